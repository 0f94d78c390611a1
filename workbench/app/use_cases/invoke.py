"""Invoke a function with an event, and record the run."""

import asyncio
import uuid
from collections.abc import Coroutine
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.app.context import Context
from workbench.app.use_cases.executor_choice import choose_executor, engine_call, lasting_executor
from workbench.app.use_cases.function_choice import runnable_function, scope_of
from workbench.app.use_cases.payload import check_size, client_context_bytes
from workbench.app.use_cases.refusal import run_error
from workbench.app.use_cases.request_check import check_timeout
from workbench.app.use_cases.send_event import prepared, typed
from workbench.base.clock import wall_ns
from workbench.base.log import logger
from workbench.engine.stream_keeper import StreamKeeper
from workbench.model.debug import DebugOptions
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, InvokeCancelledError, UsageError
from workbench.model.event_draft import EventDraft, PreparedEvent
from workbench.model.function import Function
from workbench.model.invoke import InvocationType, InvokeRequest, InvokeResult
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.limits import ASYNC_REQUEST_BYTES, REQUEST_BYTES
from workbench.model.run import Emit, QueueProgress, Run, RunError, RunEvent, RunOutcome, ignore

if TYPE_CHECKING:
    from workbench.app.application import Application

_LOG = logger("invoke")


async def invoke(
    app: "Application",
    function_name: str,
    payload: str | bytes | PreparedEvent,
    *,
    event_name: str = "",
    event_type: str = "",
    executor: ExecutorKind | None = None,
    emit: Emit = ignore,
    run_id: str = "",
    options: InvokeOptions = DEFAULT_OPTIONS,
    scope: str = "",
    debug: DebugOptions | None = None,
) -> Run:
    """Run a function once and return the run as recorded; `run_id` may name it beforehand (a UUID).

    The function is one of the workspace, or of the Lambda service where `scope` is one of its and has it. A payload
    that is not prepared is sent as it is, and kept so in the history. `event_type` is its catalogue id, if it has one.

    With `options` of type Event it returns as soon as the event is queued; the run in the history follows it to its
    end. A DryRun is not recorded: OK means that the request would be taken.

    With `debug` it runs under a debugger; `emit` tells of it.

    What keeps the engine from running it becomes the run's outcome ERROR. Raises before anything runs: UsageError
    (no such function, a timeout out of range), FunctionNotRunnableError (its problems), InvalidJsonError (event or
    client context), RequestTooLargeError. Cancelling the caller cancels the run.
    """
    check_timeout(options.timeout_s)
    function = runnable_function(app, function_name, scope)
    event = _ready(payload, options)
    request = _request(function, event, run_id or str(uuid.uuid4()), options, scope_of(app, function, scope))
    request = replace(request, debug=debug)
    begun = partial(_begun, event=event, event_name=event_name, event_type=event_type, options=options)
    if options.invocation_type is InvocationType.DRY_RUN:
        return await _outcome(begun(request), app.engine.dry_run(request))
    chosen = executor or await choose_executor(app, function.config)
    request = replace(request, executor=chosen)
    run = begun(request)
    if options.invocation_type is InvocationType.EVENT:
        return await _queue(app, run, request, executor)
    keeper = StreamKeeper(_told_all(app, run.id, emit))
    call = engine_call(app, executor)
    app.runs.put(run)
    app.context.update(run_id=run.id)
    return await _recorded(app, run, _whole(keeper, call(request, keeper)))


async def invoke_selected(app: "Application", emit: Emit = ignore, kind: InvocationType | None = None) -> Run:
    """Invoke what the context has selected, as its options say unless `kind` is given.

    Raises as `invoke` and `prepared`, and UsageError when no function is selected.
    """
    context = app.context.value
    if context.function is None:
        raise UsageError("No function is selected.", "", "Choose one in the explorer.")
    kind = kind or context.options.invocation_type
    streaming = context.options.streaming and kind is not InvocationType.EVENT
    options = replace(context.options, invocation_type=kind, streaming=streaming)
    draft = draft_of(context)
    # Before the event: nothing is counted for a function that cannot run.
    runnable_function(app, context.function, context.scope)
    return await invoke(
        app,
        context.function,
        await prepared(app, draft, limit_of(options)),
        event_name=context.event_name,
        event_type=draft.sent_type,
        executor=context.executor,
        emit=emit,
        options=options,
        scope=context.scope,
    )


def draft_of(context: Context) -> EventDraft:
    """The event that is being composed."""
    return EventDraft(context.event_text, context.event_name, context.event_type, context.shells, context.environment)


