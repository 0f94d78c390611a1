from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from tests.support.runs import a_run
from workbench.app.application import Application
from workbench.app.use_cases.earlier_results import comparable_runs, previous_run
from workbench.model.run import Run, RunOutcome


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return fake_application(tmp_path)


def put(app: Application, number: int, event_name: str = "e", **fields: object) -> Run:
    made = replace(a_run(str(number), started_ns=number), event_name=event_name)
    made = replace(
        made, function=str(fields.get("function", "Hello")), event=bytes(str(fields.get("event", "")), "ascii")
    )
    app.runs.put(made)
    return made


async def test_the_previous_run_has_the_same_function_and_event(app: Application) -> None:
    first, second = put(app, 1), put(app, 2)
    put(app, 3, "other")
    put(app, 4, function="Orders")
    last = put(app, 5)
    later = put(app, 6)
    assert previous_run(app, last) == second
    assert previous_run(app, later) == last
    assert previous_run(app, first) is None


async def test_events_without_a_name_are_told_apart_by_their_bytes(app: Application) -> None:
    put(app, 1, "", event="a")
    put(app, 2, "", event="b")
    third = put(app, 3, "", event="a")
    found = previous_run(app, third)
    assert found is not None
    assert found.id == "1"


async def test_runs_without_a_result_or_of_another_workspace_are_not_compared(app: Application) -> None:
    app.runs.put(a_run("1", RunOutcome.ERROR))
    app.runs.put(replace(a_run("2"), workspace="/elsewhere"))
    other = a_run("3", RunOutcome.FUNCTION_ERROR)
    app.runs.put(other)
    assert comparable_runs(app, a_run("4")) == (other,)


async def test_the_newest_are_first_and_thirty_at_most(app: Application) -> None:
    for number in range(40):
        put(app, number)
    found = comparable_runs(app, put(app, 99))
    assert [run.id for run in found] == [str(number) for number in range(39, 9, -1)]
