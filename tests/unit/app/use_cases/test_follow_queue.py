from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from tests.support.runs import a_run
from workbench.app.application import Application
from workbench.app.use_cases.run_rate import A_SECOND
from workbench.model.async_event import (
    Accepted,
    AsyncOutcome,
    AttemptBegan,
    Condition,
    Delivered,
    DeliveryFailed,
    Done,
    Finished,
    QueueTrouble,
)
from workbench.model.delivery import Purpose
from workbench.model.errors import StoreError
from workbench.model.run import Run, RunOutcome, RunSource

EVENT = ("r", "/w", "Hello")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    application = fake_application(tmp_path, engine)
    await application.open(history=False)
    yield application
    await application.close()


async def test_observations_change_the_run_in_their_order(app: Application, engine: FakeEngine) -> None:
    app.runs.put(a_run("r", RunOutcome.QUEUED))
    seen: list[Run] = []
    app.runs.changed.connect(seen.append)
    engine.observe(Accepted(*EVENT))
    engine.observe(AttemptBegan(*EVENT, 1))
    engine.observe(Finished(AsyncOutcome(*EVENT, Condition.SUCCESS, 1, Done(b""))))
    await app.queue.settled()
    assert [run.outcome for run in seen] == ["queued", "ok"]
    assert seen[0].queue is not None
    assert seen[0].queue.running
    assert seen[-1].event == b"{}"


async def test_a_run_of_an_earlier_program_is_taken_from_disk(tmp_path: Path) -> None:
    first = fake_application(tmp_path)
    await first.open(history=False)
    first.runs.put(a_run("r", RunOutcome.QUEUED, event=b"[1]"))
    await first.close()
    engine = FakeEngine()
    second = fake_application(tmp_path, engine)
    await second.open(history=False)
    engine.observe(AttemptBegan(*EVENT, 2))
    await second.queue.settled()
    run = second.runs.get("r")
    assert run is not None
    assert (run.event, run.outcome) == (b"[1]", RunOutcome.QUEUED)
    await second.close()


async def test_an_event_without_a_run_gets_one(app: Application, engine: FakeEngine) -> None:
    engine.observe(Accepted(*EVENT))
    await app.queue.settled()
    run = app.runs.get("r")
    assert run is not None
    assert (run.workspace, run.function, run.outcome) == ("/w", "Hello", RunOutcome.QUEUED)


async def test_events_of_the_service_are_recorded_as_long_as_they_can_be_read(
    app: Application, engine: FakeEngine
) -> None:
    scope = "lambda:000000000000:us-east-1"
    ids = [f"e-{number}" for number in range(A_SECOND + 5)]
    for event_id in ids:
        engine.observe(Accepted(event_id, scope, "hello"))
    for event_id in ids:
        engine.observe(Finished(AsyncOutcome(event_id, scope, "hello", Condition.SUCCESS, 1, Done(b""))))
    await app.queue.settled()
    assert {run.id for run in app.runs.recent} == set(ids[:A_SECOND])
    assert {(run.outcome, run.source) for run in app.runs.recent} == {(RunOutcome.OK, RunSource.SERVICE)}


async def test_who_keeps_no_history_gets_no_runs(tmp_path: Path) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path, engine)
    await app.open(records=False, history=False)
    engine.observe(Accepted(*EVENT))
    engine.observe(QueueTrouble("The disk is full."))
    await app.queue.settled()
    assert app.runs.recent == []
    assert len(app.notices.items) == 1, "trouble is told nevertheless"
    await app.close()


async def test_failures_to_deliver_become_notices(app: Application, engine: FakeEngine) -> None:
    engine.observe(Delivered(*EVENT, Purpose.DESTINATION, "arn:q"))
    engine.observe(DeliveryFailed(*EVENT, Purpose.DESTINATION, "arn:q", "No network.", dropped=False))
    engine.observe(DeliveryFailed(*EVENT, Purpose.DEAD_LETTER, "arn:q", "", dropped=True))
    await app.queue.settled()
    assert [(notice.text, notice.detail) for notice in app.notices.items] == [
        ("The record of Hello could not be sent to arn:q.", "No network. It is tried again."),
        ("The dead letter of Hello could not be sent to arn:q.", "It is not tried again."),
    ]


async def test_trouble_with_the_files_is_told_and_following_goes_on(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_run_id: str) -> Run | None:
        raise StoreError("The history cannot be read.")

    monkeypatch.setattr(app.runs, "full", full)
    engine.observe(AttemptBegan(*EVENT, 1))
    engine.observe(QueueTrouble("The disk is full."))
    await app.queue.settled()
    assert [notice.text for notice in app.notices.items] == [
        "The history cannot be read.",
        "There is trouble with the queue of asynchronous events.",
    ]
