"""Each step knows what was done, from the moment it began and the one that is now."""

from dataclasses import replace
from pathlib import Path

from workbench.gui.tour import checks
from workbench.gui.tour.moment import Moment
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeResult
from workbench.model.report import Report
from workbench.model.run import Run, RunOutcome

START = Moment()


def run(run_id: str, function: str = "Hello", *, event: bytes = b"{}", cold: bool = True, memory: int = 128) -> Run:
    result = InvokeResult(run_id, b"1", Report(run_id, 1.0, 1, memory, 30), ExecutorKind.PROCESS, "e", cold)
    return Run(run_id, "/w", function, "", event, 1, ExecutorKind.PROCESS, RunOutcome.OK, result)


def test_a_file_in_front() -> None:
    check = checks.opened("hello/app.py")
    assert check(START, Moment(document=Path("/w/sample/hello/app.py")))
    assert not check(START, Moment(document=Path("/w/sample/orders/app.py")))
    assert not check(START, START)


def test_only_new_runs_of_the_function_count() -> None:
    check = checks.invoked("Hello")
    before = Moment(runs=(run("1"),))
    assert not check(before, before)
    assert not check(before, Moment(runs=(run("2", "Orders"), run("1"))))
    assert not check(before, Moment(runs=(replace(run("2"), result=None), run("1"))))
    assert check(before, Moment(runs=(run("2"), run("1"))))


def test_warm_and_cold_and_failed() -> None:
    warm, cold = run("1", cold=False), run("2")
    assert (checks.is_warm(warm), checks.is_cold(warm)) == (True, False)
    assert (checks.is_warm(cold), checks.is_cold(cold)) == (False, True)
    assert checks.failed(replace(cold, outcome=RunOutcome.FUNCTION_ERROR))
    assert not checks.failed(cold)


def test_another_event() -> None:
    check = checks.invoked_with_another_event("Hello")
    before = Moment(runs=(run("1"),))
    assert not check(before, Moment(runs=(run("2", event=b"{ }".replace(b" ", b"")), run("1"))))
    assert check(before, Moment(runs=(run("2", event=b'{"name": "you"}'), run("1"))))


def test_memory() -> None:
    before, after = Moment(memory={"Orders": 512}), Moment(memory={"Orders": 128})
    assert checks.changed_memory("Orders")(before, after)
    assert not checks.changed_memory("Orders")(before, before)
    assert not checks.changed_memory("Orders")(before, START)
    check = checks.invoked_with_its_memory("Orders")
    assert check(after, replace(after, runs=(run("1", "Orders"),)))
    assert not check(after, replace(after, runs=(run("1", "Orders", memory=512),)))


def test_variables_events_expectations_and_tests() -> None:
    check = checks.changed_variables("Orders")
    before = Moment(variables={"Orders": (("CURRENCY", "EUR"),)})
    assert check(before, Moment(variables={"Orders": (("CURRENCY", "USD"),)}))
    assert not check(before, before)
    assert checks.saved_an_event(Moment(events=frozenset({"a"})), Moment(events=frozenset({"a", "b"})))
    assert not checks.saved_an_event(Moment(events=frozenset({"a", "b"})), Moment(events=frozenset({"a"})))
    assert checks.saved_an_expectation(START, Moment(expectations=1))
    assert checks.ran_tests(START, Moment(tested=1))
    assert checks.shows(2)(START, Moment(tab=2))
    assert not checks.by_next(START, Moment(tab=2))
