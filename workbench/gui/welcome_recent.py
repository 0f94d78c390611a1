"""The recent workspaces of the welcome page: a row each that opens it, with a button that takes it off the list."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbench.gui.look import Look
from workbench.gui.short_path import short_path
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, label, name

TEXT_PX = 320
"""Room for a folder's name and where it is."""


class RecentRow(QPushButton):
    """One folder; `removed` comes by its button or the Delete key. Both carry the folder."""

    chosen = Signal(Path)
    removed = Signal(Path)

    def __init__(self, path: Path, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setProperty("role", "row")
        self.setAutoDefault(False)
        name(self, "welcome.recent", tr("Open {name}", name=path.name), str(path))
        self.setAccessibleDescription(tr("{path}. Delete takes it off the list.", path=path))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(label(path.name, parent=self))
        where = label("", "muted", self)
        where.setFont(look.text_font(12))
        room = max(60, TEXT_PX - self.fontMetrics().horizontalAdvance(path.name))
        shown = short_path(path.parent)
        where.setText(where.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, room))
        layout.addWidget(where, 1)
        self.remove_button = icon_button(look, "x", self, "faint")
        self.remove_button.setFixedSize(20, 20)
        self.remove_button.setIconSize(QSize(12, 12))
        told = tr("Take {name} off the list", name=path.name)
        name(self.remove_button, "welcome.recent.remove", told, told)
        self.remove_button.clicked.connect(self._remove)
        self.clicked.connect(self._choose)
        layout.addWidget(self.remove_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete takes it off the list."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        self.chosen.emit(self.path)

    def _remove(self) -> None:
        self.removed.emit(self.path)
