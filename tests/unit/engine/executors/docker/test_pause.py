import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.base.aio import TaskOwner
from workbench.base.calls import Calls
from workbench.engine.executors.docker.pause import EnginePause, freezing
from workbench.engine.executors.freezer import Freezer


def made(daemon: FakeDaemon) -> tuple[EnginePause, TaskOwner, list[BaseException]]:
    errors: list[BaseException] = []
    tasks = TaskOwner(errors.append)
    return EnginePause(daemon, "c1", Calls(), tasks), tasks, errors


async def test_it_is_paused_and_continued_once_each() -> None:
    daemon = FakeDaemon()
    pause, tasks, _errors = made(daemon)
    pause.thaw()
    for order in (pause.freeze, pause.freeze, pause.thaw, pause.thaw):
        order()
        await tasks.drain()
    assert daemon.orders == [("c1", "pause"), ("c1", "unpause")]


async def test_a_wish_while_the_engine_works_is_carried_out_after_it() -> None:
    daemon = FakeDaemon()
    pause, tasks, _errors = made(daemon)
    pause.freeze()
    daemon.unblock.clear()
    pause.thaw()
    daemon.unblock.set()
    await tasks.drain()
    assert daemon.orders in ([], [("c1", "pause"), ("c1", "unpause")])


@given(st.lists(st.booleans(), max_size=12))
async def test_the_last_wish_wins(wishes: list[bool]) -> None:
    daemon = FakeDaemon()
    pause, tasks, _errors = made(daemon)
    for wish in wishes:
        (pause.freeze if wish else pause.thaw)()
    await tasks.drain()
    said = [order == "pause" for _container, order in daemon.orders]
    assert (said[-1] if said else False) == (wishes[-1] if wishes else False)
    assert all(one != other for one, other in pairwise(said))


async def test_a_container_that_is_gone_is_not_asked_again() -> None:
    pause, tasks, errors = made(FakeDaemon(gone=True))
    pause.freeze()
    await tasks.drain()
    pause.freeze()
    await tasks.drain()
    assert len(errors) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals that stop: a POSIX system")
async def test_processes_that_are_seen_are_stopped_by_signals() -> None:
    pause, _tasks, _errors = made(FakeDaemon())
    assert isinstance(freezing(lambda: [1], pause), Freezer)
    assert freezing(list, pause) is pause
    assert freezing(None, pause) is pause
