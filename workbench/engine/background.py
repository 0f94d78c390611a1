"""Asynchronous invokes of an engine: its queue, opened when there is something for it, and how queued events run."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.base.aio import TaskOwner
from workbench.base.clock import wall_ns
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_rules import AsyncSettings
from workbench.engine.async_store import FILE_NAME, AsyncStore
from workbench.engine.functions import FunctionRegistry
from workbench.model.async_event import (
    AsyncEvent,
    AsyncEventInfo,
    AsyncObservation,
    AsyncOutcome,
    Attempt,
    Done,
    FunctionFailed,
    NotRegistered,
    Observe,
    Ran,
    Throttled,
    ZeroReserved,
)
from workbench.model.delivery import Deliver, Delivery
from workbench.model.errors import EngineError, InvokeCancelledError, ThrottledError
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit, ignore

Invoke = Callable[[InvokeRequest, Emit], Awaitable[InvokeResult]]


async def refuse_delivery(delivery: Delivery) -> None:
    """The delivery of an engine that was given none."""
    raise EngineError(
        f"The record for {delivery.target} cannot be sent.",
        "No AWS endpoint is configured.",
        "Set aws.endpoint_url in the settings, to a local one for instance.",
    )


def _unobserved(_observation: AsyncObservation) -> None:
    pass


class Background:
    """The queue of one engine, in a file of `folder`: not opened until an event is accepted, or one waits there."""

    def __init__(
        self,
        folder: Path,
        functions: FunctionRegistry,
        invoke: Invoke,
        tasks: TaskOwner,
        *,
        retry_delays_s: tuple[float, ...],
        deliver: Deliver | None,
        observe: Observe | None,
    ) -> None:
        self._folder = folder
        self._path = folder / FILE_NAME
        self._functions = functions
        self._invoke = invoke
        self._tasks = tasks
        self._settings = AsyncSettings(retry_delays_s=retry_delays_s)
        self._deliver = deliver or refuse_delivery
        self._observe = observe or _unobserved
        self._queue: AsyncQueue | None = None
        self._opening = asyncio.Lock()
        self._closed = False

    async def accept(self, request: InvokeRequest) -> None:
        """Queue the request's event; it is on disk when this returns."""
        queue = await self._opened()
        await queue.accept(event_of(request))

    def functions_changed(self) -> None:
        """Functions became known: events may have waited for them, perhaps since before this program began."""
        if self._queue is not None:
            self._queue.functions_changed()
        elif self._path.exists() and not self._closed:
            self._tasks.start(self._resume(), "async-resume")

    async def pending(self) -> tuple[AsyncEventInfo, ...]:
        """What waits or runs; nothing is opened for an answer that is known."""
        if self._queue is None and not self._path.exists():
            return ()
        return await (await self._opened()).pending()

    async def outcome(self, event_id: str) -> AsyncOutcome:
        """How an accepted event ends."""
        return await (await self._opened()).wait_for(event_id)

    async def purge(self, scope: str, function: str = "") -> int:
        """Remove the events that wait; how many there were."""
        if self._queue is None and not self._path.exists():
            return 0
        return await (await self._opened()).purge(scope, function)

    async def close(self) -> None:
        """Stop; what waits stays on disk."""
        self._closed = True
        async with self._opening:
            if self._queue is not None:
                await self._queue.close()

    async def _resume(self) -> None:
        await self._opened()

    async def _opened(self) -> AsyncQueue:
        async with self._opening:
            if self._closed:
                raise InvokeCancelledError("The engine has been closed.")
            if self._queue is None:
                queue = AsyncQueue(
                    AsyncStore(self._folder),
                    self._run,
                    self._deliver,
                    self._functions.settings,
                    self._observe,
                    settings=self._settings,
                )
                try:
                    await queue.start()
                except BaseException:
                    await queue.close()
                    raise
                self._queue = queue
            return self._queue

    async def _run(self, event: AsyncEvent) -> Attempt:
        known = self._functions.get(event.scope, event.function)
        if known is None:
            return NotRegistered()
        config, settings = known
        request = InvokeRequest(
            config,
            event.payload,
            event.id,
            event.executor,
            qualifier=event.qualifier,
            trace_id=event.trace_id,
            settings=settings,
            tenant_id=event.tenant_id,
            scope=event.scope,
        )
        try:
            result = await self._invoke(request, ignore)
        except ThrottledError as error:
            return ZeroReserved() if settings.reserved_concurrency == 0 else Throttled(error.reason, error.what)
        self._observe(Ran(event.id, event.scope, event.function, result))
        if result.function_error:
            return FunctionFailed(result.payload, result.function_error, result.executed_version, result.trace_id)
        return Done(result.payload, result.executed_version, result.trace_id)


def event_of(request: InvokeRequest) -> AsyncEvent:
    """The queue's event for a request. Client context is for synchronous invokes only (LAMBDA_FACTS §3.1)."""
    now_ns = wall_ns()
    return AsyncEvent(
        id=request.request_id,
        scope=request.scope,
        function=request.function.name,
        function_arn=request.function.arn,
        payload=request.payload,
        accepted_ns=now_ns,
        executor=request.executor,
        qualifier=request.qualifier,
        trace_id=request.trace_id,
        tenant_id=request.tenant_id,
        due_ns=now_ns,
    )
