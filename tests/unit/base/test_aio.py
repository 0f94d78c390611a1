import asyncio

import pytest

from workbench.base import aio
from workbench.base.aio import TaskOwner


async def test_a_task_gives_its_value_to_who_awaits_it() -> None:
    owner = TaskOwner(lambda _error: None)

    async def work() -> int:
        return 3

    assert await owner.start(work(), "three") == 3


async def test_a_failure_is_told() -> None:
    told: list[BaseException] = []
    owner = TaskOwner(told.append)

    async def fail() -> None:
        raise ValueError("no")

    task = owner.start(fail())
    await owner.drain()
    assert [str(error) for error in told] == ["no"]
    assert task.done()


async def test_close_cancels_and_awaits_every_task() -> None:
    told: list[BaseException] = []
    owner = TaskOwner(told.append)
    ended: list[int] = []

    async def work(number: int) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(number)

    for number in range(3):
        owner.start(work(number))
    await asyncio.sleep(0)
    await owner.close()
    assert sorted(ended) == [0, 1, 2]
    assert told == [], "being cancelled is no failure"


async def test_a_task_that_loses_its_cancellation_is_cancelled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aio, "CANCEL_AGAIN_S", 0.01)
    owner = TaskOwner(lambda _error: None)
    lost: list[str] = []

    async def work() -> None:
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                if lost:
                    raise
                lost.append("once")

    owner.start(work())
    await asyncio.sleep(0)
    await owner.close()
    assert lost == ["once"]


async def test_drain_waits_for_tasks_that_tasks_start() -> None:
    owner = TaskOwner(lambda _error: None)
    ended: list[str] = []

    async def child() -> None:
        await asyncio.sleep(0)
        ended.append("child")

    async def parent() -> None:
        owner.start(child())

    owner.start(parent())
    await owner.drain()
    assert ended == ["child"]


async def test_closing_nothing() -> None:
    owner = TaskOwner(lambda _error: pytest.fail("told"))
    await owner.close()
    await owner.drain()
