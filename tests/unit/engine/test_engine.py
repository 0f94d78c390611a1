"""The engine over a fake executor: warm and cold, what retires an environment, failures, many at once, the end."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import FakeExecutor, Guest, Program, a_config, a_request, echo, never
from tests.support.raw_http import NEXT
from tests.support.turns import until
from workbench.engine.engine import Engine, EngineSettings, open_engine
from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtimes import load_runtimes
from workbench.model.environment import EnvironmentState, ExecutorKind
from workbench.model.errors import (
    EngineError,
    ExecutorUnavailableError,
    FunctionNotRunnableError,
    InvokeCancelledError,
    RequestTooLargeError,
    SandboxError,
)
from workbench.model.function import FunctionConfig
from workbench.model.limits import REQUEST_BYTES
from workbench.model.run import EnvironmentReady, LogWritten, PhaseEnded, RunEvent, ignore

MakeEngine = Callable[..., Engine]


@pytest.fixture
def executor() -> FakeExecutor:
    return FakeExecutor()


@pytest.fixture
async def make_engine(executor: FakeExecutor, tmp_path: Path) -> AsyncIterator[MakeEngine]:
    engines: list[Engine] = []

    def make(**settings: object) -> Engine:
        given = EngineSettings(tmp_path / "cache", **settings)  # type: ignore[arg-type]
        engines.append(Engine({ExecutorKind.PROCESS: lambda: executor}, load_runtimes(), given))
        return engines[-1]

    yield make
    for engine in engines:
        await engine.close()
    assert executor.left == []
    assert executor.failures == []


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine()


@pytest.fixture
def function(tmp_path: Path) -> FunctionConfig:
    config = a_config(tmp_path / "code")
    (config.code_path / "app.py").write_text("1")
    return config


def prints(*lines: str) -> Program:
    """A runtime that prints before it asks for its first event, and then echoes."""

    async def program(guest: Guest) -> SandboxExit:
        for line in lines:
            guest.print(line)
        return await echo(guest)

    return program


async def test_the_second_invoke_is_warm(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    first = await engine.invoke(a_request(function, b'{"n": 1}'), ignore)
    second = await engine.invoke(a_request(function, b"2"), ignore)
    assert (first.payload, second.payload) == (b'{"n": 1}', b"2")
    assert (first.cold, second.cold) == (True, False)
    assert first.environment_id == second.environment_id
    assert first.report.init_ms is not None
    assert second.report.init_ms is None
    assert first.limits_not_held == second.limits_not_held == ("Nothing is real.",)
    assert executor.sandboxes[0].initialised


async def test_layers_that_are_not_put_in_place_are_said(engine: Engine, function: FunctionConfig) -> None:
    layered = replace(function, layers=("/layers/common",))
    for _cold_and_warm in range(2):
        result = await engine.invoke(a_request(layered), ignore)
        assert result.limits_not_held[0].startswith("The function's layers are not put in place")
        assert result.limits_not_held[1:] == ("Nothing is real.",)


async def test_what_is_told_while_it_runs(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    executor.programs = [prints("early")]
    events: list[RunEvent] = []
    result = await engine.invoke(a_request(function), events.append)
    assert tuple(event.line for event in events if isinstance(event, LogWritten)) == result.log
    assert tuple(event.phase for event in events if isinstance(event, PhaseEnded)) == result.phases
    ready = EnvironmentReady(result.environment_id, True)
    assert [event for event in events if isinstance(event, EnvironmentReady)] == [ready]
    assert [line.text.split(" ")[0] for line in result.log] == ["INIT_START", "early", "START", "END", "REPORT"]


async def test_a_change_on_disk_retires(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    await engine.invoke(a_request(function), ignore)
    (function.code_path / "app.py").write_text("changed")
    assert (await engine.invoke(a_request(function), ignore)).cold
    await executor.sandboxes[0].stopped.wait()


@pytest.mark.parametrize("change", [{"memory_mb": 256}, {"environment": (("A", "1"),)}, {"timeout_s": 9.0}])
async def test_a_change_of_configuration_retires(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig, change: dict[str, object]
) -> None:
    await engine.invoke(a_request(function), ignore)
    changed = replace(function, **change)  # type: ignore[arg-type]
    assert (await engine.invoke(a_request(changed), ignore)).cold
    await executor.sandboxes[0].stopped.wait()


async def test_a_change_while_it_runs_retires_it_after(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    got, go = asyncio.Event(), asyncio.Event()

    async def waits(guest: Guest) -> SandboxExit:
        event = await guest.next()
        got.set()
        await go.wait()
        await guest.respond(event, b"1")
        return await never(guest)

    executor.programs = [waits, echo]
    first = asyncio.gather(engine.invoke(a_request(function), ignore))
    await got.wait()
    (function.code_path / "new.py").write_text("")
    assert (await engine.invoke(a_request(function), ignore)).cold
    go.set()
    assert [result.payload for result in await first] == [b"1"]
    await executor.sandboxes[0].stopped.wait()
    assert not (await engine.invoke(a_request(function), ignore)).cold


async def test_an_idle_environment_expires(
    make_engine: MakeEngine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    engine = make_engine(keep_warm_s=0.0)
    await engine.invoke(a_request(function), ignore)
    await executor.sandboxes[0].stopped.wait()
    assert (await engine.invoke(a_request(function), ignore)).cold


async def test_prepare_makes_a_cold_start_ready(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    executor.programs = [prints("loaded")]
    await engine.prepare(function, ExecutorKind.PROCESS)
    await engine.prepare(function, ExecutorKind.PROCESS)
    assert len(executor.sandboxes) == 1
    result = await engine.invoke(a_request(function), ignore)
    assert result.cold, "its Init was made for this invoke"
    assert result.report.init_ms is not None
    assert [line.text for line in result.log][1] == "loaded"
    assert len(executor.sandboxes) == 1
    again = await engine.invoke(a_request(function), ignore)
    assert not again.cold
    assert "loaded" not in [line.text for line in again.log]


async def test_prepare_keeps_nothing_of_an_init_that_failed(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    executor.programs = [dies]
    await engine.prepare(function, ExecutorKind.PROCESS)
    await executor.sandboxes[0].stopped.wait()
    executor.error = SandboxError("No.")
    with pytest.raises(SandboxError):
        await engine.prepare(function, ExecutorKind.PROCESS)
    assert (await engine.status()).environments == ()


async def dies(_guest: Guest) -> SandboxExit:
    """Exits at once."""
    return SandboxExit(status=1)


async def gets_and_dies(guest: Guest) -> SandboxExit:
    """Exits with its first event."""
    await guest.next()
    return SandboxExit(status=1)


async def until_started(executor: FakeExecutor, count: int) -> None:
    await until(lambda: len(executor.sandboxes) >= count and executor.sandboxes[-1].initialised)


async def test_spares_are_ready_after_a_cold_start(
    make_engine: MakeEngine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    engine = make_engine(spares=2)
    await engine.invoke(a_request(function), ignore)
    await until_started(executor, 3)
    warm = await engine.invoke(a_request(function), ignore)
    assert not warm.cold, "a used environment comes before a spare"
    results = await asyncio.gather(*(engine.invoke(a_request(function), ignore) for _ in range(3)))
    assert sorted(result.cold for result in results) == [False, True, True]
    await until_started(executor, 5)
    assert len(executor.sandboxes) == 5


@pytest.mark.parametrize("program", [echo, dies, gets_and_dies])
async def test_no_spares_unless_asked(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig, program: Program
) -> None:
    executor.programs = [program]
    await engine.invoke(a_request(function), ignore)
    starts = len(executor.sandboxes)
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(executor.sandboxes) == starts


async def test_a_spare_that_cannot_be_made_is_no_failure(
    make_engine: MakeEngine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    engine = make_engine(spares=1)
    result = await engine.invoke(a_request(function), ignore)
    executor.error = SandboxError("No.")
    assert result.cold
    assert not (await engine.invoke(a_request(function), ignore)).cold


async def test_one_that_exits_while_idle_is_replaced(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    answered = asyncio.Event()

    async def answers_once(guest: Guest) -> SandboxExit:
        event = await guest.next()
        await guest.respond(event, b"1")
        await answered.wait()
        return SandboxExit(status=0)

    executor.programs = [answers_once, echo]
    await engine.invoke(a_request(function), ignore)
    answered.set()
    result = await engine.invoke(a_request(function, b"2"), ignore)
    assert (result.payload, result.cold) == (b"2", True)


async def test_those_that_end_before_they_get_the_event(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    submitted, hung_up = asyncio.Event(), asyncio.Event()

    async def hangs_up(guest: Guest) -> SandboxExit:
        guest.client.send(NEXT)
        await hung_up.wait()
        guest.client.writer.close()
        await submitted.wait()
        return SandboxExit(status=1)

    executor.programs = [hangs_up, echo]
    await engine.prepare(function, ExecutorKind.PROCESS)
    hung_up.set()
    for _ in range(10):
        await asyncio.sleep(0)
    invoking = asyncio.gather(engine.invoke(a_request(function, b"3"), ignore))
    await asyncio.sleep(0)
    submitted.set()
    assert [result.payload for result in await invoking] == [b"3"]


async def test_fifty_at_once_get_their_own_answers(engine: Engine, function: FunctionConfig) -> None:
    requests = [a_request(function, b"%d" % number) for number in range(50)]
    results = await asyncio.gather(*(engine.invoke(request, ignore) for request in requests))
    assert [result.payload for result in results] == [request.payload for request in requests]
    assert [result.request_id for result in results] == [request.request_id for request in requests]
    assert all(result.cold for result in results)
    again = await asyncio.gather(*(engine.invoke(request, ignore) for request in requests))
    assert not any(result.cold for result in again)
    status = await engine.status()
    assert len(status.environments) == 50
    assert {one.state for one in status.environments} == {EnvironmentState.IDLE}


@pytest.mark.parametrize("program", [never, gets_and_dies, echo])
async def test_cancelling_leaves_nothing(
    engine: Engine, executor: FakeExecutor, function: FunctionConfig, program: Program
) -> None:
    got = asyncio.Event()

    async def hangs(guest: Guest) -> SandboxExit:
        await guest.next()
        got.set()
        return await never(guest)

    executor.programs = [hangs, program]
    invoking = asyncio.gather(engine.invoke(a_request(function), ignore))
    await got.wait()
    invoking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await invoking
    await executor.sandboxes[0].stopped.wait()


async def test_cancelling_while_it_starts(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    executor.gate = asyncio.Event()
    invoking = asyncio.gather(engine.invoke(a_request(function), ignore))
    await executor.starting.wait()
    invoking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await invoking
    assert executor.sandboxes == []


async def test_nothing_is_told_after_the_end(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    guests: list[Guest] = []

    async def hangs(guest: Guest) -> SandboxExit:
        guests.append(guest)
        await guest.next()
        return await never(guest)

    executor.programs = [hangs]
    events: list[RunEvent] = []
    result = await engine.invoke(a_request(replace(function, timeout_s=0.05)), events.append)
    told = len(events)
    assert result.error_type == "Sandbox.Timedout"
    guests[0].print("too late")
    assert len(events) == told


async def test_closing_with_invokes_in_flight(
    make_engine: MakeEngine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    engine, got = make_engine(), asyncio.Event()

    async def hangs(guest: Guest) -> SandboxExit:
        await guest.next()
        got.set()
        return await never(guest)

    executor.programs = [hangs, never]
    other = a_config(function.code_path, name="Other")
    running = asyncio.gather(
        engine.invoke(a_request(function), ignore), engine.invoke(a_request(other), ignore), return_exceptions=True
    )
    await got.wait()
    await engine.close()
    errors = await running
    assert [type(error) for error in errors] == [SandboxError, SandboxError]
    assert executor.closed
    assert executor.left == []
    with pytest.raises(InvokeCancelledError):
        await engine.invoke(a_request(function), ignore)


async def test_closing_while_a_sandbox_is_made(
    make_engine: MakeEngine, executor: FakeExecutor, function: FunctionConfig
) -> None:
    engine = make_engine(spares=1)
    await engine.invoke(a_request(function), ignore)
    executor.gate = asyncio.Event()
    executor.starting.clear()
    invoking = asyncio.gather(*(engine.invoke(a_request(function), ignore) for _ in range(3)), return_exceptions=True)
    await executor.starting.wait()
    await engine.close()
    made = len(executor.sandboxes)
    assert any(isinstance(result, SandboxError) for result in await invoking)
    executor.gate.set()
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(executor.sandboxes) == made


async def test_what_cannot_be_run(engine: Engine, executor: FakeExecutor, function: FunctionConfig) -> None:
    async def error_of(kind: type[EngineError], config: FunctionConfig, payload: bytes = b"{}") -> str:
        with pytest.raises(kind) as raised:
            await engine.invoke(a_request(config, payload), ignore)
        return str(raised.value)

    assert "7340032 bytes" in await error_of(RequestTooLargeError, function, b"x" * 7 * 1024 * 1024)
    assert "'cobol'; known are" in await error_of(FunctionNotRunnableError, replace(function, runtime="cobol"))
    gone = replace(function, code_path=function.code_path / "gone")
    assert "is no folder" in await error_of(FunctionNotRunnableError, gone)
    with pytest.raises(ExecutorUnavailableError):
        await engine.invoke(a_request(function, executor=ExecutorKind.DOCKER), ignore)
    executor.error = SandboxError("No room.")
    assert await error_of(SandboxError, function) == "No room."
    assert executor.sandboxes == []


async def test_the_largest_event(engine: Engine, function: FunctionConfig) -> None:
    payload = b'"' + b"x" * (REQUEST_BYTES - 2) + b'"'
    assert (await engine.invoke(a_request(function, payload), ignore)).payload == payload


async def test_opening_starts_nothing(tmp_path: Path) -> None:
    engine = open_engine(EngineSettings(tmp_path / "cache"))
    assert engine.runtimes.get("python3.13") is not None
    await engine.close()
    assert not (tmp_path / "cache").exists()
