"""What the explorer shows instead of a tree: what would fill it, and the buttons that do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.widgets import follow_action


class EmptyState(QWidget):
    """A heading, a sentence, and a button for each action."""

    def __init__(self, title: str, text: str, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 16)
        layout.setSpacing(8)
        heading = QLabel(title, self)
        heading.setProperty("role", "head")
        body = QLabel(text, self)
        body.setProperty("role", "muted")
        body.setWordWrap(True)
        layout.addWidget(heading)
        layout.addWidget(body)
        layout.addSpacing(4)
        for action in actions:
            layout.addWidget(self._button(action))
        layout.addStretch(1)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setObjectName(f"explorer.empty.{action.objectName()}")
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(action.trigger)
        follow_action(action, button, lambda: button.setEnabled(action.isEnabled()))
        return button
