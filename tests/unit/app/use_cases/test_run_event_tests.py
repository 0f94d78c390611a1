import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.run_event_tests import SuiteSettings, event_tests, run_event_tests
from workbench.base.aio import TaskOwner
from workbench.model.environment import ExecutorKind
from workbench.model.errors import SandboxError, UsageError
from workbench.model.event_sidecar import EventSidecar, Expectation, ExpectedOutcome
from workbench.model.event_test import EventTestResult, EventTestStatus
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.project.event_library import list_events
from workbench.project.event_sidecar import read_sidecar, write_sidecar

ANY = Expectation()
SETTINGS = SuiteSettings(executor=ExecutorKind.PROCESS)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path / "home", engine)
    yield application
    await application.close()


def open_with(app: Application, root: Path, events: dict[str, EventSidecar], *functions: str, text: str = "{}") -> None:
    for name, sidecar in events.items():
        path = root / "events" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        write_sidecar(path, sidecar)
    show(app, replace(a_workspace(root, *functions), events=list_events(root)))


async def results(app: Application, settings: SuiteSettings = SETTINGS) -> tuple[EventTestResult, ...]:
    return await run_event_tests(app, await event_tests(app), settings, lambda _result: None)


async def test_events_with_an_expectation_are_tests_and_know_their_function(app: Application, tmp_path: Path) -> None:
    events = {
        "plain": EventSidecar("Notes only."),
        "named": EventSidecar(function="Hello", expectation=ANY),
        "orders/deep/a": EventSidecar(expectation=ANY),
        "orders/hello/b": EventSidecar(expectation=ANY),
        "lost": EventSidecar(expectation=ANY),
    }
    open_with(app, tmp_path, events, "Hello", "Orders")
    found = {test.name: test for test in await event_tests(app)}
    assert {name: test.function for name, test in found.items()} == {
        "lost": "",
        "named": "Hello",
        "orders/deep/a": "Orders",
        "orders/hello/b": "Hello",
    }
    assert found["lost"].error is not None
    assert "lost.event.toml" in found["lost"].error.next_step


async def test_an_only_function_is_meant_and_a_chosen_one_for_those_without(app: Application, tmp_path: Path) -> None:
    open_with(app, tmp_path, {"a": EventSidecar(expectation=ANY)}, "Hello")
    assert [test.function for test in await event_tests(app)] == ["Hello"]
    open_with(app, tmp_path, {"b": EventSidecar(function="Orders", expectation=ANY)}, "Hello", "Orders")
    assert [(test.name, test.function) for test in await event_tests(app, "Hello")] == [("a", "Hello")]
    assert [test.name for test in await event_tests(app, "", "B")] == ["b"]


async def test_a_sidecar_that_cannot_be_used_is_an_error_of_its_own(app: Application, tmp_path: Path) -> None:
    open_with(app, tmp_path, {"a": EventSidecar(expectation=ANY)}, "Hello")
    (tmp_path / "events" / "b.json").write_text("{}")
    (tmp_path / "events" / "b.event.toml").write_text("[")
    open_with(app, tmp_path, {}, "Hello")
    assert [one.status for one in await results(app)] == [EventTestStatus.OK, EventTestStatus.ERROR]


async def test_results_are_judged_and_recorded(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    failing = Expectation(ExpectedOutcome.FUNCTION_ERROR, error_type="KeyError")
    events = {
        "a": EventSidecar(expectation=Expectation(result="{}")),
        "b": EventSidecar(expectation=Expectation(result="[1]")),
        "c": EventSidecar(expectation=failing),
        "d": EventSidecar(expectation=ANY),
    }
    open_with(app, tmp_path, events, "Hello")
    failure = Script(payload=b"{}", function_error="Unhandled", error_type="KeyError")
    engine.scripts = [Script(), Script(), failure, Script(error=SandboxError("What.", "", "Next."))]
    found = await results(app)
    assert [one.status for one in found] == ["ok", "failed", "ok", "error"]
    assert found[1].reasons == ("The result is {}; a list of 1 item was expected.",)
    assert found[3].reasons == ("What.", "Next.")
    assert [run.event_name for run in reversed(app.runs.recent)] == ["a", "b", "c", "d"]


async def test_events_are_sent_as_their_sidecar_says_but_waited_for(
    app: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    options = InvokeOptions(InvocationType.EVENT, tenant_id="blue")
    sidecar = EventSidecar(options=options, environment="dev", expectation=Expectation(result='{"b": "shop-dev"}'))
    (tmp_path / "environments.toml").write_text('[dev]\nBUCKET = "shop-dev"\n[test]\nBUCKET = "shop-test"\n')
    open_with(app, tmp_path, {"a": sidecar}, "Hello", text='{"b": "${env.BUCKET}"}')
    assert [one.status for one in await results(app)] == ["ok"]
    (request,) = engine.requests
    assert (request.tenant_id, request.invocation_type) == ("blue", InvocationType.REQUEST_RESPONSE)
    other = (await results(app, replace(SETTINGS, environment="test")))[0]
    assert other.reasons == ('/b is "shop-test"; "shop-dev" was expected.',)


async def test_what_cannot_be_sent_is_an_error_and_the_rest_goes_on(
    app: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    open_with(app, tmp_path, {"a": EventSidecar(expectation=ANY)}, "Hello", text='"${env.GONE}"')
    open_with(app, tmp_path, {"b": EventSidecar(expectation=ANY)}, "Hello")
    assert [one.status for one in await results(app)] == ["error", "ok"]
    assert len(engine.requests) == 1


async def test_update_keeps_what_was_decided(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    held = Expectation(result='{"id": 1, "n": 1}', ignore=("/id",))
    open_with(app, tmp_path, {"a": EventSidecar("Notes.", expectation=held)}, "Hello")
    engine.default = Script(payload=b'{"id": 2, "n": 2}')
    (found,) = await results(app, replace(SETTINGS, update=True))
    assert (found.status, found.reasons) == (EventTestStatus.UPDATED, ("/n is 2; 1 was expected.",))
    sidecar = read_sidecar(tmp_path / "events" / "a.json")
    assert sidecar.expectation is not None
    assert (sidecar.description, sidecar.expectation.ignore) == ("Notes.", ("/id",))
    assert json.loads(sidecar.expectation.result or "") == {"id": 2, "n": 2}


async def test_several_run_at_a_time_and_come_in_order(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    open_with(app, tmp_path, {name: EventSidecar(expectation=ANY) for name in "abcd"}, "Hello")
    gate = asyncio.Event()
    engine.default = Script(gate=gate)
    told: list[str] = []
    owner = TaskOwner(lambda _error: None)
    settings, tests = replace(SETTINGS, jobs=3), await event_tests(app)
    task = owner.start(run_event_tests(app, tests, settings, lambda result: told.append(result.test.name)))
    await until(lambda: len(engine.requests) == 3)
    gate.set()
    assert [result.test.name for result in await task] == list("abcd")
    assert sorted(told) == list("abcd")


async def test_cancelling_stops_what_runs(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    open_with(app, tmp_path, {name: EventSidecar(expectation=ANY) for name in "abc"}, "Hello")
    engine.default = Script(gate=asyncio.Event())
    owner = TaskOwner(lambda _error: None)
    owner.start(run_event_tests(app, await event_tests(app), replace(SETTINGS, jobs=2), lambda _result: None))
    await until(lambda: len(engine.requests) == 2)
    await owner.close()
    assert len(engine.cancelled) == 2
    assert len(engine.requests) == 2


async def test_without_a_workspace_there_are_none(app: Application) -> None:
    with pytest.raises(UsageError, match="No workspace"):
        await event_tests(app)
