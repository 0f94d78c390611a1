"""The debugging session: which function stands where, what was read of it, and what was asked in its console."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.base.signal import Signal
from workbench.model.debug import BreakpointState, DebugStop, Scope, StackFrame, Variable
from workbench.model.run import Run

MOST_LINES = 1000
"""Of the console; the oldest give way."""


class DebugState(StrEnum):
    """Where a session is; `NONE` is no session."""

    NONE = "none"
    STARTING = "starting"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """What was asked in the console, or what came of it; `failed` is what the function's code raised."""

    text: str
    asked: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Watched:
    """A watch expression and its value in the chosen frame; None where it has none now, `fault` says why."""

    expression: str
    value: Variable | None = None
    fault: str = ""


class DebugStore:
    """One session at most. `changed` tells of state, stop, frame and breakpoints; the others of the rest.

    `variables_read` carries the reference that was read. `ended` is the run of the session before, `fault` why none
    came of it. `asked` says that the code was told to go on or to pause and has not done so yet.
    """

    def __init__(self) -> None:
        self.state = DebugState.NONE
        self.run_id = ""
        self.function = ""
        self.stop: DebugStop | None = None
        self.frame: StackFrame | None = None
        self.scopes: tuple[Scope, ...] = ()
        self.variables: dict[int, tuple[Variable, ...]] = {}
        self.watched: tuple[Watched, ...] = ()
        self.console: tuple[ConsoleLine, ...] = ()
        self.ended: Run | None = None
        self.fault = ""
        self.asked = False
        self.changed: Signal[None] = Signal()
        self.scopes_read: Signal[None] = Signal()
        self.variables_read: Signal[int] = Signal()
        self.watches_changed: Signal[None] = Signal()
        self.console_changed: Signal[None] = Signal()
        self._breakpoints: dict[tuple[Path, int], BreakpointState] = {}

    @property
    def is_on(self) -> bool:
        """Whether there is a session."""
        return self.state is not DebugState.NONE

    def begin(self, run_id: str, function: str) -> None:
        """A session of a run starts."""
        self.run_id, self.function = run_id, function
        self.ended, self.fault = None, ""
        self._breakpoints = {}
        self._forget_stop()
        self._become(DebugState.STARTING)

    def attached(self, breakpoints: Iterable[BreakpointState]) -> None:
        """The debugger has the runtime."""
        self._breakpoints = {(one.path, one.line): one for one in breakpoints}
        self._become(DebugState.RUNNING)

    def stopped(self, stop: DebugStop) -> None:
        """The code stands still, in the newest frame that is the user's own code, or the newest."""
        self._forget_stop()
        self.stop = stop
        own = (one for one in stop.frames if not one.subtle and one.path is not None)
        self.frame = next(own, stop.frames[0] if stop.frames else None)
        self._become(DebugState.STOPPED)

    def continued(self) -> None:
        """The code runs on: what was read of it is void."""
        self._forget_stop()
        self._become(DebugState.RUNNING)

    def end(self, run: Run | None, fault: str = "") -> None:
        """The session is over: with its run, or because of a fault that kept it from running."""
        self.ended, self.fault = run, fault
        self._breakpoints = {}
        self._forget_stop()
        self._become(DebugState.NONE)

    def forget(self) -> None:
        """Nothing has been debugged."""
        self.console, self.ended, self.fault = (), None, ""
        self.console_changed.emit(None)
        self.changed.emit(None)

    # -- what is read of a stop ------------------------------------------------------------------

    def choose(self, frame: StackFrame) -> None:
        """Another frame of the stop is looked at."""
        self.frame, self.scopes = frame, ()
        self.variables.clear()
        self.changed.emit(None)

    def put_scopes(self, scopes: tuple[Scope, ...]) -> None:
        """What the chosen frame has; what was read of it before is to be read again."""
        self.scopes = scopes
        self.variables.clear()
        self.scopes_read.emit(None)

    def put_variables(self, reference: int, variables: tuple[Variable, ...]) -> None:
        """What a reference leads to."""
        self.variables[reference] = variables
        self.variables_read.emit(reference)

    # -- breakpoints -----------------------------------------------------------------------------

    def put_breakpoints(self, breakpoints: Iterable[BreakpointState], of: Path | None = None) -> None:
        """What became of some breakpoints; with `of` they are all that this file has."""
        others = {place: one for place, one in self._breakpoints.items() if place[0] != of}
        self._breakpoints = {**others, **{(one.path, one.line): one for one in breakpoints}}
        self.changed.emit(None)

    def unheld(self, path: Path) -> dict[int, str]:
        """The lines (from 1) of a file whose breakpoints do not hold, and why."""
        states = (one for one in self._breakpoints.values() if one.path == path and not one.verified)
        return {one.line: one.message for one in states}

    # -- watch expressions and console -----------------------------------------------------------

    def watch(self, watched: Iterable[Watched]) -> None:
        """These are the watch expressions."""
        self.watched = tuple(watched)
        self.watches_changed.emit(None)

    def say(self, line: ConsoleLine) -> None:
        """One more line of the console."""
        self.console = (*self.console, line)[-MOST_LINES:]
        self.console_changed.emit(None)

    def _forget_stop(self) -> None:
        self.stop, self.frame, self.scopes = None, None, ()
        self.variables.clear()

    def _become(self, state: DebugState) -> None:
        self.state, self.asked = state, False
        self.changed.emit(None)
