from pathlib import Path

from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus
from workbench.model.run import RunError
from workbench.model.verdict import Verdict

TEST = EventTest("a", Path("a.json"), "Hello")


def test_an_error_is_told_in_its_sentences() -> None:
    error = RunError("What.", "", "Next.")
    assert EventTestResult(TEST, EventTestStatus.ERROR, 0, error=error).reasons == ("What.", "Next.")


def test_a_failure_is_told_by_what_differs() -> None:
    assert EventTestResult(TEST, EventTestStatus.FAILED, 0, verdict=Verdict(("It failed.",))).reasons == ("It failed.",)
    assert EventTestResult(TEST, EventTestStatus.OK, 0).reasons == ()
