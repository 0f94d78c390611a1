from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import FakeExecutor, a_config
from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.environment import Environment
from workbench.engine.pool import Pool, PoolKey
from workbench.model.environment import ExecutorKind


class Rig:
    """A pool with real environments over fake sandboxes."""

    def __init__(self, code: Path, keep_warm_s: float = 600) -> None:
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(self.failures.append)
        self.executor = FakeExecutor()
        self.pool = Pool(self.tasks, keep_warm_s)
        self.key = PoolKey(a_config(code), ExecutorKind.PROCESS, 1)
        self.pool.use(self.key)

    async def environment(self, *, used: bool = True) -> Environment:
        """A started environment that the pool knows of."""
        environment = Environment(self.key.function, None, self.executor, self.tasks)
        self.pool.add(environment)
        assert await environment.start() is None
        environment.invokes = int(used)
        environment.release()
        return environment


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    rig = Rig(tmp_path / "code")
    yield rig
    await rig.pool.close()
    await rig.tasks.close()
    assert rig.executor.left == []
    assert rig.failures == []


async def test_the_one_used_last_comes_first_and_a_spare_last(rig: Rig) -> None:
    old, new, spare = await rig.environment(), await rig.environment(), await rig.environment(used=False)
    for environment in (new, old, spare):
        rig.pool.give_back(rig.key, environment)
    assert (rig.pool.idle_count(rig.key), rig.pool.unused_count(rig.key)) == (3, 1)
    assert [rig.pool.take(rig.key) for _ in range(4)] == [new, old, spare, None]


async def test_another_key_shares_nothing(rig: Rig) -> None:
    rig.pool.give_back(rig.key, await rig.environment())
    for other in (replace(rig.key, code=2), replace(rig.key, executor=ExecutorKind.DOCKER)):
        assert rig.pool.take(other) is None


async def test_a_newer_key_retires_the_older(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    rig.pool.use(replace(rig.key, code=2))
    await rig.executor.sandboxes[0].stopped.wait()
    await rig.tasks.drain()
    assert not environment.usable
    assert rig.pool.infos() == ()


async def test_what_was_replaced_meanwhile_is_not_taken_back(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.use(replace(rig.key, code=2))
    rig.pool.give_back(rig.key, environment)
    await rig.executor.sandboxes[0].stopped.wait()


async def test_one_that_ended_is_not_handed_out(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    await environment.stop()
    assert rig.pool.take(rig.key) is None
    rig.pool.give_back(rig.key, environment)
    assert rig.pool.idle_count(rig.key) == 0


async def test_expiry_by_the_clock(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    old = await rig.environment()
    rig.pool.give_back(rig.key, old)
    young = await rig.environment()
    rig.pool.give_back(rig.key, young)
    old.idle_since_ns = young.idle_since_ns - int(400e9)
    later = young.idle_since_ns + int(300e9)
    monkeypatch.setattr(clock, "monotonic_ns", lambda: later)
    rig.pool._expire()
    await rig.executor.sandboxes[0].stopped.wait()
    assert rig.pool.take(rig.key) is young


async def test_the_timer_runs_while_something_is_idle(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "code", keep_warm_s=0)
    rig.pool.give_back(rig.key, await rig.environment())
    await rig.executor.sandboxes[0].stopped.wait()
    assert rig.pool.idle_count(rig.key) == 0
    await rig.pool.close()
    await rig.tasks.close()


async def test_close_waits_for_what_is_being_stopped(rig: Rig) -> None:
    idle, busy, ending = await rig.environment(), await rig.environment(), await rig.environment()
    rig.pool.give_back(rig.key, idle)
    rig.pool.discard(ending)
    await rig.pool.close()
    assert rig.executor.left == []
    assert not busy.usable
    assert rig.pool.infos() == ()
    rig.pool.discard(busy)


async def test_closing_stops_the_others_when_one_refuses(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing, other = await rig.environment(), await rig.environment()

    async def refuse() -> None:
        raise OSError("no")

    with monkeypatch.context() as patch:
        patch.setattr(refusing, "stop", refuse)
        await rig.pool.close()
    assert [str(error) for error in rig.failures] == ["no"]
    rig.failures.clear()
    assert not other.usable
    assert [info.id for info in rig.pool.infos()] == [refusing.id]
