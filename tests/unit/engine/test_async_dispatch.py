import asyncio
import dataclasses
import logging

import pytest

from tests.support.async_bench import START_NS, FakeClock
from tests.support.turns import until
from workbench.engine.async_dispatch import Dispatcher
from workbench.engine.async_lanes import Ticket

KEY = ("s", "f")


def a_ticket(name: str, after_s: float = 0) -> Ticket:
    return Ticket(START_NS + round(after_s * 1e9), 0, name, KEY)


async def test_what_is_due_starts_and_the_rest_at_its_time() -> None:
    clock, done = FakeClock(), list[str]()

    async def work(ticket: Ticket) -> None:
        done.append(ticket.event_id)

    dispatcher = Dispatcher(10, clock, work)
    dispatcher.add([a_ticket("now"), a_ticket("later", 5), a_ticket("last", 9)])
    await dispatcher.drain()
    assert done == ["now"]
    clock.advance(5)
    await dispatcher.drain()
    assert done == ["now", "later"]
    clock.advance(60)
    await dispatcher.drain()
    assert done == ["now", "later", "last"]
    assert not dispatcher.busy
    assert not dispatcher.lanes.holds("now")
    await dispatcher.close()


async def test_a_full_lane_goes_on_when_there_is_room() -> None:
    done, most, at_once = list[str](), 0, 0

    async def work(ticket: Ticket) -> None:
        nonlocal most, at_once
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0)
        at_once -= 1
        done.append(ticket.event_id)

    dispatcher = Dispatcher(2, FakeClock(), work)
    dispatcher.add(a_ticket(str(number)) for number in range(7))
    await until(lambda: len(done) == 7)
    assert most == 2
    await dispatcher.close()


async def test_work_may_wait_again() -> None:
    clock, done = FakeClock(), list[str]()

    async def work(ticket: Ticket) -> Ticket | None:
        done.append(ticket.event_id)
        return dataclasses.replace(ticket, due_ns=clock.now_ns() + 10**9) if len(done) < 3 else None

    dispatcher = Dispatcher(10, clock, work)
    dispatcher.add([a_ticket("a")])
    for _second in range(5):
        await dispatcher.drain()
        clock.advance(1)
    assert done == ["a", "a", "a"]
    await dispatcher.close()


async def test_a_mistake_in_the_work_costs_a_minute_and_no_ticket(caplog: pytest.LogCaptureFixture) -> None:
    clock, calls = FakeClock(), 0

    async def work(_ticket: Ticket) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise KeyError("a mistake")

    dispatcher = Dispatcher(10, clock, work)
    with caplog.at_level(logging.WARNING):
        dispatcher.add([a_ticket("a")])
        await dispatcher.drain()
    assert "a mistake" in caplog.text
    assert dispatcher.lanes.holds("a")
    clock.advance(60)
    await dispatcher.drain()
    assert calls == 2
    await dispatcher.close()


async def test_closed_it_cancels_what_runs_and_starts_nothing() -> None:
    started, ended = asyncio.Event(), list[str]()

    async def work(ticket: Ticket) -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(ticket.event_id)

    clock = FakeClock()
    dispatcher = Dispatcher(10, clock, work)
    dispatcher.add([a_ticket("a"), a_ticket("b", 5)])
    await started.wait()
    await dispatcher.close()
    assert ended == ["a"]
    dispatcher.add([a_ticket("c")])
    clock.advance(60)
    await dispatcher.drain()
    assert ended == ["a"]
