"""The field for a new name, over the name in the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name
from workbench.project.identifiers import PYTHON, NameRules, name_fault

_NARROWEST = 200
_ROOM = 48


class RenameField(QFrame):
    """Asks for a new name; `accepted` carries the old and the new one. Escape, and leaving it, take it away."""

    accepted = Signal(str, str)

    def __init__(self, edit: CodeEdit, rules: NameRules = PYTHON) -> None:
        super().__init__(edit.viewport())
        self._edit = edit
        self._rules = rules
        self._old = ""
        name(self, "editor.rename", tr("Rename"))
        self.setProperty("role", "card")
        self.field = QLineEdit(self)
        name(self.field, "editor.rename.name", tr("New name"))
        self.fault = label("", "err", self)
        self.fault.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self.field)
        self._column.addWidget(self.fault)
        self.field.textChanged.connect(self._check)
        self.field.installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(lambda _value: self.leave())
        self.hide()

    def open(self, old: str, line: int, column: int) -> None:
        """Ask for another name of `old`, which begins at the place."""
        self._old = old
        self.field.setFont(self._edit.font())
        self.field.setText(old)
        self.field.selectAll()
        self._place(line, column)
        self.show()
        self.raise_()
        self.field.setFocus()

    def leave(self) -> None:
        """Take it away; the text has the keyboard again if this had it."""
        if self.isVisible():
            held = self.field.hasFocus()
            self.hide()
            if held:
                self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys of the field, and the keyboard leaving it."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._accept()
            case _:
                return False
        return True

    def _accept(self) -> None:
        new = self.field.text().strip()
        if new == self._old:
            self.leave()
        elif not name_fault(new, self._rules):
            self.leave()
            self.accepted.emit(self._old, new)

    def _check(self, text: str) -> None:
        self.fault.setText(name_fault(text.strip(), self._rules))
        self.fault.setVisible(bool(self.fault.text()))
        self._fit()

    def _place(self, line: int, column: int) -> None:
        viewport: QWidget = self._edit.viewport()
        box = self._edit.cursorRect(self._edit.cursor_at(line, column))
        self._fit()
        self.move(
            max(0, min(box.left() - 8, viewport.width() - self.width())),
            max(0, min(box.top() - 6, viewport.height() - self.height())),
        )

    def _fit(self) -> None:
        width = max(_NARROWEST, self.field.fontMetrics().horizontalAdvance(self.field.text()) + _ROOM)
        self.setFixedWidth(width)
        tall = self._column.hasHeightForWidth()
        self.setFixedHeight(self._column.totalHeightForWidth(width) if tall else self._column.totalSizeHint().height())
