"""An environment from its start to its end: states, freezing, resets and stops."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EnvironmentRig, an_environment_rig, dies, fails_init, hangs
from tests.support.fake_executor import Guest, Program, a_request, echo, never
from tests.support.fake_extension import Agent
from tests.support.raw_http import NEXT
from tests.support.turns import until
from workbench.engine import environment as module
from workbench.engine.environment import Environment
from workbench.engine.executors.base import ApiEndpoint, DebuggerLink, Places, SandboxExit
from workbench.engine.invoke_headers import make_invocation
from workbench.engine.runtime_api.answers import Exited, Failed, Responded, TimedOut
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.engine.sandbox_job import Job
from workbench.engine.sandbox_setting import Debugged
from workbench.model.environment import EnvironmentInfo, EnvironmentState, ExecutorKind, InitializationType
from workbench.model.errors import SandboxError
from workbench.model.limits import INIT_S, LONG_INIT_S


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EnvironmentRig]:
    async with an_environment_rig(tmp_path) as rig:
        yield rig


def a_debugged(*told: list[object]) -> Debugged:
    async def drain() -> None:
        for one in told:
            one.append("drained")

    def located(places: Places) -> None:
        for one in told:
            one.append(places)

    return Debugged(DebuggerLink("h:1", "token"), located, drain)


def a_job(environment: Environment, payload: bytes = b"{}") -> Job:
    return Job(*make_invocation(a_request(environment.function, payload), 10))


async def test_its_life(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    assert (environment.state, environment.usable, environment.initialised) == (EnvironmentState.STARTING, False, False)
    assert await environment.start() is None
    assert environment.initialised
    assert rig.executor.sandboxes[0].initialised
    done = await environment.invoke(a_job(environment), 10)
    assert done.answer == Responded(b"{}")
    assert done.handed_out
    assert (environment.state, environment.invokes, environment.free_slots) == (EnvironmentState.BUSY, 1, 0)
    environment.release()
    assert environment.info() == EnvironmentInfo(
        environment.id, "Hello", ExecutorKind.PROCESS, EnvironmentState.IDLE, InitializationType.ON_DEMAND
    )
    assert (environment.peak_memory_mb(), environment.free_slots) == (40, 1)
    await environment.stop()
    await environment.stop()
    assert environment.info().state is EnvironmentState.STOPPED


async def test_the_steps_of_a_start_are_in_order(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    await environment.start()
    steps = environment.milestones
    assert steps is not None
    assert steps.asked_ns <= steps.created_ns <= steps.started_ns <= steps.ready_ns


async def test_how_init_can_fail(rig: EnvironmentRig) -> None:
    document = b'{"errorMessage":"no","errorType":"ImportError"}'
    assert await rig.environment(fails_init).start() == Failed(document, "Runtime.Unknown")
    assert await rig.environment(dies).start() == Exited(SandboxExit(status=1))
    assert await rig.environment(never).start(limit_s=0.01) == TimedOut()


async def test_how_long_init_may_take(rig: EnvironmentRig) -> None:
    long = replace(rig.function, timeout_s=300)
    assert rig.environment().init_limit_s == INIT_S
    assert rig.environment(function=long).init_limit_s == INIT_S
    assert rig.environment(provisioned=True).init_limit_s == LONG_INIT_S
    assert rig.environment(function=replace(long, snap_start=True)).init_limit_s == 300
    assert rig.environment(debug=a_debugged()).init_limit_s > 24 * 3600
    assert rig.environment(function=replace(long, max_concurrency=2)).init_limit_s == 300


async def test_a_reset_keeps_the_place(rig: EnvironmentRig) -> None:
    environment = rig.environment(hangs, echo)
    await environment.start()
    assert (await environment.invoke(a_job(environment), 0.01)).answer == TimedOut()
    assert not environment.initialised
    environment.condemn()
    assert environment.usable
    await environment.reset(ShutdownReason.TIMEOUT)
    old = rig.executor.sandboxes[0]
    assert (old.stopped.is_set(), old.kept_tmp) == (True, True)
    await environment.end_before_restart()
    assert await environment.start() is None
    assert [one.spec.environment_id for one in rig.executor.sandboxes] == [environment.id] * 2
    assert environment.starts == 2
    assert (await environment.invoke(a_job(environment), 10)).answer == Responded(b"{}")
    await environment.stop()
    assert not rig.executor.sandboxes[1].kept_tmp


async def test_what_a_reset_kept_goes_with_the_environment(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    await environment.start()
    environment.condemn()
    await environment.reset(ShutdownReason.FAILURE)
    await environment.stop()
    assert not rig.executor.sandboxes[0].kept_tmp
    environment.condemn()
    assert environment.state is EnvironmentState.STOPPED, "what is stopped stays so"


async def test_an_exit_while_idle_needs_a_reset(rig: EnvironmentRig) -> None:
    gone = asyncio.Event()

    async def leaves(guest: Guest) -> SandboxExit:
        guest.client.send(NEXT)
        await gone.wait()
        return SandboxExit(status=0)

    environment = rig.environment(leaves)
    await environment.start()
    gone.set()
    await until(lambda: environment.state is EnvironmentState.RESET)
    assert environment.usable


async def test_idle_it_freezes_and_thaws_before_the_next_event(rig: EnvironmentRig) -> None:
    seen: list[bool] = []

    async def looks(guest: Guest) -> SandboxExit:
        while True:
            event = await guest.next()
            seen.append(rig.executor.sandboxes[0].frozen)
            await guest.respond(event, b"1")

    environment = rig.environment(looks)
    await environment.start()
    for _again in range(2):
        await environment.invoke(a_job(environment), 10)
        environment.release()
        await rig.executor.sandboxes[0].froze.wait()
    assert seen == [False, False]


async def test_an_extension_that_is_busy_holds_up_the_freeze(rig: EnvironmentRig) -> None:
    agent = Agent(hold=True)
    rig.executor.extensions = {"agent": agent}
    environment = rig.environment()
    await environment.start()
    environment.life.extensions.invoke(a_job(environment).event)
    environment.release()
    for _later in range(3):
        environment._freeze(3)
        assert not rig.executor.sandboxes[0].frozen
    await agent.got.wait()
    agent.go.set()
    await rig.executor.sandboxes[0].froze.wait()


@pytest.mark.parametrize("how", ["busy", "stopped", "managed"])
async def test_what_is_not_frozen(rig: EnvironmentRig, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FREEZE_AFTER_S", 0)
    managed = replace(rig.function, max_concurrency=2)
    environment = rig.environment(hangs if how == "busy" else echo, function=managed if how == "managed" else None)
    await environment.start()
    environment.release()
    if how == "busy":
        await environment.invoke(a_job(environment), 0.01)
    if how == "stopped":
        await environment.stop()
    for _turn in range(5):
        await asyncio.sleep(0)
    assert not rig.executor.sandboxes[0].frozen


async def test_stopping_while_it_starts(rig: EnvironmentRig) -> None:
    environment, rig.executor.gate = rig.environment(), asyncio.Event()
    starting = asyncio.gather(environment.start(), return_exceptions=True)
    await rig.executor.starting.wait()
    await asyncio.gather(environment.stop(), environment.stop())
    assert [type(error) for error in await starting] == [SandboxError]
    with pytest.raises(SandboxError, match="was stopped while it started"):
        await environment.start()
    assert rig.executor.sandboxes == []


@pytest.mark.parametrize("program", [never, echo, dies, fails_init])
async def test_stopping_at_any_moment_of_init(rig: EnvironmentRig, program: Program) -> None:
    for turns in range(30):
        environment = rig.environment(program)
        starting = asyncio.gather(environment.start(), return_exceptions=True)
        for _turn in range(turns):
            await asyncio.sleep(0)
        await environment.stop()
        await starting
        assert environment.state is EnvironmentState.STOPPED
        assert rig.executor.left == []


async def test_a_port_that_cannot_be_opened(rig: EnvironmentRig, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nowhere() -> ApiEndpoint:
        return ApiEndpoint("192.0.2.1", "192.0.2.1")

    monkeypatch.setattr(rig.executor, "endpoint", nowhere)
    with pytest.raises(SandboxError, match="No port could be opened"):
        await rig.environment().start()


async def test_before_its_start_there_is_nothing_to_invoke(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    assert environment.peak_memory_mb() == 0
    with pytest.raises(RuntimeError):
        await environment.invoke(a_job(environment), 1)


async def test_who_debugs_it_is_told_where_its_code_is_and_says_all_before_the_answer(rig: EnvironmentRig) -> None:
    told: list[object] = []
    environment = rig.environment(debug=a_debugged(told))
    await environment.start()
    assert told == [((rig.function.code_path, "/var/task"),)]
    await environment.invoke(a_job(environment), 10)
    assert told[1:] == ["drained"]
