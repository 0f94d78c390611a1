"""What a subscriber is sent arrives once and in order, however it behaves, and what it misses is counted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.telemetry_sink import Manner, Sink, sink
from workbench.base.aio import TaskOwner
from workbench.engine import platform_events
from workbench.engine.platform_events import PlatformEvent
from workbench.engine.runtime_api import telemetry_backlog
from workbench.engine.runtime_api.telemetry_delivery import TOO_SLOW, UNREACHABLE, Resolve, Retry, Subscriber
from workbench.engine.runtime_api.telemetry_destination import Destination, Protocol
from workbench.engine.runtime_api.telemetry_records import Line
from workbench.engine.runtime_api.telemetry_subscription import Buffering, Subscription, TelemetryApi
from workbench.model.invoke import LogSource

SMALL = Buffering(max_items=4, max_bytes=400, timeout_ms=25)
NEVER_MS = 10**9
PATIENT = Buffering(timeout_ms=NEVER_MS)
ALL = tuple(LogSource)
AT_ONCE = Retry(attempts=1000, first_s=0.0, longest_s=0.0)


def subscription(buffering: Buffering = PATIENT, types: tuple[LogSource, ...] = ALL) -> Subscription:
    destination = Destination(Protocol.HTTP, 8080)
    return Subscription(TelemetryApi.TELEMETRY, "2022-12-13", types, destination, buffering)


@asynccontextmanager
async def delivering(
    asked: Subscription, resolve: Resolve, retry: Retry = AT_ONCE, told: list[PlatformEvent] | None = None
) -> AsyncIterator[Subscriber]:
    """A subscriber that is served, and events of the log in `told`."""
    failures: list[BaseException] = []
    tasks = TaskOwner(failures.append)
    subscriber = Subscriber(asked, resolve, (told if told is not None else []).append, retry)
    tasks.start(subscriber.run())
    try:
        yield subscriber
    finally:
        await tasks.close()
        subscriber.close()
        await asyncio.sleep(0)
    assert not failures


def line(number: int, source: LogSource = LogSource.FUNCTION) -> Line:
    return Line(str(number), source, 0)


async def settle(subscriber: Subscriber) -> None:
    subscriber.hurry()
    async with asyncio.timeout(30):
        await subscriber.settled()


def numbers(one: Sink) -> list[int]:
    return [int(record["record"]) for record in one.records if record["type"] == "function"]


def dropped(event: PlatformEvent) -> tuple[int, str]:
    """How many records a logsDropped event says were missed, and why."""
    assert isinstance(event.record, dict)
    return event.record["droppedRecords"], event.record["reason"]


STEPS = st.lists(st.one_of(st.integers(1, 9), st.just("flush"), st.just("pause")), max_size=12)
MANNERS = st.lists(st.sampled_from([manner for manner in Manner if manner is not Manner.WAIT]), max_size=30)


async def publish(subscriber: Subscriber, steps: list[int | str]) -> int:
    """Publish as `steps` say; how many lines that were."""
    count = 0
    for step in steps:
        if step == "flush":
            await settle(subscriber)
        elif step == "pause":
            await asyncio.sleep(0)
        else:
            for _ in range(int(step)):
                subscriber.add(line(count))
                count += 1
    await settle(subscriber)
    return count


@settings(max_examples=60, deadline=None)
@given(STEPS, MANNERS)
def test_all_arrives_once_and_in_order(steps: list[int | str], manners: list[Manner]) -> None:
    async def run() -> None:
        async with sink(manners) as one, delivering(subscription(SMALL), one.resolve) as subscriber:
            count = await publish(subscriber, steps)
            assert numbers(one) == list(range(count))
            assert subscriber.dropped == 0
            assert all(len(batch) <= SMALL.max_items for batch in one.batches)

    asyncio.run(run())


@settings(max_examples=60, deadline=None)
@given(STEPS, MANNERS, st.integers(1, 12))
def test_what_does_not_arrive_is_counted(steps: list[int | str], manners: list[Manner], room: int) -> None:
    async def run() -> None:
        told: list[PlatformEvent] = []
        retry = Retry(attempts=2, first_s=0.0, longest_s=0.0)
        async with sink(manners) as one:
            async with delivering(subscription(SMALL), one.resolve, retry, told) as subscriber:
                count = await publish(subscriber, steps)
            arrived = numbers(one)
            assert arrived == sorted(set(arrived))
            # A drop record may itself have been missed; the log was told of each.
            missed = sum(dropped(event)[0] for event in told)
            assert missed == subscriber.dropped
            lost_notes = len(told) - sum(record["type"] == "platform.logsDropped" for record in one.records)
            assert count - len(arrived) <= missed <= count - len(arrived) + lost_notes

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telemetry_backlog, "BACKLOG_ITEMS", room)
        asyncio.run(run())


async def test_a_full_batch_does_not_wait_and_the_rest_does() -> None:
    buffering = Buffering(max_items=3, timeout_ms=NEVER_MS)
    async with sink() as one, delivering(subscription(buffering), one.resolve) as subscriber:
        for number in range(4):
            subscriber.add(line(number))
        await one.until(batches=1)
        assert numbers(one) == [0, 1, 2]
        await settle(subscriber)
        assert numbers(one) == [0, 1, 2, 3]


async def test_a_batch_is_sent_when_its_time_has_come() -> None:
    async with sink() as one, delivering(subscription(Buffering(timeout_ms=25)), one.resolve) as subscriber:
        subscriber.add(line(0))
        await one.until(batches=1)
        subscriber.add(line(1))
        await one.until(batches=2)
        assert numbers(one) == [0, 1]


async def test_only_what_was_asked_for() -> None:
    asked = subscription(types=(LogSource.EXTENSION,))
    async with sink() as one, delivering(asked, one.resolve) as subscriber:
        subscriber.add(line(0))
        subscriber.add(platform_events.start("id", "$LATEST", 0))
        subscriber.add(line(1, LogSource.EXTENSION))
        await settle(subscriber)
        assert [record["record"] for record in one.records] == ["1\n"]


async def test_a_slow_subscriber_gets_one_note_of_what_it_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telemetry_backlog, "BACKLOG_ITEMS", 5)
    told: list[PlatformEvent] = []
    async with sink([Manner.WAIT]) as one, delivering(subscription(SMALL), one.resolve, told=told) as subscriber:
        for number in range(4):
            subscriber.add(line(number))
        await one.until(requests=1)
        for number in range(4, 29):
            subscriber.add(line(number))
        one.go_on.set()
        await settle(subscriber)
        subscriber.add(line(29))
        await settle(subscriber)
        kinds = [record["type"].rpartition(".")[2] for record in one.records]
        assert kinds == ["function"] * 9 + ["logsDropped", "function"]
        assert numbers(one) == [*range(9), 29]
        (event,) = told
        assert one.records[9]["record"] == event.record
        assert dropped(event) == (20, TOO_SLOW)
        assert subscriber.dropped == 20


async def test_a_subscriber_out_of_reach_is_told_of_in_the_log_once() -> None:
    told: list[PlatformEvent] = []
    async with delivering(subscription(), lambda _port: None, told=told) as subscriber:
        for number in range(3):
            subscriber.add(line(number))
            await settle(subscriber)
        assert told == []
    (event,) = told
    assert dropped(event) == (3, UNREACHABLE)


async def test_what_waits_goes_to_the_new_destination() -> None:
    async with sink([Manner.WAIT]) as old, sink() as new:
        at = {8080: old, 9090: new}
        async with delivering(subscription(), lambda port: at[port].resolve(port)) as subscriber:
            subscriber.add(line(0))
            subscriber.hurry()
            await old.until(requests=1)
            subscriber.add(line(1))
            asked = Subscription(TelemetryApi.TELEMETRY, "2022-12-13", ALL, Destination(Protocol.HTTP, 9090))
            subscriber.resubscribe(asked)
            await settle(subscriber)
            assert (numbers(old), numbers(new)) == ([], [0, 1])


async def test_closing_ends_the_wait_for_it() -> None:
    async with sink([Manner.WAIT]) as one, delivering(subscription(), one.resolve) as subscriber:
        subscriber.add(line(0))
        subscriber.hurry()
        waiting = asyncio.gather(subscriber.settled())
        await one.until(requests=1)
        assert not waiting.done()
        subscriber.close()
        await waiting
