"""The bar that goes to a line, or to a line and column."""

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.translation import tr

_PLACE = re.compile(r"\s*(\d+)\s*(?:[:,]\s*(\d+))?\s*")


class GoToBar(QWidget):
    """A field for `line` or `line:column`; Enter goes there, Escape closes."""

    def __init__(self, edit: CodeEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.setObjectName("editor.gotobar")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit(self)
        self.field.setObjectName("editor.goto")
        self.field.setAccessibleName(tr("Go to line"))
        self.field.setPlaceholderText(tr("Line, or line:column"))
        self.field.setMaximumWidth(220)
        self.field.installEventFilter(self)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self._hint, 1)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with an empty field."""
        self._hint.setText(tr("{least:,} to {most:,}", least=1, most=self._edit.blockCount()))
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Hide the bar; the keyboard goes back to the text."""
        self.hide()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter and Escape in the field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._go()
                    return True
                case Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        found = _PLACE.fullmatch(self.field.text())
        if found is None:
            self._hint.setText(tr("Type a number, such as 12 or 12:5."))
            return
        self.close_bar()
        self._edit.go_to(int(found[1]) - 1, int(found[2] or 1) - 1)
