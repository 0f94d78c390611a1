import asyncio
import functools
import threading
from collections.abc import AsyncIterator, Sequence

import pytest

from tests.support.async_bench import FakeClock
from tests.support.turns import until
from workbench.base.aio import TaskOwner
from workbench.engine.async_file import AsyncStoreError
from workbench.engine.async_thread import StoreThread


class Desk:
    """A thread, its clock, and the troubles it told of."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.troubles: list[AsyncStoreError] = []
        self.thread = StoreThread(self.clock, self.troubles.append)
        self.tasks = TaskOwner(lambda _error: None)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    await made.tasks.close()
    await made.thread.close(lambda: None)


async def test_calls_are_made_in_order_in_one_thread(desk: Desk) -> None:
    names: list[str] = []
    futures = [desk.thread.begin(lambda: names.append(threading.current_thread().name)) for _call in range(5)]
    await asyncio.gather(*futures)
    assert len(names) == 5
    assert len(set(names)) == 1
    assert names[0] != threading.current_thread().name


async def test_what_is_begun_ends_although_its_caller_is_cancelled(desk: Desk) -> None:
    go, done = threading.Event(), threading.Event()

    def write() -> None:
        go.wait(20)
        done.set()

    task = desk.tasks.start(desk.thread.whole(write))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    assert not task.done()
    go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert done.is_set()


async def test_a_failed_write_is_told_and_made_again(desk: Desk) -> None:
    calls = 0

    def write() -> str:
        nonlocal calls
        calls += 1
        if calls < 3:
            raise AsyncStoreError(f"Full {calls}.")
        return "written"

    task = desk.tasks.start(desk.thread.insist(write))
    for number in (1, 2):
        await until(functools.partial(_has, desk.troubles, number))
        await asyncio.sleep(0)
        assert not task.done()
        desk.clock.advance(5)
    assert await task == "written"
    assert [error.what for error in desk.troubles] == ["Full 1.", "Full 2."]


def _has(things: Sequence[object], number: int) -> bool:
    return len(things) == number


async def test_closing_waits_for_what_is_in_line_and_tells_of_trouble() -> None:
    desk, order = Desk(), list[str]()

    def last() -> None:
        order.append("last")
        raise AsyncStoreError("It cannot be closed.")

    future = desk.thread.begin(lambda: order.append("first"))
    await desk.thread.close(last)
    await future
    assert order == ["first", "last"]
    assert [error.what for error in desk.troubles] == ["It cannot be closed."]
