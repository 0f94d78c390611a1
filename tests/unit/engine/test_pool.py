import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, texts
from tests.support.fake_executor import FakeExecutor, Guest, a_config
from tests.support.raw_http import RawClient
from tests.support.turns import until
from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine.environment import Environment, Maker
from workbench.engine.executors.base import SandboxExit
from workbench.engine.pool import Pool, PoolKey
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.surroundings import Surroundings
from workbench.model.environment import EnvironmentState, ExecutorKind
from workbench.model.function import FunctionConfig, LogFormat, LoggingConfig


class Rig:
    """A pool with real environments over fake sandboxes."""

    def __init__(self, code: Path, keep_warm_s: float = 600) -> None:
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(self.failures.append)
        self.executor = FakeExecutor()
        self.pool = Pool(self.tasks, keep_warm_s)
        self.key = PoolKey(a_config(code), ExecutorKind.PROCESS, 1)
        self.pool.use(self.key)

    async def environment(self, *, used: bool = True, provisioned: bool = False) -> Environment:
        """A started environment that the pool knows of."""
        function = self.key.function
        maker, around = Maker(self.executor, self.tasks), Surroundings(function.code_path)
        environment = Environment(function, None, maker, around, provisioned=provisioned)
        self.pool.add(self.key, environment)
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
    key = rig.key
    others = [replace(key, code=2), replace(key, executor=ExecutorKind.DOCKER), replace(key, layers=2)]
    for other in (*others, replace(key, tenant="blue")):
        assert rig.pool.take(other) is None


