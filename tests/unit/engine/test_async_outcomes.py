import asyncio

import pytest

from workbench.base.aio import TaskOwner
from workbench.engine.async_outcomes import Outcomes
from workbench.model.async_event import AsyncOutcome, Condition
from workbench.model.errors import InvokeCancelledError


def an_outcome(event_id: str) -> AsyncOutcome:
    return AsyncOutcome(event_id, "s", "f", Condition.SUCCESS, 1)


@pytest.fixture
def tasks() -> TaskOwner:
    return TaskOwner(lambda _error: None)


async def test_all_who_wait_are_told_and_so_is_who_comes_late(tasks: TaskOwner) -> None:
    outcomes = Outcomes()
    waiting = [tasks.start(outcomes.wait_for("a")) for _waiter in range(2)]
    await asyncio.sleep(0)
    assert outcomes.knows("a")
    waiting[0].cancel()
    outcomes.settle(an_outcome("a"))
    assert await waiting[1] == an_outcome("a")
    assert await outcomes.wait_for("a") == an_outcome("a")
    await tasks.close()


async def test_only_the_last_are_remembered() -> None:
    outcomes = Outcomes()
    for number in range(17):
        outcomes.settle(an_outcome(str(number)))
    assert not outcomes.knows("0")
    assert outcomes.knows("1")


async def test_who_waits_for_nothing_is_told(tasks: TaskOwner) -> None:
    outcomes = Outcomes()
    gone, closed = tasks.start(outcomes.wait_for("gone")), tasks.start(outcomes.wait_for("closed"))
    await asyncio.sleep(0)
    outcomes.forsake("unknown", "x")
    outcomes.forsake("gone", "It was removed.")
    with pytest.raises(InvokeCancelledError, match="It was removed"):
        await gone
    outcomes.close()
    with pytest.raises(InvokeCancelledError, match="closed"):
        await closed
    await tasks.close()
    with pytest.raises(InvokeCancelledError, match="closed"):
        await outcomes.wait_for("late")
