"""What will change in files, shown before it is done: the files at the left, the text before and after beside."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.change_texts import ChangeTexts, count_text
from workbench.gui.look import ROW, Look
from workbench.gui.runs.diff_rows import diff_rows
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name, push_button
from workbench.model.code import FileChange

_SIZE = QSize(1080, 620)
_LIST_WIDTH = 240


class ChangeReview(QDialog):
    """Shows changes; `accepted` when they shall be made. F7 goes to the next difference of a file."""

    def __init__(
        self, look: Look, title: str, verb: str, changes: Sequence[FileChange], *, root: Path | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._changes = tuple(changes)
        self._rows = [diff_rows(one.before, one.after) for one in self._changes]
        name(self, "review", title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE.boundedTo(parent.window().size() - QSize(80, 80)).expandedTo(QSize(640, 360)))
        self.files = QListWidget(self)
        name(self.files, "review.files", tr("Files that change"))
        self.texts = ChangeTexts(look, "review", self)
        self.left, self.right = self.texts.left, self.texts.right
        self.agree = push_button(verb, "primary", self)
        self.cancel = push_button(tr("Cancel"), "", self)
        self._lay_out(title)
        self._connect()
        self._list(root)

    def _lay_out(self, title: str) -> None:
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        self.files.setStyleSheet("QListWidget::item { padding-left: 13px; }")
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.files)
        middle.addWidget(self.texts)
        middle.setStretchFactor(1, 1)
        middle.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = label(title, "head", self)
        head.setContentsMargins(16, 12, 16, 12)
        column.addWidget(head)
        column.addWidget(hairline(self))
        column.addWidget(middle, 1)
        column.addWidget(hairline(self))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(label(tr("F7 goes to the next difference"), "muted", self))
        row.addStretch(1)
        name(self.cancel, "review.cancel", tr("Cancel"))
        name(self.agree, "review.agree", self.agree.text())
        for button in (self.cancel, self.agree):
            row.addWidget(button)
        self.agree.setDefault(True)
        return row

    def _connect(self) -> None:
        self.agree.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.files.currentRowChanged.connect(self._show)

    def _list(self, root: Path | None) -> None:
        for change, rows in zip(self._changes, self._rows, strict=True):
            item = QListWidgetItem(f"{_short(change.path, root)}  {count_text(rows)}")
            item.setToolTip(str(change.path))
            item.setSizeHint(QSize(0, ROW))
            self.files.addItem(item)
        if self._changes:
            self.files.setCurrentRow(0)

    def _show(self, row: int) -> None:
        self.texts.show_rows(self._rows[row])

    def go(self, step: int) -> None:
        """Go to the next difference of the file, or with -1 to the one before; after the last comes the first."""
        self.texts.go(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F7 and Shift+F7."""
        if event.key() == Qt.Key.Key_F7:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def review_changes(
    look: Look,
    title: str,
    verb: str,
    changes: Sequence[FileChange],
    agreed: Callable[[], None],
    *,
    root: Path | None,
    parent: QWidget,
) -> ChangeReview:
    """Show changes over `parent`'s window; `agreed` is called when the button `verb` is pressed."""
    made = ChangeReview(look, title, verb, changes, root=root, parent=parent)
    made.accepted.connect(agreed)
    made.open()
    made.files.setFocus()
    return made


def _short(path: Path, root: Path | None) -> str:
    return str(path.relative_to(root)) if root is not None and path.is_relative_to(root) else str(path)
