"""Works out what the function would be while its name is typed; what is asked for last is what comes."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.app.application import Application
from workbench.app.use_cases.new_function import Wanted, free_name, plan_function
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import WorkbenchError

DELAY_MS = 60


class Planning(QObject):
    """`planned` carries the NewFunction; `refused` the error, and what it would be under a free name (or None)."""

    planned = Signal(object)
    refused = Signal(object, object)

    def __init__(self, app: Application, tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._wanted: Wanted | None = None
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self._start)

    def ask(self, wanted: Wanted) -> None:
        """Work it out soon, unless something else is asked for."""
        self._wanted = wanted
        self._timer.start()

    def stop(self) -> None:
        """What was asked for is wanted no more."""
        self._wanted = None
        self._timer.stop()

    def _start(self) -> None:
        if self._wanted is not None:
            self._tasks.start(self._plan(self._wanted), "plan-function")

    async def _plan(self, wanted: Wanted) -> None:
        try:
            new = await plan_function(self._app, wanted)
        except WorkbenchError as error:
            await self._refuse(wanted, error)
        else:
            if wanted is self._wanted:
                self.planned.emit(new)

    async def _refuse(self, wanted: Wanted, error: WorkbenchError) -> None:
        """A wrong name is no reason to show nothing of the blueprint."""
        try:
            other = replace(wanted, name=free_name(self._app, wanted.blueprint, wanted.folder))
            shown = await plan_function(self._app, other)
        except WorkbenchError:
            shown = None
        if wanted is self._wanted:
            self.refused.emit(error, shown)
