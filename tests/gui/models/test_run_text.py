from dataclasses import replace

import pytest

from tests.gui.runs.made import STARTED_NS, ended, failed, queued, running
from tests.support.fake_engine import Script
from tests.support.served import a_served_run
from workbench.app.use_cases.served_runs import run_of
from workbench.gui.models import run_text
from workbench.gui.models.figures import clock_text
from workbench.gui.models.run_text import Spoken
from workbench.model.report import InvokeStatus
from workbench.model.run import QueueProgress, Run, RunOutcome


def timed_out() -> Run:
    run = ended(script=Script(function_error="Unhandled", error_type="Sandbox.Timedout"))
    assert run.result is not None
    return replace(run, result=replace(run.result, report=replace(run.result.report, status=InvokeStatus.TIMEOUT)))


@pytest.mark.parametrize(
    ("run", "spoken"),
    [
        (running(), Spoken("running", "run")),
        (ended(), Spoken("ok", "ok")),
        (ended(script=Script(function_error="Unhandled", error_type="ValueError")), Spoken("ValueError", "err")),
        (ended(script=Script(function_error="Unhandled")), Spoken("error", "err")),
        (timed_out(), Spoken("timeout", "err")),
        (failed(), Spoken("not run", "err")),
        (replace(running(), outcome=RunOutcome.CANCELLED), Spoken("cancelled", "muted")),
    ],
)
def test_each_outcome_has_a_word_and_a_colour(run: Run, spoken: Spoken) -> None:
    assert run_text.outcome(run) == spoken


QUEUED = queued()
DUE_NS = STARTED_NS + 60_000_000_000
RETRIED = queued(QueueProgress(1, due_ns=DUE_NS, why="The function failed."))


@pytest.mark.parametrize(
    ("run", "spoken", "note"),
    [
        (QUEUED, Spoken("queued", "run"), "The event waits in the queue."),
        (queued(QueueProgress(1, running=True)), Spoken("running", "run"), "Asynchronous: attempt 2 runs."),
        (
            RETRIED,
            Spoken(f"at {clock_text(DUE_NS)}", "warn"),
            f"The function failed. It is tried again at {clock_text(DUE_NS)}.",
        ),
        (
            queued(QueueProgress(why="Open its workspace.")),
            Spoken("queued", "run"),
            "The event waits in the queue. Open its workspace.",
        ),
        (
            replace(ended(), queue=QueueProgress(1, condition="Success")),
            Spoken("ok", "ok"),
            "Asynchronous: Success after 1 attempt.",
        ),
        (
            replace(failed(), queue=QueueProgress(0, condition="EventAgeExceeded")),
            Spoken("not run", "err"),
            "Asynchronous: EventAgeExceeded after 0 attempts.",
        ),
        (replace(failed(), queue=QueueProgress()), Spoken("not run", "err"), "Asynchronous."),
        (
            replace(QUEUED, outcome=RunOutcome.CANCELLED),
            Spoken("cancelled", "muted"),
            "The event was removed from the queue.",
        ),
        (ended(), Spoken("ok", "ok"), ""),
    ],
)
def test_an_asynchronous_run_says_where_its_event_is(run: Run, spoken: Spoken, note: str) -> None:
    assert run_text.outcome(run) == spoken
    assert run_text.queue_note(run) == note


def test_the_start_is_known_with_the_result() -> None:
    assert run_text.start(running()) == ""
    assert run_text.start(ended(cold=True)) == "cold"
    assert run_text.start(ended(cold=False)) == "warm"


def test_a_running_run_lasts_until_now_and_an_ended_one_as_reported() -> None:
    now = STARTED_NS + 1_500_000_000
    assert run_text.duration_ms(running(), now) == 1500.0
    assert run_text.duration_ms(ended(), now) == 12.34
    assert run_text.duration_ms(failed(), now) is None
    assert run_text.duration_ms(running(), STARTED_NS - 5) == 0.0


def test_an_event_without_a_name_is_called_unsaved() -> None:
    assert run_text.event_name(running()) == "s3-put"
    assert run_text.event_name(replace(running(), event_name="")) == "unsaved event"


def test_a_run_of_the_service_says_so() -> None:
    run = run_of(a_served_run())
    assert run_text.event_name(run) == "over HTTP"
    assert run_text.source_note(run) == "Called at the Lambda service: account 000000000000, us-east-1"
    assert run_text.source_note(ended()) == ""
