import asyncio

import pytest

from workbench.app.in_flight import InFlight
from workbench.base.aio import TaskOwner


async def test_ids_come_and_go() -> None:
    seen: list[frozenset[str]] = []
    flight = InFlight(seen.append)

    async def work() -> int:
        assert flight.ids == {"a"}
        return 3

    assert await flight.run("a", work()) == 3
    assert seen == [frozenset({"a"}), frozenset()]


async def test_failures_reach_the_awaiter() -> None:
    async def work() -> None:
        raise KeyError("k")

    flight = InFlight(lambda _ids: None)
    with pytest.raises(KeyError):
        await flight.run("a", work())
    assert not flight.ids


async def test_cancel_by_id_and_on_close() -> None:
    flight = InFlight(lambda _ids: None)
    owner = TaskOwner(lambda _error: None)
    forever = asyncio.Event()
    runs = [owner.start(flight.run(name, forever.wait())) for name in ("a", "b")]
    await asyncio.sleep(0)
    assert flight.cancel("a")
    assert not flight.cancel("c")
    await asyncio.wait({runs[0]})
    assert flight.ids == {"b"}
    await flight.close()
    await asyncio.wait(set(runs))
    assert all(run.cancelled() for run in runs)
    assert not flight.cancel("a")


async def test_a_cancelled_caller_cancels_the_work() -> None:
    flight = InFlight(lambda _ids: None)
    owner = TaskOwner(lambda _error: None)
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    caller = owner.start(flight.run("a", work()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    caller.cancel()
    await ended.wait()
