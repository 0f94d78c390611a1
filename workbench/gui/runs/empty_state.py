"""What an empty panel shows: what would fill it, and the button that does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, follow_action, label, name, push_button, set_role


class EmptyState(QWidget):
    """Two lines of text and, where there is something to press, a button for `action`."""

    def __init__(
        self,
        look: Look,
        object_name: str,
        action: QAction | None = None,
        parent: QWidget | None = None,
        *,
        icon: str = "play",
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        set_role(self, "panel")
        name(self, object_name, tr("Nothing to show"))
        self.title = label("", parent=self)
        self.title.setFont(look.text_font(weight=500))
        self.detail = label("", "muted", self)
        self.detail.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(4)
        layout.addStretch(1)
        layout.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.detail)
        if action is not None:
            layout.addLayout(self._button_row(look, object_name, action))
        layout.addStretch(2)

    def _button_row(self, look: Look, object_name: str, action: QAction) -> QHBoxLayout:
        self.button = push_button(f" {action.text()}", parent=self)
        name(self.button, f"{object_name}.button", action.text(), action.toolTip())
        follow(look, self.button, lambda: self.button.setIcon(look.icon(self._icon, "text")))
        self.button.clicked.connect(action.trigger)
        follow_action(action, self.button, lambda: self.button.setEnabled(action.isEnabled()))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        return row

    def say(self, title: str, detail: str = "") -> None:
        """Change the texts."""
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleDescription(f"{title} {detail}".strip())
