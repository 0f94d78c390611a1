"""The asynchronous queue as an engine has it: opened on its folder, and how a queued event runs."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from workbench.base.clock import wall_ns
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_rules import AsyncSettings
from workbench.engine.async_store import AsyncStore
from workbench.engine.functions import FunctionRegistry
from workbench.model.async_event import (
    AsyncEvent,
    AsyncObservation,
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
from workbench.model.errors import EngineError, ExecutorUnavailableError, RuntimeUnavailableError, ThrottledError
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


def unobserved(_observation: AsyncObservation) -> None:
    """The observer of an engine that was given none."""


class QueuedRuns:
    """Runs queued events by an engine's invoke, each with its function as it is at that moment."""

    def __init__(self, functions: FunctionRegistry, invoke: Invoke, observe: Observe) -> None:
        self._functions = functions
        self._invoke = invoke
        self._observe = observe

    async def run(self, event: AsyncEvent) -> Attempt:
        """Run the event's function once, as it is now."""
        known = self._functions.get(event.scope, event.function, event.qualifier)
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
            timeout_override_s=event.timeout_override_s,
        )
        try:
            result = await self._run(request)
        except ThrottledError as error:
            return ZeroReserved() if settings.reserved_concurrency == 0 else Throttled(error.reason, error.what)
        self._observe(Ran(event.id, event.scope, event.function, result))
        if result.function_error:
            return FunctionFailed(result.payload, result.function_error, result.executed_version, result.trace_id)
        return Done(result.payload, result.executed_version, result.trace_id)

    async def _run(self, request: InvokeRequest) -> InvokeResult:
        """Run it where it was to run, or where it can: what was chosen when the event came may lack its runtime."""
        try:
            return await self._invoke(request, ignore)
        except (RuntimeUnavailableError, ExecutorUnavailableError):
            other = await self._functions.other_executor(request.scope, request.function, request.executor)
            if other is None:
                raise
        return await self._invoke(replace(request, executor=other), ignore)


async def open_queue(
    folder: Path,
    functions: FunctionRegistry,
    invoke: Invoke,
    *,
    retry_delays_s: tuple[float, ...],
    deliver: Deliver | None,
    observe: Observe | None,
) -> AsyncQueue:
    """The queue of `folder`, at work; one that cannot start is closed again."""
    told = observe or unobserved
    queue = AsyncQueue(
        AsyncStore(folder),
        QueuedRuns(functions, invoke, told).run,
        deliver or refuse_delivery,
        functions.settings,
        told,
        target_scope=functions.target_scope,
        settings=AsyncSettings(retry_delays_s=retry_delays_s),
    )
    try:
        await queue.start()
    except BaseException:
        await queue.close()
        raise
    return queue


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
        timeout_override_s=request.timeout_override_s,
    )