async def test_a_newer_key_retires_the_older(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    rig.pool.use(replace(rig.key, code=2))
    await rig.executor.sandboxes[0].stopped.wait()
    await rig.tasks.drain()
    assert not environment.usable
    assert rig.pool.infos() == ()


async def test_versions_places_and_scopes_retire_nobody(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    function = rig.key.function
    for other in (
        replace(rig.key, scope="other"),
        replace(rig.key, function=replace(function, version="1")),
        replace(rig.key, function=replace(function, region="eu-west-1")),
        replace(rig.key, function=replace(function, account_id="000000000000")),
    ):
        rig.pool.use(other)
        assert rig.pool.take(other) is None
    assert rig.pool.take(rig.key) is environment


async def test_a_version_that_is_gone_keeps_no_environment(rig: Rig) -> None:
    idle, busy = await rig.environment(), await rig.environment()
    rig.pool.give_back(rig.key, idle)
    name, version = rig.key.function.name, rig.key.function.version
    rig.pool.retire("other", name)
    rig.pool.retire("", "Other")
    rig.pool.retire("", name, "1")
    rig.pool.retire("", name, version, rig.key.function)
    assert rig.pool.idle_count(rig.key) == 1
    rig.pool.retire("", name, version, replace(rig.key.function, memory_mb=256))
    assert rig.pool.idle_count(rig.key) == 0
    await rig.executor.sandboxes[0].stopped.wait()
    rig.pool.give_back(rig.key, busy)
    await rig.executor.sandboxes[1].stopped.wait()
    assert not idle.usable
    assert not busy.usable


async def test_another_tenant_retires_nobody(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    rig.pool.use(replace(rig.key, tenant="blue"))
    assert rig.pool.take(rig.key) is environment


async def test_initialised_ones_come_first_then_provisioned(rig: Rig) -> None:
    warm, reset, provisioned = await rig.environment(), await rig.environment(), await rig.environment(provisioned=True)
    for environment in (warm, provisioned, reset):
        rig.pool.give_back(rig.key, environment)
    reset.condemn()
    assert [rig.pool.take(rig.key) for _ in range(3)] == [provisioned, warm, reset]


async def test_a_reset_one_is_kept_and_its_sandbox_is_not(rig: Rig) -> None:
    environment = await rig.environment()
    rig.pool.reset(rig.key, environment, ShutdownReason.FAILURE)
    assert rig.pool.take(rig.key) is environment
    assert environment.state is EnvironmentState.RESET
    await rig.executor.sandboxes[0].stopped.wait()
    assert rig.executor.sandboxes[0].kept_tmp
    assert [info.id for info in rig.pool.infos()] == [environment.id]


async def test_provisioned_ones_are_known_while_they_are_busy_and_never_expire(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = await rig.environment(used=False, provisioned=True)
    rig.pool.give_back(rig.key, environment)
    assert rig.pool.unused_count(rig.key) == 0
    later = environment.idle_since_ns + int(1e15)
    monkeypatch.setattr(clock, "monotonic_ns", lambda: later)
    rig.pool._expire()
    assert rig.pool.take(rig.key) is environment
    assert rig.pool.provisioned(rig.key) == [environment]
    assert rig.pool.provisioned(replace(rig.key, executor=ExecutorKind.DOCKER)) == []


async def test_one_that_takes_several_events_stays_until_it_is_full(rig: Rig) -> None:
    rig.key = replace(rig.key, function=replace(rig.key.function, max_concurrency=2))
    rig.pool.use(rig.key)
    environment = await rig.environment()
    rig.pool.give_back(rig.key, environment)
    assert rig.pool.take(rig.key) is environment
    assert rig.pool.idle_count(rig.key) == 1
    environment.condemn()
    assert rig.pool.take(rig.key) is environment
    assert rig.pool.take(rig.key) is None, "one that must be started again is one invoke's alone"


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


# -- several events in one environment, through the engine (LAMBDA_FACTS §7.15)


@pytest.fixture
async def engines(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


class Several:
    """A runtime that takes three events at a time and answers each when `go` has its payload."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.go: dict[bytes, asyncio.Event] = {payload: asyncio.Event() for payload in (b"1", b"2", b"3", b"4")}

    async def __call__(self, guest: Guest) -> SandboxExit:
        async with guest.another() as second, guest.another() as third:
            await asyncio.gather(*(self._serve(guest, client) for client in (guest.client, second, third)))
        raise AssertionError("unreachable")

    async def _serve(self, guest: Guest, client: RawClient) -> None:
        own = replace(guest, client=client)
        while True:
            event = await own.next()
            self.got.append(event.payload)
            await self.go[event.payload].wait()
            guest.print(json.dumps({"requestId": event.id, "message": event.payload.decode()}))
            await own.respond(event, event.payload)


def managed(engines: EngineRig, timeout_s: float = 10) -> FunctionConfig:
    return replace(engines.function, max_concurrency=3, logging=LoggingConfig(LogFormat.JSON), timeout_s=timeout_s)


async def test_several_events_run_in_one_environment(engines: EngineRig) -> None:
    runtime, function = Several(), managed(engines)
    engines.executor.programs = [runtime]
    await engines.engine.prepare(function, ExecutorKind.PROCESS)
    running = asyncio.gather(*(engines.invoke(payload, function) for payload in (b"1", b"2", b"3")))
    await until(lambda: len(runtime.got) == 3)
    for payload in (b"3", b"1", b"2"):
        runtime.go[payload].set()
    results = await running
    assert [result.payload for result in results] == [b"1", b"2", b"3"]
    assert len(engines.executor.sandboxes) == 1
    for result in results:
        own = [text for text in texts(result) if '"message"' in text]
        assert own == [json.dumps({"requestId": result.request_id, "message": result.payload.decode()})]


@pytest.mark.parametrize("how", ["timeout", "cancel"])
async def test_one_that_takes_too_long_or_is_given_up_harms_no_other(engines: EngineRig, how: str) -> None:
    runtime, function = Several(), managed(engines, 0.4 if how == "timeout" else 10)
    engines.executor.programs = [runtime]
    await engines.engine.prepare(function, ExecutorKind.PROCESS)
    slow = engines.tasks.start(engines.invoke(b"1", function))
    await until(lambda: runtime.got == [b"1"])
    if how == "timeout":
        assert (await slow).error_type == "Sandbox.Timedout"
    else:
        slow.cancel()
        await asyncio.wait([slow])
    runtime.go[b"2"].set()
    result = await engines.invoke(b"2", function)
    assert (result.payload, result.cold) == (b"2", False)
    assert len(engines.executor.sandboxes) == 1
    assert [one.state for one in (await engines.engine.status()).environments] == [EnvironmentState.IDLE]
