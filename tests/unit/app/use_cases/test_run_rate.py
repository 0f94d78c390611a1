import asyncio
from collections.abc import AsyncIterator

import pytest

from workbench.app.notices import Notice, NoticeBoard
from workbench.app.use_cases.run_rate import A_SECOND, RunRate
from workbench.base.aio import TaskOwner

SECOND = 1_000_000_000


@pytest.fixture
async def tasks() -> AsyncIterator[TaskOwner]:
    owner = TaskOwner(lambda error: pytest.fail(str(error)))
    yield owner
    await owner.close()


async def test_those_that_are_too_many_are_told_once(tasks: TaskOwner) -> None:
    now = [0]
    board = NoticeBoard()
    rate = RunRate(board, tasks, lambda: now[0], quiet_s=0.01)
    told: asyncio.Queue[Notice] = asyncio.Queue()
    board.posted.connect(told.put_nowait)
    assert [rate.admits() for _ in range(A_SECOND + 1234)] == [True] * A_SECOND + [False] * 1234
    notice = await asyncio.wait_for(told.get(), 5)
    assert notice.text == "1,234 runs over HTTP were not recorded."
    now[0] = SECOND // 2
    assert [rate.admits() for _ in range(A_SECOND // 2 + 1)] == [True] * (A_SECOND // 2) + [False]
    notice = await asyncio.wait_for(told.get(), 5)
    assert notice.text == "1,235 runs over HTTP were not recorded."
    assert board.items == [notice], "there is one, with the newest count"


async def test_slow_ones_are_all_admitted(tasks: TaskOwner) -> None:
    now = [0]
    board = NoticeBoard()
    rate = RunRate(board, tasks, lambda: now[0])
    for _ in range(100):
        now[0] += SECOND // A_SECOND
        assert rate.admits()
    now[0] += 60 * SECOND
    assert [rate.admits() for _ in range(A_SECOND + 1)] == [True] * A_SECOND + [False], "a pause does not add up"
