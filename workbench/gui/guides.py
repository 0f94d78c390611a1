"""What explains the program in the window: the welcome page, the help and the tour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.app.use_cases.runtimes import runtime_states
from workbench.gui.actions import Actions
from workbench.gui.help.opening import Help
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

if TYPE_CHECKING:
    from workbench.gui.window import MainWindow


class Guides(QObject):
    """The guides of one window."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, window: "MainWindow") -> None:
        super().__init__(window)
        self.help = Help(app, look, actions, window.preferences, window)
        window.closed.connect(self.help.close)
        self._app = app
        self._tasks = tasks
        self._window = window
        actions.bind("help.welcome", self.show_welcome)
        welcome = window.welcome
        welcome.shown.connect(lambda: tasks.start(self._look_at_machine(), "look-at-machine"))
        for chosen in (welcome.sample_asked, welcome.workspace_chosen):
            chosen.connect(self._leave_welcome)

    def show_welcome(self) -> None:
        """Show the welcome page, with the keyboard in it."""
        self._window.show_welcome()
        self._window.welcome.focus_first()

    def _leave_welcome(self) -> None:
        """What was chosen may be open already, behind the page."""
        if self._app.workspace.current is not None:
            self._window.show_editor()

    async def _look_at_machine(self) -> None:
        self._window.welcome.machine.show_runtimes(await runtime_states(self._app))
