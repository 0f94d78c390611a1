import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.expectation import expectation_for, save_expectation, saved_event, verdict_of
from workbench.app.use_cases.invoke import invoke
from workbench.model.errors import EventError, UsageError
from workbench.model.event import SavedEvent
from workbench.model.event_sidecar import EventSidecar, Expectation, Match
from workbench.model.run import Run
from workbench.project.event_sidecar import read_sidecar, write_sidecar


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path / "home", engine)
    events = tmp_path / "shop" / "events"
    events.mkdir(parents=True)
    (events / "a.json").write_text("{}")
    show(application, replace(a_workspace(tmp_path / "shop"), events=(SavedEvent("a", events / "a.json", 2),)))
    yield application
    await application.close()


async def ran(app: Application, engine: FakeEngine, value: Any, event_name: str = "a", error_type: str = "") -> Run:
    failed = "Unhandled" if error_type else ""
    engine.scripts.append(Script(payload=json.dumps(value).encode(), function_error=failed, error_type=error_type))
    return await invoke(app, "Hello", "{}", event_name=event_name)


async def test_what_is_saved_is_held_against_later_runs(app: Application, engine: FakeEngine) -> None:
    first = await ran(app, engine, {"n": 1})
    assert await verdict_of(app, first) is None
    saved: list[Path] = []
    app.expectation_saved.connect(saved.append)
    await save_expectation(app, first)
    assert saved == [saved_event(app, first)]
    same, other = await ran(app, engine, {"n": 1}), await ran(app, engine, {"n": 2})
    told = [await verdict_of(app, run) for run in (same, other)]
    assert [verdict is not None and verdict.sentences for verdict in told] == [(), ("/n is 2; 1 was expected.",)]


async def test_the_files_beside_the_event_are_for_the_eye(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    await save_expectation(app, await ran(app, engine, {"n": 1}))
    events = tmp_path / "shop" / "events"
    assert (events / "a.expected.json").read_text() == '{\n  "n": 1\n}\n'
    assert read_sidecar(events / "a.json").function == "Hello"


async def test_times_that_differ_from_the_run_before_are_ignored(app: Application, engine: FakeEngine) -> None:
    await ran(app, engine, {"at": "2026-11-22T04:12:00Z", "n": 1})
    expectation = await save_expectation(app, await ran(app, engine, {"at": "2026-11-22T04:13:00Z", "n": 2}))
    assert expectation.ignore == ("/at",)


async def test_what_was_decided_about_the_event_stays(app: Application, engine: FakeEngine) -> None:
    run = await ran(app, engine, {"n": 1})
    path = saved_event(app, run)
    assert path is not None
    held = EventSidecar("Notes.", function="Orders", expectation=Expectation(match=Match.SUBSET, ignore=("/x",)))
    write_sidecar(path, held)
    made = await save_expectation(app, run)
    assert (made.match, made.ignore) == (Match.SUBSET, ("/x",))
    kept = read_sidecar(path)
    assert (kept.description, kept.function) == ("Notes.", "Orders")


async def test_a_failure_can_be_expected(app: Application, engine: FakeEngine) -> None:
    await save_expectation(app, await ran(app, engine, {"errorType": "KeyError"}, error_type="KeyError"))
    same = await verdict_of(app, await ran(app, engine, {"errorType": "KeyError", "x": 1}, error_type="KeyError"))
    assert same is not None
    assert same.as_expected


async def test_only_saved_events_have_expectations(app: Application, engine: FakeEngine) -> None:
    for name in ("", "other", "s3/put"):
        run = await ran(app, engine, 1, name)
        assert saved_event(app, run) is None
        assert await expectation_for(app, run) is None
        with pytest.raises(UsageError, match="not a saved one"):
            await save_expectation(app, run)
    elsewhere = replace(await ran(app, engine, 1), workspace="/elsewhere")
    assert saved_event(app, elsewhere) is None
    assert saved_event(app, await ran(app, engine, 1, "a.json")) is not None


async def test_a_run_without_a_result_gives_none(app: Application, engine: FakeEngine) -> None:
    run = replace(await ran(app, engine, 1), result=None)
    with pytest.raises(UsageError, match="no result"):
        await save_expectation(app, run)


async def test_broken_notes_are_told(app: Application, engine: FakeEngine, tmp_path: Path) -> None:
    (tmp_path / "shop" / "events" / "a.event.toml").write_text("[")
    with pytest.raises(EventError):
        await verdict_of(app, await ran(app, engine, 1))
