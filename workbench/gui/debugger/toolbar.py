"""The row above a debugged function: where it stands, and the buttons that move it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from workbench.app.stores.debug import DebugState, DebugStore
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow_action, icon_button, label, name, set_role
from workbench.model.debug import DebugStop, StackFrame

COMMANDS = (
    "debug.continue",
    "debug.pause",
    "debug.step_over",
    "debug.step_into",
    "debug.step_out",
    "debug.restart",
    "debug.stop",
)


_LEAST = 24


class DebugToolbar(QWidget):
    """Buttons of the commands. Pause takes the place of Continue while the code runs."""

    def __init__(self, store: DebugStore, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        name(self, "debug.toolbar", tr("Debugging"))
        self.buttons = {one: self._button(look, actions, one) for one in COMMANDS}
        self.state = label("", "warn", self)
        self.state.setObjectName("debug.state")
        self.why = label("", "err", self)
        self.why.setObjectName("debug.why")
        self.why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.deadline = label(tr("deadline held"), "muted", self)
        name(self.deadline, "debug.deadline", tr("deadline held"), tr("A function that is debugged has no timeout."))
        self.state.setMinimumWidth(_LEAST)  # a long name must not hold the panel wide
        self.deadline.setMinimumWidth(_LEAST)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 16, 4)
        row.setSpacing(2)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.state)
        row.addSpacing(10)
        row.addWidget(self.why, 1)
        row.addWidget(self.deadline)

    def show_stop(self, stop: DebugStop | None, frame: StackFrame | None) -> None:
        """Say where the code stands, or that it runs."""
        store = self._store
        starting = store.state is DebugState.STARTING
        if stop is not None:
            self._say(paused_text(store.function, stop, frame), "warn")
        else:
            text = tr("starting · {function}") if starting else tr("running · {function}")
            self._say(text.format(function=store.function), "run")
        self.why.setText("" if stop is None else " ".join(stop.text.split()))
        self.why.setToolTip("" if stop is None else stop.text)
        self.buttons["debug.pause"].setVisible(stop is None)
        self.buttons["debug.continue"].setVisible(stop is not None)

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        self.state.setToolTip(text)
        set_role(self.state, role)

    def _button(self, look: Look, actions: Actions, command: str) -> QToolButton:
        action = actions.action(command)
        button = icon_button(look, actions.command(command).icon, self, "text")
        button.clicked.connect(action.trigger)
        follow_action(action, button, lambda: _name(button, command, action))
        return button


def paused_text(function: str, stop: DebugStop, frame: StackFrame | None) -> str:
    """Where the code stands: `paused · Orders line 17`."""
    shown = frame or (stop.frames[0] if stop.frames else None)
    if shown is None:
        return tr("paused · {function}", function=function)
    return tr("paused · {function} line {line}", function=function, line=shown.line)


def _name(button: QToolButton, command: str, action: QAction) -> None:
    name(button, command, action.text(), action.toolTip())
    button.setEnabled(action.isEnabled())
