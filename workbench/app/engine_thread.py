"""The engine in a thread with a loop of its own, so that a busy window never delays it, nor it the window."""

import asyncio
import concurrent.futures
import contextlib
import threading
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.app.emit_batches import EmitBatches, Listener
from workbench.app.engine_calls import EngineCalls
from workbench.base.log import logger
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState, DebugAction, Scope, Variable
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit
from workbench.model.service import ObserveService, ServiceInfo, ServiceSettings

if TYPE_CHECKING:
    from workbench.engine.lambda_api.remote import Remote
    from workbench.model.async_event import AsyncEventInfo, AsyncObservation, AsyncOutcome, Observe

T = TypeVar("T")
Make = Callable[["Observe"], EngineCalls]
_LOG = logger("engine-thread")
_CLOSE_S = 10.0


def _ended() -> EngineError:
    return EngineError("The engine has ended.", "It was closed, or its thread failed.", "Start the program again.")


def _unobserved(_observation: "AsyncObservation") -> None:
    """For who does not listen."""


class EngineThread:
    """An `EngineCalls` whose engine, made by `make` on the thread, runs elsewhere. Call everything on one loop.

    `observe` is told, on that loop, what the engine observes of asynchronous events.
    """

    def __init__(self, make: Make, observe: "Observe" = _unobserved) -> None:
        self._make = make
        self._observe = observe
        self._observations: Listener[AsyncObservation] | None = None
        self._engine: EngineCalls | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._batches: EmitBatches | None = None
        self._pending: set[concurrent.futures.Future[Any]] = set()
        self._thread = threading.Thread(target=self._main, name="engine", daemon=True)
        self._ready: concurrent.futures.Future[None] = concurrent.futures.Future()

    async def start(self) -> None:
        """Start the thread and make the engine. Raises what `make` raises."""
        self._batches = EmitBatches(asyncio.get_running_loop())
        self._observations = Listener(self._batches, self._observe)
        self._thread.start()
        await asyncio.wrap_future(self._ready)

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one invoke; every event of it has been emitted, on the caller's loop, before this returns or raises."""
        if self._batches is None:
            raise _ended()
        batches = self._batches
        with batches.listener(emit) as listener:
            return await self._call(lambda engine: engine.invoke(request, listener.put))

    async def accept(self, request: InvokeRequest) -> None:
        """Queue one event."""
        await self._call(lambda engine: engine.accept(request))

    async def dry_run(self, request: InvokeRequest) -> None:
        """Say whether the request would be taken."""
        await self._call(lambda engine: engine.dry_run(request))

    def register(self, scope: str, functions: Iterable[tuple[FunctionConfig, FunctionSettings]]) -> None:
        """The functions of `scope` as they are now; before whatever is asked for next. Nothing, once it has ended."""
        if self._loop is None or self._engine is None or not self._thread.is_alive():
            return
        known = tuple(functions)
        with contextlib.suppress(RuntimeError):  # the loop was closed just now
            self._loop.call_soon_threadsafe(self._engine.register, scope, known)

    async def pending_events(self) -> "tuple[AsyncEventInfo, ...]":
        """The events that wait or run."""
        return await self._call(lambda engine: engine.pending_events())

    async def events_idle(self) -> None:
        """Return when no asynchronous event runs; what was observed has been told before this returns."""
        try:
            await self._call(lambda engine: engine.events_idle())
        finally:
            if self._batches is not None:
                self._batches.deliver_all()

    async def outcome_of_event(self, event_id: str) -> "AsyncOutcome":
        """How an accepted event ends; what was observed of it has been told before this returns."""
        try:
            return await self._call(lambda engine: engine.outcome_of_event(event_id))
        finally:
            if self._batches is not None:
                self._batches.deliver_all()

    async def purge_events(self, scope: str, function: str = "") -> int:
        """Remove the events that wait."""
        return await self._call(lambda engine: engine.purge_events(scope, function))

    async def status(self) -> EngineStatus:
        """The engine's status."""
        return await self._call(lambda engine: engine.status())

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind, scope: str = "") -> None:
        """Have an initialised environment ready."""
        await self._call(lambda engine: engine.prepare(function, executor, scope))

    async def serve(
        self, settings: ServiceSettings, remote: "Remote | None" = None, observe: ObserveService | None = None
    ) -> ServiceInfo:
        """Open the HTTP API; what it observes is told on the caller's loop."""
        if self._batches is None:
            raise _ended()
        told = Listener(self._batches, observe).put if observe is not None else None
        return await self._call(lambda engine: engine.serve(settings, remote, told))

    async def stop_serving(self) -> None:
        """Close the HTTP API."""
        await self._call(lambda engine: engine.stop_serving())

    async def debug_step(self, request_id: str, action: DebugAction) -> None:
        """Have an invoke that is debugged go on."""
        await self._call(lambda engine: engine.debug_step(request_id, action))

    async def debug_breakpoints(
        self, request_id: str, path: Path, breakpoints: tuple[SourceBreakpoint, ...]
    ) -> tuple[BreakpointState, ...]:
        """Set the breakpoints of a file."""
        return await self._call(lambda engine: engine.debug_breakpoints(request_id, path, breakpoints))

    async def debug_scopes(self, request_id: str, frame: int) -> tuple[Scope, ...]:
        """What a frame has."""
        return await self._call(lambda engine: engine.debug_scopes(request_id, frame))

    async def debug_variables(self, request_id: str, reference: int) -> tuple[Variable, ...]:
        """What a reference leads to."""
        return await self._call(lambda engine: engine.debug_variables(request_id, reference))

    async def debug_evaluate(self, request_id: str, expression: str, frame: int) -> Variable:
        """What an expression comes to."""
        return await self._call(lambda engine: engine.debug_evaluate(request_id, expression, frame))

    async def close(self) -> None:
        """Close the engine and end the thread; what is in flight fails with EngineError. May be called twice."""
        if self._loop is None or not self._thread.is_alive():
            return
        try:
            async with asyncio.timeout(_CLOSE_S):
                await self._call(lambda engine: engine.close())
        except (EngineError, TimeoutError) as error:
            _LOG.warning("the engine did not close well: %s", error)
        finally:
            self._stop()
            await asyncio.to_thread(self._thread.join, _CLOSE_S)
            if self._batches is not None:
                self._batches.deliver_all()

    async def _call(self, work: Callable[[EngineCalls], Coroutine[Any, Any, T]]) -> T:
        if self._loop is None or self._engine is None or not self._thread.is_alive():
            raise _ended()
        engine = self._engine

        async def on_engine_loop() -> T:
            return await work(engine)

        coroutine = on_engine_loop()
        try:
            future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        except RuntimeError:
            coroutine.close()
            raise _ended() from None
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            # Not the caller gave up but the engine's side was stopped.
            raise _ended() from None

    def _stop(self) -> None:
        if self._loop is not None:
            try:
                self._loop.call_soon_threadsafe(self._loop.stop)
            except RuntimeError:
                return

    def _main(self) -> None:
        loop = _new_loop()
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(self._open())
                loop.run_forever()
        except BaseException as error:
            _LOG.exception("the engine's thread failed")
            if not self._ready.done():
                self._ready.set_exception(error)
        finally:
            self._fail_pending()

    async def _open(self) -> None:
        self._loop = asyncio.get_running_loop()
        assert self._observations is not None
        self._engine = self._make(self._observations.put)
        self._ready.set_result(None)

    def _fail_pending(self) -> None:
        for future in tuple(self._pending):
            if not future.done():
                future.set_exception(_ended())


def _new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where it is installed: it halves the cost of a round trip to a sandbox."""
    try:
        import uvloop  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()
