from tests.support.fake_engine import Script
from tests.support.served import a_served_run
from workbench.app.use_cases.served_runs import run_of
from workbench.model.errors import ThrottledError
from workbench.model.run import RunOutcome, RunSource


def test_a_run_of_the_history() -> None:
    served = a_served_run(script=Script(payload=b"42", lines=("hi",)))
    run = run_of(served)
    assert (run.id, run.workspace, run.function) == ("r-1", "lambda:000000000000:us-east-1", "hello")
    assert (run.event, run.started_ns, run.source) == (b'{"a": 1}', 1_000, RunSource.SERVICE)
    assert (run.outcome, run.result, run.error) == (RunOutcome.OK, served.result, None)


def test_a_function_error() -> None:
    assert run_of(a_served_run(script=Script(function_error="Unhandled"))).outcome is RunOutcome.FUNCTION_ERROR


def test_what_could_not_be_run_says_why() -> None:
    run = run_of(a_served_run(error=ThrottledError("ReservedFunctionConcurrentInvocationLimitExceeded", 1)))
    assert (run.outcome, run.result) == (RunOutcome.ERROR, None)
    assert run.error is not None
    assert "TooManyRequestsException: Reserved" in run.error.why
