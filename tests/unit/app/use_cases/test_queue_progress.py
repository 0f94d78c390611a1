from dataclasses import replace

import pytest

from tests.support.runs import a_run
from workbench.app.use_cases.queue_progress import OfEvent, after, event_of, unknown_run, why
from workbench.model.async_event import (
    Accepted,
    AsyncOutcome,
    Attempt,
    AttemptBegan,
    AttemptEnded,
    Condition,
    Done,
    Fault,
    Finished,
    FunctionFailed,
    NotRegistered,
    Ran,
    Refused,
    SystemFailed,
    Throttled,
    ZeroReserved,
)
from workbench.model.invoke import InvocationType, InvokeResult
from workbench.model.run import QueueProgress, Run, RunError, RunOutcome, RunSource

EVENT = ("r", "/w", "Hello")
QUEUED = a_run("r", RunOutcome.QUEUED)
FAILED = FunctionFailed(b"{}")


def result(function_error: str = "") -> InvokeResult:
    made = a_run("r").result
    assert made is not None
    return replace(made, function_error=function_error)


def follow(run: Run, *observations: OfEvent) -> Run:
    for observation in observations:
        run = after(run, observation)
    return run


def finished(condition: Condition, attempts: int, response: Done | FunctionFailed | None, fault: str = "") -> Finished:
    return Finished(AsyncOutcome(*EVENT, condition, attempts, response, Fault(500, fault) if fault else None))


def test_a_run_that_fails_is_retried_and_ends_well() -> None:
    run = follow(QUEUED, Accepted(*EVENT), AttemptBegan(*EVENT, 1))
    assert run.outcome is RunOutcome.QUEUED
    assert run.queue == QueueProgress(0, running=True)
    run = follow(run, Ran(*EVENT, result("Unhandled")), AttemptEnded(*EVENT, FAILED, 99))
    assert run.queue == QueueProgress(1, due_ns=99, why="The function failed.")
    assert run.result == result("Unhandled")
    run = follow(run, AttemptBegan(*EVENT, 2), Ran(*EVENT, result()), AttemptEnded(*EVENT, Done(b"")))
    run = after(run, finished(Condition.SUCCESS, 2, Done(b"")))
    assert (run.outcome, run.result, run.error) == (RunOutcome.OK, result(), None)
    assert run.queue == QueueProgress(2, condition="Success")
    assert run.ended


def test_the_last_failure_is_a_function_error() -> None:
    run = follow(QUEUED, Ran(*EVENT, result("Unhandled")), finished(Condition.RETRIES_EXHAUSTED, 3, FAILED))
    assert run.outcome is RunOutcome.FUNCTION_ERROR
    assert run.queue == QueueProgress(3, condition="RetriesExhausted")


@pytest.mark.parametrize(
    ("observation", "what", "why_told"),
    [
        (finished(Condition.RETRIES_EXHAUSTED, 0, None, "No loop."), "could not be run", "RetriesExhausted. No loop."),
        (finished(Condition.EVENT_AGE_EXCEEDED, 1, FAILED, "Rate."), "too old", "EventAgeExceeded. Rate."),
        (finished(Condition.ZERO_RESERVED_CONCURRENCY, 0, None), "switched off", "ZeroReservedConcurrency."),
        (finished(Condition.RETRIES_EXHAUSTED, 3, FAILED), "could not be run", "RetriesExhausted."),
    ],
)
def test_what_did_not_end_by_the_function_is_an_error(observation: Finished, what: str, why_told: str) -> None:
    run = after(QUEUED, observation)
    assert run.outcome is RunOutcome.ERROR
    assert run.error is not None
    assert what in run.error.what
    assert run.error.why == why_told


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (Done(b""), ""),
        (Refused(400, "x"), ""),
        (FAILED, "The function failed."),
        (Throttled("CallerRateLimitExceeded"), "Throttled: CallerRateLimitExceeded."),
        (SystemFailed("Docker does not answer."), "Docker does not answer."),
        (ZeroReserved(), "Reserved concurrency is 0."),
        (NotRegistered(), "Its function is not known now: open its workspace."),
    ],
)
def test_each_attempt_says_why_it_was_not_the_last(attempt: Attempt, told: str) -> None:
    assert why(attempt) == told


def test_a_run_that_was_thought_lost_goes_on() -> None:
    lost = replace(QUEUED, outcome=RunOutcome.ERROR, error=RunError("Lost."))
    run = after(lost, AttemptBegan(*EVENT, 2))
    assert (run.outcome, run.error) == (RunOutcome.QUEUED, None)


def test_an_event_of_somebody_else_becomes_a_run() -> None:
    observation = finished(Condition.SUCCESS, 1, Done(b""))
    assert event_of(observation) == event_of(Accepted(*EVENT)) == EVENT
    run = unknown_run(observation, 7)
    assert (run.id, run.workspace, run.function, run.started_ns, run.outcome) == ("r", "/w", "Hello", 7, "queued")
    assert run.options.invocation_type is InvocationType.EVENT
    assert run.source is RunSource.PROGRAM
    served = unknown_run(Accepted("r", "lambda:000000000000:us-east-1", "hello", b"[1]"), 7)
    assert (served.source, served.event) == (RunSource.SERVICE, b"[1]")
