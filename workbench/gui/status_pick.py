"""A part of the status bar that says what holds, and opens a menu of what else could."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from workbench.gui.look import STATUS_BAR, Look
from workbench.gui.widgets import name


class StatusPick(QPushButton):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look, object_name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accessible = accessible
        name(self, object_name, accessible, accessible)
        self.setProperty("role", "status-text")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(STATUS_BAR - 2)
        self.setFont(look.number_font(12))
        self.hide()

    def say(self, text: str) -> None:
        """Show what holds; nothing hides it."""
        self.setText(text)
        self.setAccessibleName(f"{self._accessible}: {text}" if text else self._accessible)
        self.setVisible(bool(text))
