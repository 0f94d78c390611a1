"""One debugging session: an invoke that is debugged, from its start to its end, and the breakpoints that it knows."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.breakpoints import all_breakpoints
from workbench.app.use_cases.debug_reading import read_frame
from workbench.app.use_cases.invoke import invoke
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import DebugOptions
from workbench.model.environment import ExecutorKind
from workbench.model.errors import DebuggerError
from workbench.model.event_draft import PreparedEvent
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import BreakpointsChanged, DebuggeeContinued, DebuggeeStopped, DebuggerAttached, Run, RunEvent

if TYPE_CHECKING:
    from workbench.app.application import Application

Breakpoints = dict[Path, tuple[SourceBreakpoint, ...]]


@dataclass(frozen=True, slots=True)
class Launch:
    """What is debugged, and with which event: enough to do it once more."""

    function: str
    scope: str
    event: PreparedEvent
    event_name: str
    event_type: str
    options: InvokeOptions
    executor: ExecutorKind | None


class DebugSession:
    """Runs a launch under the debugger and writes the store; `over` is set when all is cleaned up.

    `launch` is None while its event is made ready. `stopping` says that it was asked to end.
    """

    def __init__(self, app: "Application", run_id: str) -> None:
        self._app = app
        self._run_id = run_id
        self._task = asyncio.current_task()
        self._told: Breakpoints = {}
        self._telling: asyncio.Task[None] | None = None
        self._attached = False
        self.launch: Launch | None = None
        self.stopping = False
        self.over = asyncio.Event()

    async def run(self, launch: Launch) -> Run:
        """Invoke it; raises as `invoke`."""
        self.launch = launch
        self._told = _enabled(self._app)
        unfollow = self._app.breakpoints.changed.connect(lambda _root: self._tell_breakpoints())
        try:
            return await invoke(
                self._app,
                launch.function,
                launch.event,
                event_name=launch.event_name,
                event_type=launch.event_type,
                executor=launch.executor,
                emit=self._hear,
                run_id=self._run_id,
                options=launch.options,
                scope=launch.scope,
                debug=DebugOptions(tuple(one for each in self._told.values() for one in each)),
            )
        finally:
            unfollow()

    def stop(self) -> None:
        """End it; a run that has not begun is given up."""
        self.stopping = True
        if not self._app.in_flight.cancel(self._run_id) and self._task is not None:
            self._task.cancel()

    def _hear(self, event: RunEvent) -> None:
        store = self._app.debug
        match event:
            case DebuggerAttached():
                self._attached = True
                store.attached(event.breakpoints)
                self._tell_breakpoints()
            case DebuggeeStopped():
                store.stopped(event.stop)
                self._app.tasks.start(read_frame(self._app), name="debug-frame")
            case DebuggeeContinued():
                store.continued()
            case BreakpointsChanged():
                store.put_breakpoints(event.breakpoints)
            case _:
                return

    def _tell_breakpoints(self) -> None:
        """One file after the other: what the user changes meanwhile is told when its turn comes."""
        if self._attached and (self._telling is None or self._telling.done()):
            self._telling = self._app.tasks.start(self._tell(), name="debug-breakpoints")

    async def _tell(self) -> None:
        while (path := self._untold()) is not None:
            wanted = _enabled(self._app).get(path, ())
            self._told[path] = wanted
            try:
                states = await self._app.engine.debug_breakpoints(self._run_id, path, wanted)
            except DebuggerError:
                if self.stopping or self.over.is_set():
                    return  # it ended meanwhile
                raise
            if not self.over.is_set():
                self._app.debug.put_breakpoints(states, of=path)

    def _untold(self) -> Path | None:
        """A file whose breakpoints are others than the debugger knows."""
        now = _enabled(self._app)
        return next((path for path in (*now, *self._told) if now.get(path, ()) != self._told.get(path, ())), None)


def _enabled(app: "Application") -> Breakpoints:
    """The breakpoints that hold, by file."""
    found: Breakpoints = {}
    for one in all_breakpoints(app):
        if one.enabled:
            found[one.path] = (*found.get(one.path, ()), one)
    return found
