from dataclasses import replace

import pytest

from tests.gui.runs.made import STARTED_NS, ended, failed, running
from tests.support.fake_engine import Script
from workbench.gui.models import run_text
from workbench.gui.models.run_text import Spoken
from workbench.model.report import InvokeStatus
from workbench.model.run import Run, RunOutcome


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
