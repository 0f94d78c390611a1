import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.command_table import BY_ID
from workbench.base.aio import TaskOwner
from workbench.model.environment import ExecutorKind
from workbench.model.errors import InvalidRequestError
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import RunOutcome


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    application.settings.set("run.executor", "process")
    yield application
    await application.close()


def enabled(app: Application) -> set[str]:
    return {name for name in ("invoke", "again", "cancel") if BY_ID[f"run.{name}"].enabled(app.context.value)}


async def run(app: Application, command_id: str) -> None:
    work = BY_ID[command_id].run
    assert work is not None
    await work(app)


async def test_invoke_then_again_then_clear(app: Application, engine: FakeEngine) -> None:
    assert enabled(app) == set()
    show(app, a_workspace())
    assert enabled(app) == {"invoke"}
    app.context.update(event_text="[1]")
    await run(app, "run.invoke")
    assert enabled(app) == {"invoke", "again"}
    app.context.update(event_text="[2]")
    await run(app, "run.again")
    assert [request.payload for request in engine.requests] == [b"[1]", b"[1]"]
    await run(app, "runs.clear")
    assert app.runs.recent == []


async def test_profile_imports_measures_the_selected_function(app: Application, engine: FakeEngine) -> None:
    assert not BY_ID["run.profile_imports"].enabled(app.context.value)
    show(app, a_workspace())
    assert BY_ID["run.profile_imports"].enabled(app.context.value)
    await run(app, "run.profile_imports")
    assert app.import_profile.current is not None
    assert len(engine.requests) == 1


async def test_invoke_sends_what_the_options_say(app: Application, engine: FakeEngine) -> None:
    show(app, a_workspace())
    app.context.update(options=InvokeOptions(InvocationType.DRY_RUN))
    await run(app, "run.invoke")
    assert (len(engine.dry), len(engine.requests)) == (1, 0)
    assert [notice.text for notice in app.notices.items] == ["Lambda would take this request for Hello."]
    app.context.update(options=InvokeOptions(InvocationType.EVENT))
    await run(app, "run.invoke")
    assert len(engine.accepted) == 1


async def started(app: Application, engine: FakeEngine, count: int) -> list[str]:
    """Begin runs that do not end; their ids, the newest last."""
    engine.default = Script(gate=asyncio.Event())
    arrived = asyncio.Semaphore(0)
    app.run_events.connect(lambda told: arrived.release() if type(told[1]).__name__ == "EnvironmentReady" else None)
    owner = TaskOwner(lambda _error: None)
    for _ in range(count):
        owner.start(run(app, "run.invoke"))
        await asyncio.wait_for(arrived.acquire(), 5)
    return [request.request_id for request in engine.requests]


async def ended(app: Application) -> None:
    while app.in_flight.ids:
        told = asyncio.Event()
        stop = app.context.changed.connect(lambda _context, told=told: told.set())  # type: ignore[misc]
        await asyncio.wait_for(told.wait(), 5)
        stop()
    await asyncio.sleep(0)


async def test_stop_is_for_the_selected_run_when_it_runs(app: Application, engine: FakeEngine) -> None:
    show(app, a_workspace())
    first, second = await started(app, engine, 2)
    app.context.update(run_id=first)
    assert enabled(app) == {"invoke", "cancel"}
    await run(app, "run.cancel")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert engine.cancelled == [first]
    app.context.update(run_id=None)
    await run(app, "run.cancel")
    await ended(app)
    assert engine.cancelled == [first, second]
    assert {one.outcome for one in app.runs.recent} == {RunOutcome.CANCELLED}


async def test_nothing_selected_is_nothing_done(app: Application, engine: FakeEngine) -> None:
    await run(app, "run.again")
    await run(app, "run.cancel")
    assert engine.requests == []


async def test_the_context_s_executor_is_used(app: Application, engine: FakeEngine) -> None:
    show(app, a_workspace())
    app.context.update(executor=ExecutorKind.DOCKER)
    await run(app, "run.invoke")
    assert engine.requests[0].executor is ExecutorKind.DOCKER


async def test_asynchronous_invokes_and_the_purge_of_what_waits(app: Application, engine: FakeEngine) -> None:
    show(app, a_workspace())
    await run(app, "run.invoke_async")
    assert len(engine.accepted) == 1
    assert [one.outcome for one in app.runs.recent] == [RunOutcome.QUEUED]
    await run(app, "run.purge_queue")
    await run(app, "run.purge_queue")
    assert [one.outcome for one in app.runs.recent] == [RunOutcome.CANCELLED]
    assert [notice.text for notice in app.notices.items] == [
        "1 event was removed from the queue.",
        "No event waits in the queue.",
    ]


async def test_a_dry_run_is_answered_by_a_notice(app: Application, engine: FakeEngine) -> None:
    show(app, a_workspace())
    await run(app, "run.dry_run")
    engine.refusal = InvalidRequestError("InvalidParameterValueException", "Add a tenant ID.")
    await run(app, "run.dry_run")
    taken, refused = app.notices.items
    assert taken.text == "Lambda would take this request for Hello."
    assert refused.detail == "Add a tenant ID. InvalidParameterValueException."
