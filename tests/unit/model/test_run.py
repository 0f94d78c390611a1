import pytest

from tests.support.runs import a_run
from workbench.model.run import RunOutcome


@pytest.mark.parametrize("outcome", RunOutcome)
def test_what_waits_or_runs_has_not_ended(outcome: RunOutcome) -> None:
    assert a_run("r", outcome).ended == (outcome not in (RunOutcome.QUEUED, RunOutcome.RUNNING))
