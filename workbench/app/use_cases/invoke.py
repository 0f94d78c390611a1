"""Invoke a function of the workspace with an event, and record the run."""

import asyncio
import difflib
import uuid
from collections.abc import Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.app.use_cases.executor_choice import choose_executor, engine_call
from workbench.base.clock import wall_ns
from workbench.base.jsontext import find_fault
from workbench.base.log import logger
from workbench.model.environment import ExecutorKind
from workbench.model.errors import (
    EngineError,
    FunctionNotRunnableError,
    InvalidJsonError,
    InvokeCancelledError,
    RequestTooLargeError,
    UsageError,
)
from workbench.model.function import Function
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.limits import REQUEST_BYTES
from workbench.model.problem import Severity
from workbench.model.run import Emit, Run, RunError, RunEvent, RunOutcome, ignore

if TYPE_CHECKING:
    from workbench.app.application import Application

_LOG = logger("invoke")


async def invoke(
    app: "Application",
    function_name: str,
    payload: str | bytes,
    *,
    event_name: str = "",
    executor: ExecutorKind | None = None,
    emit: Emit = ignore,
    run_id: str = "",
) -> Run:
    """Run a function once and return the run as recorded; `run_id` may name it beforehand (a UUID).

    What keeps the engine from running it becomes the run's outcome ERROR. Raises before anything runs: UsageError
    (no such function), FunctionNotRunnableError (its problems), InvalidJsonError, RequestTooLargeError. Cancelling the
    caller cancels the run.
    """
    function = _function(app, function_name)
    body = payload_bytes(payload)
    call = engine_call(app, executor)
    chosen = executor or await choose_executor(app, function.config.runtime)
    request = InvokeRequest(function.config, body, run_id or str(uuid.uuid4()), chosen)
    run = _begun(app, request, event_name)
    return await _record(app, run, call(request, _told_all(app, run.id, emit)))


async def invoke_selected(app: "Application", emit: Emit = ignore) -> Run:
    """Invoke what the context has selected. Raises as `invoke`, and UsageError when no function is selected."""
    context = app.context.value
    if context.function is None:
        raise UsageError("No function is selected.", "", "Choose one in the explorer.")
    return await invoke(
        app,
        context.function,
        context.event_text,
        event_name=context.event_name,
        executor=context.executor,
        emit=emit,
    )


def cancel(app: "Application", run_id: str) -> bool:
    """Stop a run in flight; False when it has ended already."""
    return app.in_flight.cancel(run_id)


def payload_bytes(payload: str | bytes) -> bytes:
    """The bytes to send, exactly as typed. Raises InvalidJsonError or RequestTooLargeError (LAMBDA_FACTS §3.3)."""
    try:
        body = payload.encode() if isinstance(payload, str) else payload
        text = payload if isinstance(payload, str) else payload.decode()
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise InvalidJsonError("The event is not UTF-8 text", 1, error.start + 1, error.start) from error
    if len(body) > REQUEST_BYTES:
        raise RequestTooLargeError(
            f"Request must be smaller than {REQUEST_BYTES} bytes for the InvokeFunction operation",
            f"The event has {len(body)} bytes.",
            "Put large data in S3 and pass its bucket and key.",
        )
    fault = find_fault(text)
    if fault is not None:
        raise InvalidJsonError(f"The event is not JSON: {fault.reason}", fault.line, fault.column, fault.offset)
    return body


def _begun(app: "Application", request: InvokeRequest, event_name: str) -> Run:
    workspace = app.workspace.current
    return Run(
        id=request.request_id,
        workspace=str(workspace.root) if workspace else "",
        function=request.function.name,
        event_name=event_name,
        event=request.payload,
        started_ns=wall_ns(),
        executor=request.executor,
        outcome=RunOutcome.RUNNING,
    )


async def _record(app: "Application", run: Run, work: Coroutine[Any, Any, InvokeResult]) -> Run:
    """Put the run in the history, run it, and put its end there."""
    app.runs.put(run)
    app.context.update(run_id=run.id)
    try:
        result = await app.in_flight.run(run.id, work)
    except asyncio.CancelledError:
        run = replace(run, outcome=RunOutcome.CANCELLED)
        if _caller_is_cancelled():
            app.runs.put(run)
            raise
    except InvokeCancelledError:
        run = replace(run, outcome=RunOutcome.CANCELLED)
    except EngineError as error:
        run = replace(run, outcome=RunOutcome.ERROR, error=RunError(error.what, error.why, error.next_step))
    except Exception as error:
        _LOG.exception("the engine failed")
        why = f"{type(error).__name__}: {error}."
        run = replace(run, outcome=RunOutcome.ERROR, error=RunError("The engine failed in a way it should not.", why))
    else:
        outcome = RunOutcome.FUNCTION_ERROR if result.function_error else RunOutcome.OK
        run = replace(run, outcome=outcome, result=result, executor=result.executor)
    app.runs.put(run)
    return run


def _told_all(app: "Application", run_id: str, emit: Emit) -> Emit:
    """An `emit` that tells the caller and whoever observes all runs."""

    def both(event: RunEvent) -> None:
        emit(event)
        app.run_events.emit((run_id, event))

    return both


def _caller_is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _function(app: "Application", name: str) -> Function:
    workspace = app.workspace.current
    if workspace is None:
        raise UsageError("No workspace is open.", "", "Open a folder of functions.")
    function = workspace.function(name)
    if function is None:
        raise UsageError(f"There is no function {name} in {workspace.root}.", "", _hint(name, workspace.functions))
    if function.runnable:
        return function
    problem = next(problem for problem in function.problems if problem.severity is Severity.ERROR)
    where = f" ({problem.path}{f', line {problem.line}' if problem.line else ''})" if problem.path else ""
    raise FunctionNotRunnableError(
        f"{function.name} cannot be run: {problem.what}", f"{problem.why}{where}".strip(), problem.next_step
    )


def _hint(name: str, functions: tuple[Function, ...]) -> str:
    names = [function.name for function in functions]
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"The workspace has {', '.join(names[:8])}{'…' if len(names) > 8 else ''}." if names else "It has none."
