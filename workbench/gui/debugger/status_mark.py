"""What the status bar says while a function is debugged."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.app.stores.debug import DebugStore
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, label, name


class DebuggingMark(QWidget):
    """Follows the store; hidden while nothing is debugged."""

    def __init__(self, store: DebugStore, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        name(self, "status.debugging", tr("Debugging"))
        picture = label("", parent=self)
        follow(look, picture, lambda: picture.setPixmap(look.icon("bug", "warn", 14).pixmap(14, 14)))
        text = label(tr("debugging"), "warn", self)
        text.setFont(look.number_font(12))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(text)
        self.destroyed.connect(store.changed.connect(self._show))
        self._show()

    def _show(self, _told: None = None) -> None:
        self.setVisible(self._store.is_on)
        self.setToolTip(tr("{function} is being debugged.", function=self._store.function))