def cancel(app: "Application", run_id: str) -> bool:
    """Stop a run in flight; False when it has ended already, or waits in the queue."""
    return app.in_flight.cancel(run_id)


def limit_of(options: InvokeOptions) -> int:
    """The most bytes that an event may have (LAMBDA_FACTS §3.3)."""
    return ASYNC_REQUEST_BYTES if options.invocation_type is InvocationType.EVENT else REQUEST_BYTES


def _ready(payload: str | bytes | PreparedEvent, options: InvokeOptions) -> PreparedEvent:
    if not isinstance(payload, PreparedEvent):
        return typed(payload, limit_of(options))
    check_size(payload.payload, limit_of(options))
    return payload


def _request(
    function: Function, event: PreparedEvent, run_id: str, options: InvokeOptions, scope: str
) -> InvokeRequest:
    return InvokeRequest(
        function=function.config,
        payload=event.payload,
        request_id=run_id,
        executor=ExecutorKind.PROCESS,
        qualifier=options.qualifier,
        client_context=client_context_bytes(options.client_context),
        trace_id=options.trace_id,
        invocation_type=options.invocation_type,
        settings=function.settings,
        tenant_id=options.tenant_id,
        streaming=options.streaming,
        scope=scope,
        timeout_override_s=options.timeout_s,
    )


def _begun(
    request: InvokeRequest, *, event: PreparedEvent, event_name: str, event_type: str, options: InvokeOptions
) -> Run:
    is_event = options.invocation_type is InvocationType.EVENT
    return Run(
        id=request.request_id,
        workspace=request.scope,
        function=request.function.name,
        event_name=event_name,
        event=event.recorded,
        started_ns=wall_ns(),
        executor=request.executor,
        outcome=RunOutcome.QUEUED if is_event else RunOutcome.RUNNING,
        options=options,
        queue=QueueProgress() if is_event else None,
        event_type=event_type,
        environment=event.environment,
        carriers=event.carriers,
    )


async def _queue(app: "Application", run: Run, request: InvokeRequest, asked: ExecutorKind | None) -> Run:
    """Show the run, queue its event, and show it again should that fail; its end comes by the queue's observations."""
    app.runs.put(run)
    app.context.update(run_id=run.id)
    executor = await lasting_executor(app, request, asked)
    if executor is not run.executor:
        run = replace(run, executor=executor)
        app.runs.put(run)
    tried = await _outcome(run, app.engine.accept(replace(request, executor=executor)))
    if tried.outcome is RunOutcome.OK:
        return run
    app.runs.put(tried)
    return tried


async def _recorded(app: "Application", run: Run, work: Coroutine[Any, Any, InvokeResult]) -> Run:
    """Run it, and put its end in the history."""
    try:
        run = await _outcome(run, app.in_flight.run(run.id, work))
    except asyncio.CancelledError:
        app.runs.put(replace(run, outcome=RunOutcome.CANCELLED))
        raise
    app.runs.put(run)
    return run


async def _outcome(run: Run, work: Coroutine[Any, Any, InvokeResult | None]) -> Run:
    """The run as `work` ends it. Raises CancelledError when the caller is cancelled."""
    try:
        result = await work
    except asyncio.CancelledError:
        if _caller_is_cancelled():
            raise
        return replace(run, outcome=RunOutcome.CANCELLED)
    except InvokeCancelledError:
        return replace(run, outcome=RunOutcome.CANCELLED)
    except EngineError as error:
        return replace(run, outcome=RunOutcome.ERROR, error=run_error(error))
    except Exception as error:
        _LOG.exception("the engine failed")
        why = f"{type(error).__name__}: {error}."
        return replace(run, outcome=RunOutcome.ERROR, error=RunError("The engine failed in a way it should not.", why))
    if result is None:
        return replace(run, outcome=RunOutcome.OK)
    outcome = RunOutcome.FUNCTION_ERROR if result.function_error else RunOutcome.OK
    return replace(run, outcome=outcome, result=result, executor=result.executor)


async def _whole(keeper: StreamKeeper, work: Coroutine[Any, Any, InvokeResult]) -> InvokeResult:
    return keeper.whole(await work)


def _told_all(app: "Application", run_id: str, emit: Emit) -> Emit:
    """An `emit` that tells the caller and whoever observes all runs."""

    def both(event: RunEvent) -> None:
        emit(event)
        app.run_events.emit((run_id, event))

    return both


def _caller_is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
