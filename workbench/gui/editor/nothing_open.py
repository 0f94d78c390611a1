"""What the editor shows while no file is open: what to do, and the buttons that do it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.actions import Actions
from workbench.gui.translation import tr
from workbench.gui.widgets import follow_action

_OFFERED = ("file.quick_open", "workspace.open")


class NothingOpen(QWidget):
    """A sentence and two buttons, in the middle."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor.nothing")
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        text = QLabel(tr("Choose a function in the explorer to see its handler."), self)
        text.setProperty("role", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setWordWrap(True)
        column.addWidget(text)
        for command_id in _OFFERED:
            column.addWidget(self._button(actions, command_id), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _button(self, actions: Actions, command_id: str) -> QPushButton:
        action = actions.action(command_id)
        button = QPushButton(self)
        button.setObjectName(f"editor.nothing.{command_id}")
        button.setAccessibleName(action.text())
        button.setMinimumWidth(200)
        button.clicked.connect(action.trigger)
        follow_action(action, button, lambda: _show(button, action))
        return button


def _show(button: QPushButton, action: QAction) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(f"{action.text()}  {keys}" if keys else action.text())
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
