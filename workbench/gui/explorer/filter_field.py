"""The explorer's filter field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FilterField(QLineEdit):
    """`left` comes when Down, Enter or a second Escape leave it for the tree; Escape empties it first."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("explorer.filter")
        self.setAccessibleName("Filter functions and events")
        self.setPlaceholderText("Filter functions, runtimes")
        self.setClearButtonEnabled(True)
        self.icon = QAction(self)
        self.addAction(self.icon, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys that are not typing."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
