"""What explains the program in the window: the welcome page, the help and the tour."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.app.use_cases.runtimes import runtime_states
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui.actions import Actions
from workbench.gui.help.opening import Help
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.tour.tour import Tour
from workbench.model.workspace import Workspace

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
        self._sample: Path | None = None
        actions.bind("help.welcome", self.show_welcome)
        welcome = window.welcome
        welcome.shown.connect(lambda: tasks.start(self._look_at_machine(), "look-at-machine"))
        self.tour = Tour(app, look, actions, window, window.runs.tabs.currentIndex)
        actions.bind("help.tour", lambda: tasks.start(self._take_tour(), "tour"))
        welcome.tour_asked.connect(actions.action("help.tour").trigger)
        window.destroyed.connect(app.workspace.changed.connect(self._workspace_changed))
        for chosen in (welcome.sample_asked, welcome.workspace_chosen):
            chosen.connect(self._leave_welcome)

    def show_welcome(self) -> None:
        """Show the welcome page, with the keyboard in it."""
        self._window.show_welcome()
        self._window.welcome.focus_first()

    async def _take_tour(self) -> None:
        """Go on with the tour, in the sample."""
        root = await sample_workspace(self._app)
        workspace = self._app.workspace.current
        if workspace is None or workspace.root != root:
            await open_workspace(self._app, root)
        self._sample = root
        if self.tour.on:
            self.tour.focus()
            return
        self._window.show_editor()
        self.tour.begin()

    def _workspace_changed(self, workspace: Workspace) -> None:
        """The tour speaks of the sample: it ends where that is left."""
        if workspace.root != self._sample:
            self.tour.end()

    def _leave_welcome(self) -> None:
        """What was chosen may be open already, behind the page."""
        if self._app.workspace.current is not None:
            self._window.show_editor()

    async def _look_at_machine(self) -> None:
        self._window.welcome.machine.show_runtimes(await runtime_states(self._app))
