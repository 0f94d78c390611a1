"""What functions are doing now, for the explorer: gathered from the runs, the engine and the favourites."""

from collections import Counter

from PySide6.QtCore import QObject, Signal

from workbench.app.application import Application
from workbench.gui.models.function_state import IDLE, FunctionState
from workbench.gui.models.function_tree import Row
from workbench.model.deploy import Sync
from workbench.model.environment import EngineStatus, EnvironmentState
from workbench.model.remote import RemotePlace
from workbench.model.run import Run, RunOutcome

_WARM = (EnvironmentState.IDLE, EnvironmentState.BUSY)
_Place = tuple[str, str]
"""A workspace's folder or a scope of the Lambda service, and a function's name."""


class FunctionStates(QObject):
    """Answers for a row. `changed` tells that some answer is another one now."""

    changed = Signal()

    def __init__(self, app: Application, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._running: dict[str, _Place] = {}
        self._runs: Counter[_Place] = Counter()
        self._warm: Counter[str] = Counter()
        self._starred: frozenset[_Place] = frozenset()
        self._synced: dict[str, Sync] = {}
        self._deployed: dict[tuple[RemotePlace, str], Sync] = {}
        for run in app.runs.recent:
            self._note(run)
        if app.engine_status.current is not None:
            self._count(app.engine_status.current)
        stops = (
            app.runs.changed.connect(self._run_changed),
            app.engine_status.changed.connect(self._status_changed),
            app.sync.changed.connect(lambda _none: self._sync_changed()),
            app.workspace.changed.connect(lambda _workspace: self._sync_changed()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    def of(self, row: Row) -> FunctionState:
        """What the row's function is doing."""
        if row.remote is not None and row.place is not None:
            deployed = self._deployed.get((row.place, row.remote.name))
            return IDLE if deployed is None else FunctionState(sync=deployed)
        if row.function is None:
            return IDLE
        function = row.function.name
        place = (row.scope or self._root, function)
        running, warm, starred = self._runs[place], self._warm[function], place in self._starred
        sync = None if row.scope else self._synced.get(function)
        if sync is not None:
            return FunctionState(running, warm, starred, sync)
        return FunctionState(running, warm, starred) if running or warm or starred else IDLE

    def star(self, places: dict[str, tuple[str, ...]]) -> None:
        """The favourites are these, by the folder of the workspace or the scope of the service."""
        self._starred = frozenset((place, name) for place, names in places.items() for name in names)

    @property
    def _root(self) -> str:
        workspace = self._app.workspace.current
        return "" if workspace is None else str(workspace.root)

    def _run_changed(self, run: Run) -> None:
        if self._note(run):
            self.changed.emit()

    def _note(self, run: Run) -> bool:
        """Count a run while it goes on; whether that changes anything."""
        place = (run.workspace, run.function)
        runs = run.outcome is RunOutcome.RUNNING or (not run.ended and run.queue is not None and run.queue.running)
        if runs == (run.id in self._running):
            return False
        if runs:
            self._running[run.id] = place
            self._runs[place] += 1
        else:
            self._runs[self._running.pop(run.id)] -= 1
        return True

    def _status_changed(self, status: EngineStatus) -> None:
        before = self._warm
        self._count(status)
        if self._warm != before:
            self.changed.emit()

    def _sync_changed(self) -> None:
        workspace, before = self._app.workspace.current, self._synced
        self._synced = {} if workspace is None else self._app.sync.known(workspace.root)
        if self._synced == before:
            return
        targets = ((sync.target, sync) for sync in self._synced.values())
        self._deployed = {(target.place, target.function): sync for target, sync in targets if target is not None}
        self.changed.emit()

    def _count(self, status: EngineStatus) -> None:
        self._warm = Counter(one.function for one in status.environments if one.state in _WARM)
