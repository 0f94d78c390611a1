"""A debugger that does as it is told: scripted stops, variables and values, and a record of what was asked of it."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, DebugStop, Scope, Variable
from workbench.model.errors import DebuggerError
from workbench.model.invoke import InvokeRequest
from workbench.model.run import BreakpointsChanged, DebuggeeContinued, DebuggeeStopped, DebuggerAttached, Emit, RunEvent

K = TypeVar("K")
V = TypeVar("V")


@dataclass
class Debuggee:
    """What invokes that are debugged do: they stop at each of `stops`, and go on after any step but a pause.

    `scopes` are by frame, `variables` by reference, `values` by expression; what is not there is a DebuggerError.
    Breakpoints do not hold at the lines of `nowhere`. With `failure` the debugger does not attach.
    """

    stops: tuple[DebugStop, ...] = ()
    scopes: dict[int, tuple[Scope, ...]] = field(default_factory=dict)
    variables: dict[int, tuple[Variable, ...]] = field(default_factory=dict)
    values: dict[str, Variable] = field(default_factory=dict)
    nowhere: tuple[int, ...] = ()
    failure: DebuggerError | None = None

    def states(self, breakpoints: tuple[SourceBreakpoint, ...]) -> tuple[BreakpointState, ...]:
        """What becomes of breakpoints; those that are switched off are not set."""
        return tuple(
            BreakpointState(one.path, one.line, one.line not in self.nowhere, "No code." * (one.line in self.nowhere))
            for one in breakpoints
            if one.enabled
        )


@dataclass
class _Standing:
    """An invoke that is debugged: who is told, and the steps that it is still to take."""

    emit: Emit
    steps: asyncio.Queue[DebugAction] = field(default_factory=asyncio.Queue)


@dataclass(kw_only=True)
class FakeDebugger:
    """The debugging half of a fake engine. `steps`, `changes` and `evaluated` are what was asked, in order."""

    debuggee: Debuggee = field(default_factory=Debuggee)
    steps: list[tuple[str, DebugAction]] = field(default_factory=list)
    changes: list[tuple[str, Path, tuple[SourceBreakpoint, ...]]] = field(default_factory=list)
    evaluated: list[tuple[str, str, int]] = field(default_factory=list)
    _standing: dict[str, _Standing] = field(default_factory=dict)

    async def debugged(self, request: InvokeRequest, emit: Emit) -> None:
        """The stops of a request that is debugged; nothing for another."""
        if request.debug is None:
            return
        if self.debuggee.failure is not None:
            raise self.debuggee.failure
        standing = self._standing[request.request_id] = _Standing(emit)
        emit(DebuggerAttached(self.debuggee.states(request.debug.breakpoints)))
        try:
            for stop in self.debuggee.stops:
                emit(DebuggeeStopped(stop))
                await standing.steps.get()
                emit(DebuggeeContinued())
        finally:
            del self._standing[request.request_id]

    def tell(self, request_id: str, event: RunEvent) -> None:
        """Say something of an invoke that is debugged, as the debugger does by itself."""
        self._of(request_id).emit(event)

    async def debug_step(self, request_id: str, action: DebugAction) -> None:
        standing = self._of(request_id)
        self.steps.append((request_id, action))
        if action is not DebugAction.PAUSE:
            standing.steps.put_nowait(action)

    async def debug_breakpoints(
        self, request_id: str, path: Path, breakpoints: tuple[SourceBreakpoint, ...]
    ) -> tuple[BreakpointState, ...]:
        standing = self._of(request_id)
        self.changes.append((request_id, path, breakpoints))
        states = self.debuggee.states(breakpoints)
        standing.emit(BreakpointsChanged(states))
        return states

    async def debug_scopes(self, request_id: str, frame: int) -> tuple[Scope, ...]:
        self._of(request_id)
        return _found(self.debuggee.scopes, frame)

    async def debug_variables(self, request_id: str, reference: int) -> tuple[Variable, ...]:
        self._of(request_id)
        return _found(self.debuggee.variables, reference)

    async def debug_evaluate(self, request_id: str, expression: str, frame: int) -> Variable:
        self._of(request_id)
        self.evaluated.append((request_id, expression, frame))
        return _found(self.debuggee.values, expression)

    def _of(self, request_id: str) -> _Standing:
        standing = self._standing.get(request_id)
        if standing is None:
            raise DebuggerError("This invoke is not debugged.", "It has ended, or was started without the debugger.")
        return standing


def _found(answers: dict[K, V], asked: K) -> V:
    if asked not in answers:
        raise DebuggerError("The debugger has no answer.", f"NameError: {asked!r} is not defined")
    return answers[asked]
