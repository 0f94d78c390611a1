from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, a_function, a_workspace, fake_application, show
from tests.support.runs import a_run
from tests.support.waiting_events import waiting_event
from workbench.app.application import Application
from workbench.app.use_cases.queue_upkeep import purge_queue, purge_selected, register_functions, waiting_events
from workbench.model.errors import EngineError, UsageError
from workbench.model.problem import Problem, Severity
from workbench.model.run import RunOutcome
from workbench.model.workspace import Workspace


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    await application.open()
    yield application
    await application.close()


async def test_runnable_functions_are_registered(app: Application, engine: FakeEngine) -> None:
    register_functions(app)
    assert engine.registered == []
    broken = replace(a_function("Broken"), problems=(Problem(Severity.ERROR, "No file."),))
    app.workspace.set(Workspace(Path("/w"), (a_function("Hello"), broken)))
    register_functions(app)
    assert engine.registered == [("/w", ("Hello",))]


async def test_waiting_events_of_one_folder_or_all(app: Application, engine: FakeEngine) -> None:
    engine.waiting = [waiting_event("a", "/w"), waiting_event("b", "/v")]
    assert [event.id for event in await waiting_events(app)] == ["a", "b"]
    assert [event.id for event in await waiting_events(app, "/v")] == ["b"]


async def test_a_purge_cancels_the_runs_of_what_it_removed(app: Application, engine: FakeEngine) -> None:
    for name in ("gone", "runs", "other"):
        app.runs.put(replace(a_run(name, RunOutcome.QUEUED), workspace="/v" if name == "other" else "/w"))
    engine.waiting = [waiting_event("gone", "/w")]
    real = engine.purge_events

    async def purge(scope: str, function: str = "") -> int:
        count = await real(scope, function)
        engine.waiting.append(waiting_event("runs", "/w"))  # one that ran was left
        return count

    engine.purge_events = purge  # type: ignore[method-assign]
    assert await purge_queue(app, "/w") == 1
    outcomes = {run.id: run.outcome for run in app.runs.recent}
    assert outcomes == {"gone": "cancelled", "runs": "queued", "other": "queued"}


async def test_the_open_workspace_s_queue(app: Application, engine: FakeEngine) -> None:
    with pytest.raises(UsageError, match="No workspace"):
        await purge_selected(app)
    show(app, a_workspace(Path("/w")))
    engine.waiting = [waiting_event("a", "/w"), waiting_event("b", "/v")]
    assert await purge_selected(app) == 1
    assert [event.id for event in engine.waiting] == ["b"]


async def test_after_a_restart_what_is_in_the_queue_stays_queued_and_the_rest_was_lost(tmp_path: Path) -> None:
    first = fake_application(tmp_path)
    await first.open()
    first.runs.put(a_run("kept", RunOutcome.QUEUED))
    first.runs.put(a_run("lost", RunOutcome.QUEUED))
    await first.close()
    second = fake_application(tmp_path, FakeEngine(waiting=[waiting_event("kept")]))
    await second.open()
    assert {run.id: run.outcome for run in second.runs.recent} == {"kept": "queued", "lost": "error"}
    lost = second.runs.get("lost")
    assert lost is not None
    assert lost.error is not None
    assert "The program ended" in lost.error.what
    await second.close()


async def test_a_queue_that_cannot_be_read_leaves_them(tmp_path: Path) -> None:
    class Refusing(FakeEngine):
        async def pending_events(self) -> tuple[()]:
            raise EngineError("The queue cannot be read.")

    first = fake_application(tmp_path)
    await first.open()
    first.runs.put(a_run("a", RunOutcome.QUEUED))
    await first.close()
    second = fake_application(tmp_path, Refusing())
    await second.open()
    assert [run.outcome for run in second.runs.recent] == ["queued"]
    assert [notice.text for notice in second.notices.items] == ["The queue cannot be read."]
    await second.close()
