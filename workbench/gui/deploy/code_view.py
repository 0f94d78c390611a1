"""The files of a package that differ from the deployed ones, with their texts side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.change_texts import ChangeTexts, count_text
from workbench.gui.deploy.texts import change_text
from workbench.gui.look import ROW, Look
from workbench.gui.runs.diff_rows import DiffRow, diff_rows
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name
from workbench.model.deploy import ChangeKind, CodeChange

_LIST_PX = 184


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A change with the rows of its texts where both sides have one; `count` says then how many lines differ."""

    change: CodeChange
    rows: tuple[DiffRow, ...] | None = None
    count: str = ""

    def shown(self) -> tuple[DiffRow, ...] | None:
        """The rows; those of a text on one side are made when they are looked at. None for what is no text."""
        if self.rows is not None or self.change.before is None or self.change.after is None:
            return self.rows
        return diff_rows(self.change.before, self.change.after, exact=True)


def changed_files(changes: Sequence[CodeChange]) -> tuple[ChangedFile, ...]:
    """The changes with their rows; large texts take seconds."""
    return tuple(map(_compared, changes))


def _compared(change: CodeChange) -> ChangedFile:
    if change.kind is not ChangeKind.CHANGED or change.before is None or change.after is None:
        return ChangedFile(change)
    rows = diff_rows(change.before, change.after, exact=True)
    return ChangedFile(change, rows, count_text(rows))


class CodeView(QSplitter):
    """Shows files, or a sentence in their place. F7 goes to the next difference of a file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._shown: tuple[ChangedFile, ...] = ()
        self.files = QListWidget(self)
        name(self.files, "deploy.files", tr("Files that change"))
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        self.files.setStyleSheet("QListWidget::item { padding-left: 13px; }")
        self.texts = ChangeTexts(look, "deploy", self)
        self.told = label("", "muted", self)
        name(self.told, "deploy.code_told", tr("What is known of the code"))
        self._pages = QStackedWidget(self)
        self._lay_out()
        self.files.currentRowChanged.connect(self._show)
        self.tell("")

    def _lay_out(self) -> None:
        page = QWidget(self)
        page.setProperty("role", "editor")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.told)
        self._pages.addWidget(self.texts)
        self._pages.addWidget(page)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.files)
        self.addWidget(self._pages)
        self.setStretchFactor(1, 1)
        self.setSizes([_LIST_PX, 4 * _LIST_PX])

    def show_files(self, files: tuple[ChangedFile, ...]) -> None:
        """Show these, the first one open."""
        self._shown = ()
        self.files.clear()
        self._shown = files
        for file in files:
            item = QListWidgetItem(f"{file.change.path}  {change_text(file.change, file.count)}")
            item.setToolTip(file.change.path)
            item.setSizeHint(QSize(0, ROW))
            self.files.addItem(item)
        self.files.setVisible(bool(files))
        self.files.setCurrentRow(0)

    def tell(self, text: str) -> None:
        """Show a sentence and no files."""
        self.show_files(())
        self._say(text)

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self._pages.setCurrentIndex(1)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        rows = self._shown[row].shown()
        if rows is None:
            self._say(tr("This file is no text, or a large one: only its size is shown."))
        else:
            self._pages.setCurrentIndex(0)
            self.texts.show_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F7 and Shift+F7."""
        if event.key() == Qt.Key.Key_F7:
            self.texts.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
