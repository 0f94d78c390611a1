import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.support.fake_executor import FakeExecutor, Guest, Program, a_config, echo, never
from tests.support.raw_http import NEXT
from tests.support.turns import until
from workbench.base.aio import TaskOwner
from workbench.engine import loglines
from workbench.engine.environment import Environment
from workbench.engine.executors.base import ApiEndpoint, SandboxExit
from workbench.engine.runtime_api.exchange import Exited, Failed, Invocation, Responded, TimedOut
from workbench.model.environment import EnvironmentState, ExecutorKind
from workbench.model.errors import SandboxError
from workbench.model.invoke import LogSource

Make = Callable[..., Environment]
EVENT = Invocation("a", b"{}", (("Lambda-Runtime-Aws-Request-Id", "a"),))


@pytest.fixture
def executor() -> FakeExecutor:
    return FakeExecutor()


@pytest.fixture
async def make(executor: FakeExecutor, tmp_path: Path) -> AsyncIterator[Make]:
    failures: list[BaseException] = []
    tasks, made = TaskOwner(failures.append), list[Environment]()

    def one(*programs: Program) -> Environment:
        executor.programs = list(programs) or [echo]
        made.append(Environment(a_config(tmp_path / "code"), None, executor, tasks))
        return made[-1]

    yield one
    for environment in made:
        await environment.stop()
    await tasks.close()
    assert executor.left == []
    assert failures == []


async def test_its_life(make: Make, executor: FakeExecutor) -> None:
    environment = make()
    assert (environment.state, environment.usable) == (EnvironmentState.STARTING, False)
    assert await environment.start() is None
    assert environment.info().state is EnvironmentState.IDLE
    assert executor.sandboxes[0].initialised
    answer = await environment.invoke(EVENT, 10)
    assert (answer, environment.state, environment.invokes) == (Responded(b"{}"), EnvironmentState.BUSY, 1)
    environment.release()
    assert environment.info().state is EnvironmentState.IDLE
    assert environment.info().executor is ExecutorKind.PROCESS
    assert environment.peak_memory_mb() == 40
    await environment.stop()
    await environment.stop()
    assert environment.info().state is EnvironmentState.STOPPED


async def test_the_steps_of_a_start_are_in_order(make: Make) -> None:
    environment = make()
    await environment.start()
    steps = environment.milestones
    assert steps is not None
    assert steps.asked_ns <= steps.created_ns <= steps.started_ns <= steps.ready_ns


async def init_fails(guest: Guest) -> SandboxExit:
    await guest.client.post("init/error", b'{"errorType":"X"}', "Lambda-Runtime-Function-Error-Type: Runtime.Xyz")
    guest.on_log(b"last words")
    return SandboxExit(status=1)


async def init_exits(_guest: Guest) -> SandboxExit:
    return SandboxExit(status=3)


async def test_how_init_can_fail(make: Make) -> None:
    environment, lines = make(init_fails), list[str]()
    environment.log_to(lambda text, _source: lines.append(text))
    assert await environment.start() == Failed(b'{"errorType":"X"}', "Runtime.Xyz")
    environment.flush_lines()
    assert lines == ["last words"]
    assert await make(init_exits).start() == Exited(SandboxExit(status=3))
    assert await make(never).start(limit_s=0.01) == TimedOut()


async def test_init_again_in_a_fresh_sandbox(make: Make, executor: FakeExecutor) -> None:
    environment = make(init_fails, echo)
    assert isinstance(await environment.start(), Failed)
    assert await environment.restart(5) is None
    assert executor.sandboxes[0].stopped.is_set()
    assert environment.usable
    assert await environment.invoke(EVENT, 10) == Responded(b"{}")


async def test_a_deadline(make: Make) -> None:
    async def hangs(guest: Guest) -> SandboxExit:
        await guest.next()
        return await never(guest)

    environment = make(hangs)
    await environment.start()
    assert await environment.invoke(EVENT, 0.01) == TimedOut()
    assert environment.handed_out


async def test_an_exit_while_it_runs_and_while_idle(make: Make) -> None:
    async def takes_one(guest: Guest) -> SandboxExit:
        await guest.next()
        return SandboxExit(status=4)

    environment = make(takes_one)
    await environment.start()
    assert await environment.invoke(EVENT, 10) == Exited(SandboxExit(status=4))
    assert environment.handed_out
    assert not environment.usable

    gone = asyncio.Event()

    async def leaves(guest: Guest) -> SandboxExit:
        guest.client.send(NEXT)
        await gone.wait()
        return SandboxExit(status=0)

    idle = make(leaves)
    await idle.start()
    gone.set()
    await until(lambda: not idle.usable)
    assert isinstance(await idle.invoke(EVENT, 10), Exited)
    assert not idle.handed_out


async def test_lines_between_invokes_are_kept_for_the_next(make: Make) -> None:
    guests: list[Guest] = []

    async def program(guest: Guest) -> SandboxExit:
        guests.append(guest)
        return await echo(guest)

    environment, lines = make(program), list[str]()
    await environment.start()
    guests[0].print("while idle")
    assert environment.take_early_lines() == [("while idle", LogSource.FUNCTION)]
    assert environment.take_early_lines() == []
    environment.log_to(lambda text, _source: lines.append(text))
    guests[0].on_log(b"now\nand unfinished")
    environment.release()
    assert lines == ["now", "and unfinished"]
    guests[0].print("later")
    assert len(lines) == 2


async def test_lines_between_invokes_are_bounded(make: Make) -> None:
    guests: list[Guest] = []

    async def program(guest: Guest) -> SandboxExit:
        guests.append(guest)
        return await echo(guest)

    environment = make(program)
    await environment.start()
    for _ in range(100):
        guests[0].print("x" * loglines.LINE_BYTES)
    assert len(environment.take_early_lines()) == loglines.KEPT_BYTES // loglines.LINE_BYTES
    guests[0].on_log(b"\n" * (loglines.KEPT_LINES + 5))
    assert len(environment.take_early_lines()) == loglines.KEPT_LINES


async def test_stopping_while_it_starts(make: Make, executor: FakeExecutor) -> None:
    environment, executor.gate = make(), asyncio.Event()
    starting = asyncio.gather(environment.start(), return_exceptions=True)
    await executor.starting.wait()
    await asyncio.gather(environment.stop(), environment.stop())
    assert [type(error) for error in await starting] == [SandboxError]
    with pytest.raises(SandboxError, match="was stopped while it started"):
        await environment.start()
    assert executor.sandboxes == []


async def test_stopping_while_init_runs(make: Make, executor: FakeExecutor) -> None:
    environment = make(never)
    starting = asyncio.gather(environment.start(), return_exceptions=True)
    await until(lambda: bool(executor.sandboxes))
    await environment.stop()
    assert [type(error) for error in await starting] == [SandboxError]


async def test_a_port_that_cannot_be_opened(
    make: Make, executor: FakeExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nowhere() -> ApiEndpoint:
        return ApiEndpoint("192.0.2.1", "192.0.2.1")

    monkeypatch.setattr(executor, "endpoint", nowhere)
    with pytest.raises(SandboxError, match="No port could be opened"):
        await make().start()


async def test_before_its_start_there_is_nothing_to_invoke(make: Make) -> None:
    environment = make()
    assert environment.peak_memory_mb() == 0
    with pytest.raises(RuntimeError):
        await environment.invoke(EVENT, 1)
