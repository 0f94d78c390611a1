"""What an engine does for invokes that are debugged: it runs them beside a session, and passes on what is asked."""

import asyncio
import dataclasses
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.engine.debugger.session import DebugSession, Listeners
from workbench.engine.executors.base import Executor
from workbench.engine.sandbox_setting import UNHURRIED_S, Debugged
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, Scope, Variable
from workbench.model.errors import DebuggerError
from workbench.model.invoke import InvokeRequest, InvokeResult, LogLine, LogSource
from workbench.model.run import Emit, LogWritten

_NOT_ATTACHED = "The debugger did not attach: the runtime was not started with it."
_LOG = logger("debugger")

Work = Callable[[Debugged], Coroutine[object, object, InvokeResult]]
"""Runs an invoke whose sandbox finds its debugger so."""


def unhurried(request: InvokeRequest) -> InvokeRequest:
    """The request as it is run under a debugger: apart and without a timeout.

    `context.get_remaining_time_in_millis` counts from the end of `UNHURRIED_S`, so that code which watches it goes on
    as if no time had passed while the developer looked.
    """
    return dataclasses.replace(request, apart=True, timeout_override_s=UNHURRIED_S) if request.debug else request


class DebugCalls:
    """The debugging half of an engine; sessions are found by their request's id."""

    def __init__(self) -> None:
        self._sessions: dict[str, DebugSession] = {}
        self._lingering: set[DebugSession] = set()
        self._ends = TaskOwner(_tell)

    async def _debug(
        self, request: InvokeRequest, listeners: Listeners, executor: Executor, work: Work
    ) -> InvokeResult:
        """The result of `work`, which is cancelled when the debugger fails. Raises DebuggerError then."""
        assert request.debug is not None
        session = DebugSession(request.function, request.debug, listeners)
        try:
            link = await session.open(await executor.endpoint())
            self._sessions[request.request_id] = session
            result = await _beside(session, work(Debugged(link, session.located, session.drain)))
            return result if session.attached else _told(result, listeners.emit)
        finally:
            self._sessions.pop(request.request_id, None)
            session.end()
            self._ends.start(self._linger(session), "debugger's end")

    async def _linger(self, session: DebugSession) -> None:
        self._lingering.add(session)
        try:
            await session.linger()
        finally:
            self._lingering.discard(session)

    async def close_debugging(self) -> None:
        """Hang up on every debuggee, now that their sandboxes have been stopped."""
        for session in (*self._sessions.values(), *self._lingering):
            session.hang_up()
        await self._ends.drain()

    async def debug_step(self, request_id: str, action: DebugAction) -> None:
        """Have an invoke that is debugged go on, step or pause. Raises DebuggerError, as all that follow."""
        await self._session(request_id).step(action)

    async def debug_breakpoints(
        self, request_id: str, path: Path, breakpoints: tuple[SourceBreakpoint, ...]
    ) -> tuple[BreakpointState, ...]:
        """A file has these breakpoints from now on; what became of each that is switched on."""
        return await self._session(request_id).set_breakpoints(path, breakpoints)

    async def debug_scopes(self, request_id: str, frame: int) -> tuple[Scope, ...]:
        """What a frame of the current stop has."""
        return await self._session(request_id).scopes(frame)

    async def debug_variables(self, request_id: str, reference: int) -> tuple[Variable, ...]:
        """What a reference of the current stop leads to."""
        return await self._session(request_id).variables(reference)

    async def debug_evaluate(self, request_id: str, expression: str, frame: int) -> Variable:
        """What an expression, or a statement, comes to in a frame. What it raises is the error's reason."""
        return await self._session(request_id).evaluate(expression, frame)

    def _session(self, request_id: str) -> DebugSession:
        session = self._sessions.get(request_id)
        if session is None:
            raise DebuggerError(
                "This invoke is not debugged.", "It has ended, or was started without the debugger.", "Debug it again."
            )
        return session


async def _beside(session: DebugSession, work: Coroutine[object, object, InvokeResult]) -> InvokeResult:
    owner = TaskOwner(lambda _error: None)  # whoever asked gets the error
    running = owner.start(work, "debugged invoke")
    try:
        either: set[asyncio.Future[Any]] = {running, session.failed}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not running.done() and session.failed.done():
            raise session.failed.result()
        return await running
    finally:
        await owner.close()


def _told(result: InvokeResult, emit: Emit) -> InvokeResult:
    line = LogLine(_NOT_ATTACHED, LogSource.PLATFORM, clock.wall_ns())
    emit(LogWritten(line))
    return dataclasses.replace(result, log=(*result.log, line))


def _tell(error: BaseException) -> None:
    _LOG.warning("A debugger did not end well.", exc_info=error)
