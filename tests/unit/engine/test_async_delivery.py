import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.async_bench import DEAD_ARN, FAILURE, QUEUE_ARN, START_NS, AsyncBench, an_event, settings
from tests.support.turns import until
from workbench.engine.async_delivery import Deliveries
from workbench.engine.async_lanes import Ticket
from workbench.engine.async_store import AsyncStore
from workbench.engine.async_thread import StoreThread
from workbench.engine.destinations import deliveries_for
from workbench.model.async_event import AsyncOutcome, Condition, Delivered, DeliveryFailed
from workbench.model.delivery import Delivery, Purpose
from workbench.model.errors import CloudError


class Office:
    """Deliveries over a store, and a target that may refuse."""

    def __init__(self, folder: Path) -> None:
        self.bench = AsyncBench(folder)
        self.store: AsyncStore = self.bench.store()
        self.thread = StoreThread(self.bench.clock, lambda _error: None)
        self.refusals = 0
        self.mistake = False
        self.gate: asyncio.Event | None = None
        self.deliveries = Deliveries(
            self.store,
            self.thread,
            self.send,
            self.bench.seen.append,
            clock=self.bench.clock,
            settings=self.bench.times,
        )

    async def send(self, delivery: Delivery) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.mistake:
            raise KeyError
        if self.refusals:
            self.refusals -= 1
            raise CloudError("No such queue.")
        self.bench.sent.append(delivery)

    async def queue(self, target: str = QUEUE_ARN, dead: str = "") -> tuple[Delivery, ...]:
        event = an_event()
        outcome = AsyncOutcome(event.id, "shop", "f", Condition.RETRIES_EXHAUSTED, 3, FAILURE)
        made = deliveries_for(event, outcome, settings(on_failure=target, dead=dead), START_NS)
        await self.thread.whole(lambda: self.store.put(event))
        await self.thread.whole(lambda: self.store.finish(event.id, made, START_NS))
        self.deliveries.queue.add(Ticket(START_NS, START_NS, each.id, ("shop", each.target)) for each in made)
        return made

    async def left(self, delivery: Delivery) -> bool:
        return await self.thread.whole(lambda: self.store.delivery(delivery.id)) is not None


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = Office(tmp_path)
    yield made
    await made.deliveries.close(0.01)
    await made.thread.close(made.store.close)


async def test_what_is_delivered_is_told_and_forgotten(office: Office) -> None:
    record, dead = await office.queue(dead=DEAD_ARN)
    await office.deliveries.queue.drain()
    assert {each.id for each in office.bench.sent} == {record.id, dead.id}
    told = {each.target for each in office.bench.seen if isinstance(each, Delivered)}
    assert told == {QUEUE_ARN, DEAD_ARN}
    assert not await office.left(record)


async def test_a_refusal_is_told_and_tried_again(office: Office) -> None:
    office.refusals = 2
    (record,) = await office.queue()
    await office.deliveries.queue.drain()
    assert await office.left(record)
    for wait_s in (1, 5):
        office.bench.clock.advance(wait_s)
        await office.deliveries.queue.drain()
    failures = [each for each in office.bench.seen if isinstance(each, DeliveryFailed)]
    assert [(each.reason, each.dropped) for each in failures] == [("No such queue.", False)] * 2
    assert [each.id for each in office.bench.sent] == [record.id]


async def test_after_four_tries_it_is_dropped(office: Office) -> None:
    office.refusals = 99
    (record,) = await office.queue("", dead=DEAD_ARN)
    for wait_s in (1, 5, 30, 600):
        await office.deliveries.queue.drain()
        office.bench.clock.advance(wait_s)
    failures = [each for each in office.bench.seen if isinstance(each, DeliveryFailed)]
    assert [each.dropped for each in failures] == [False, False, False, True]
    assert failures[-1].purpose is Purpose.DEAD_LETTER
    assert failures[-1].metric == "DeadLetterErrors"
    assert not await office.left(record)


async def test_what_lambda_cannot_send_to_is_dropped_at_once(office: Office) -> None:
    office.refusals = 1
    (record,) = await office.queue("arn:aws:dynamodb:us-east-1:1:table/t")
    await office.deliveries.queue.drain()
    (failed,) = office.bench.seen
    assert isinstance(failed, DeliveryFailed)
    assert (failed.dropped, failed.metric) == (True, "DestinationDeliveryFailures")
    assert not await office.left(record)


async def test_a_mistake_of_ours_counts_as_a_refusal(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.mistake = True
    (record,) = await office.queue()
    with caplog.at_level(logging.ERROR):
        await office.deliveries.queue.drain()
    (failed,) = office.bench.seen
    assert isinstance(failed, DeliveryFailed)
    assert failed.reason == "KeyError"
    assert await office.left(record)


async def test_closing_lets_what_is_under_way_end(office: Office) -> None:
    office.gate = asyncio.Event()
    (record,) = await office.queue()
    await until(lambda: office.deliveries.queue.busy)
    asyncio.get_running_loop().call_soon(office.gate.set)
    await office.deliveries.close(20)
    assert [each.id for each in office.bench.sent] == [record.id]
    assert not await office.left(record)


async def test_what_takes_too_long_is_kept_for_the_next_start(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    office.gate = asyncio.Event()
    (record,) = await office.queue()
    await until(lambda: office.deliveries.queue.busy)
    with caplog.at_level(logging.WARNING):
        await office.deliveries.close(0.01)
    assert "take too long" in caplog.text
    assert await office.left(record)
    assert office.bench.sent == []
