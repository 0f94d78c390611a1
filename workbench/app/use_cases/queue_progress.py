"""What an observation of the queue makes of a run in the history: pure, from one Run to the next."""

from dataclasses import replace

from workbench.model.async_event import (
    Accepted,
    AsyncOutcome,
    Attempt,
    AttemptBegan,
    AttemptEnded,
    Condition,
    Done,
    Finished,
    FunctionFailed,
    NotRegistered,
    Ran,
    Refused,
    SystemFailed,
    Throttled,
    ZeroReserved,
)
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import QueueProgress, Run, RunError, RunOutcome, RunSource
from workbench.model.service import is_served

OfEvent = Accepted | AttemptBegan | Ran | AttemptEnded | Finished
"""The observations that tell of one event's way."""

_WHAT = {
    Condition.RETRIES_EXHAUSTED: "The event could not be run, and is not tried again.",
    Condition.EVENT_AGE_EXCEEDED: "The event became too old before the function could answer it.",
    Condition.ZERO_RESERVED_CONCURRENCY: "The function is switched off: its reserved concurrency is 0.",
}


def event_of(observation: OfEvent) -> tuple[str, str, str]:
    """Id, scope and function of the event that was observed."""
    told = observation.outcome if isinstance(observation, Finished) else observation
    return told.event_id, told.scope, told.function


def unknown_run(observation: OfEvent, now_ns: int) -> Run:
    """A run for an event that was queued by something else than an invoke of ours, such as another function's end."""
    event_id, scope, function = event_of(observation)
    return Run(
        id=event_id,
        workspace=scope,
        function=function,
        event_name="",
        event=observation.payload if isinstance(observation, Accepted) else b"",
        started_ns=now_ns,
        executor=ExecutorKind.PROCESS,
        outcome=RunOutcome.QUEUED,
        options=InvokeOptions(InvocationType.EVENT),
        queue=QueueProgress(),
        source=RunSource.SERVICE if is_served(scope) else RunSource.PROGRAM,
    )


def after(run: Run, observation: OfEvent) -> Run:
    """The run as it is after what was observed."""
    queue = run.queue or QueueProgress()
    match observation:
        case Accepted():
            return run
        case AttemptBegan(number=number):
            queue = replace(queue, attempts=number - 1, running=True, due_ns=0, why="")
            return replace(run, outcome=RunOutcome.QUEUED, error=None, queue=queue)
        case Ran(result=result):
            queue = replace(queue, attempts=queue.attempts + 1)
            return replace(run, result=result, executor=result.executor, queue=queue)
        case AttemptEnded(attempt=attempt, next_ns=next_ns):
            return replace(run, queue=replace(queue, running=False, due_ns=next_ns, why=why(attempt)))
        case Finished(outcome=outcome):
            return _finished(run, queue, outcome)


def why(attempt: Attempt) -> str:
    """Why an attempt was not the last: a sentence, or nothing."""
    match attempt:
        case Done() | Refused():
            return ""
        case FunctionFailed():
            return "The function failed."
        case Throttled(reason=reason):
            return f"Throttled: {reason}."
        case SystemFailed(message=message):
            return message
        case ZeroReserved():
            return "Reserved concurrency is 0."
        case NotRegistered():
            return "Its function is not known now: open its workspace."


def _finished(run: Run, queue: QueueProgress, outcome: AsyncOutcome) -> Run:
    ended = replace(
        queue, attempts=outcome.attempts, running=False, due_ns=0, why="", condition=outcome.condition.value
    )
    run = replace(run, queue=ended, error=None)
    if outcome.condition is Condition.SUCCESS:
        return replace(run, outcome=RunOutcome.OK)
    failed = isinstance(outcome.response, FunctionFailed) and run.result is not None
    if outcome.condition is Condition.RETRIES_EXHAUSTED and failed:
        return replace(run, outcome=RunOutcome.FUNCTION_ERROR)
    fault = outcome.fault.message if outcome.fault is not None else ""
    error = RunError(
        _WHAT[outcome.condition], " ".join(part for part in (f"{outcome.condition.value}.", fault) if part)
    )
    return replace(run, outcome=RunOutcome.ERROR, error=error)
