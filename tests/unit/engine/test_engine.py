"""The engine over a fake executor: what retires an environment, throttles, many at once, the end."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig, gets_and_dies, hangs, words
from tests.support.fake_executor import Guest, Program, a_config, a_request, echo, never
from tests.support.raw_http import NEXT
from workbench.engine.engine import EngineSettings, open_engine
from workbench.engine.executors.base import SandboxExit
from workbench.engine.functions import Served
from workbench.engine.trace_header import parse
from workbench.model.environment import EnvironmentState, ExecutorKind
from workbench.model.errors import (
    EngineError,
    ExecutorUnavailableError,
    FunctionNotRunnableError,
    InvalidRequestError,
    InvokeCancelledError,
    RequestTooLargeError,
    SandboxError,
    ThrottledError,
)
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvocationType
from workbench.model.limits import REQUEST_BYTES
from workbench.model.run import EnvironmentReady, LogWritten, PhaseEnded, RunEvent, ignore


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


async def test_the_second_invoke_is_warm(rig: EngineRig) -> None:
    first, second = await rig.invoke(b'{"n": 1}'), await rig.invoke(b"2")
    assert (first.payload, second.payload) == (b'{"n": 1}', b"2")
    assert (first.cold, second.cold) == (True, False)
    assert first.environment_id == second.environment_id
    assert first.limits_not_held == second.limits_not_held == ("Nothing is real.",)
    assert parse(first.trace_id).lineage != ()


async def test_the_first_ones_at_once_all_say_what_is_not_held(rig: EngineRig) -> None:
    results = await asyncio.gather(*(rig.invoke(function=replace(rig.function, snap_start=True)) for _ in range(5)))
    for result in results:
        assert "no memory snapshot is taken" in result.limits_not_held[0]
        assert result.limits_not_held[1:] == ("Nothing is real.",)


async def test_what_is_told_while_it_runs(rig: EngineRig) -> None:
    async def prints(guest: Guest) -> SandboxExit:
        guest.print("early")
        return await echo(guest)

    rig.executor.programs = [prints]
    events: list[RunEvent] = []
    result = await rig.invoke(emit=events.append)
    assert tuple(event.line for event in events if isinstance(event, LogWritten)) == result.log
    assert tuple(event.phase for event in events if isinstance(event, PhaseEnded)) == result.phases
    assert EnvironmentReady(result.environment_id, True) in events
    assert words(result) == ["INIT_START", "early", "START", "END", "REPORT"]


# -- what retires an environment


async def test_a_change_on_disk_retires(rig: EngineRig) -> None:
    await rig.invoke()
    (rig.function.code_path / "app.py").write_text("changed")
    assert (await rig.invoke()).cold
    await rig.executor.sandboxes[0].stopped.wait()


async def test_a_timeout_of_the_invokes_own_needs_no_other_environment(rig: EngineRig) -> None:
    first, second = await rig.invoke(), await rig.invoke(timeout_override_s=800.0)
    assert (second.cold, second.environment_id) == (False, first.environment_id)


async def test_a_served_functions_qualifier_leads_to_its_version(rig: EngineRig) -> None:
    third = (replace(rig.function, version="3"), FunctionSettings())
    rig.engine.served.serve("s", Served(lambda _name, qualifier: third if qualifier == "live" else None))
    assert (await rig.invoke(scope="s", qualifier="live")).executed_version == "3"
    gone = a_request(rig.function, scope="s", qualifier="gone")
    for call in (rig.invoke(scope="s", qualifier="gone"), rig.engine.dry_run(gone)):
        with pytest.raises(InvalidRequestError, match="Function not found"):
            await call


@pytest.mark.parametrize("change", [{"memory_mb": 256}, {"environment": (("A", "1"),)}, {"timeout_s": 9.0}])
async def test_a_change_of_configuration_retires(rig: EngineRig, change: dict[str, object]) -> None:
    await rig.invoke()
    assert (await rig.invoke(function=replace(rig.function, **change))).cold  # type: ignore[arg-type]
    await rig.executor.sandboxes[0].stopped.wait()


async def test_a_change_while_it_runs_retires_it_after(rig: EngineRig) -> None:
    got, go = asyncio.Event(), asyncio.Event()

    async def waits(guest: Guest) -> SandboxExit:
        event = await guest.next()
        got.set()
        await go.wait()
        await guest.respond(event, b"1")
        return await never(guest)

    rig.executor.programs = [waits, echo]
    first = asyncio.gather(rig.invoke())
    await got.wait()
    (rig.function.code_path / "new.py").write_text("")
    assert (await rig.invoke()).cold
    go.set()
    assert [result.payload for result in await first] == [b"1"]
    await rig.executor.sandboxes[0].stopped.wait()
    assert not (await rig.invoke()).cold


async def test_an_idle_environment_expires(rig: EngineRig) -> None:
    rig.make(keep_warm_s=0.0)
    await rig.invoke()
    await rig.executor.sandboxes[0].stopped.wait()
    assert (await rig.invoke()).cold


async def test_those_that_end_before_they_get_the_event(rig: EngineRig) -> None:
    submitted, hung_up = asyncio.Event(), asyncio.Event()

    async def hangs_up(guest: Guest) -> SandboxExit:
        guest.client.send(NEXT)
        await hung_up.wait()
        guest.client.writer.close()
        await submitted.wait()
        return SandboxExit(status=1)

    rig.executor.programs = [hangs_up, echo]
    await rig.engine.prepare(rig.function, ExecutorKind.PROCESS)
    hung_up.set()
    for _turn in range(10):
        await asyncio.sleep(0)
    invoking = asyncio.gather(rig.invoke(b"3"))
    await asyncio.sleep(0)
    submitted.set()
    assert [(one.payload, words(one).count("START")) for one in await invoking] == [(b"3", 1)]


# -- who may run


@pytest.mark.parametrize("reserved", [0, 1])
async def test_reserved_concurrency(rig: EngineRig, reserved: int) -> None:
    settings = FunctionSettings(reserved_concurrency=reserved)
    got, running = asyncio.Event(), list[asyncio.Future[list[object]]]()

    async def waits(guest: Guest) -> SandboxExit:
        await guest.next()
        got.set()
        return await never(guest)

    rig.executor.programs = [waits, echo]
    if reserved:
        running.append(asyncio.gather(rig.invoke(settings=settings)))  # type: ignore[arg-type]
        await got.wait()
    with pytest.raises(ThrottledError) as raised:
        await rig.invoke(settings=settings)
    assert raised.value.reason == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert len(rig.executor.sandboxes) == reserved
    for one in running:
        one.cancel()
        await asyncio.wait([one])
        assert (await rig.invoke(settings=settings)).payload == b"{}"


async def test_the_account_has_a_limit(rig: EngineRig) -> None:
    rig.make(account_concurrency=0)
    with pytest.raises(ThrottledError) as raised:
        await rig.invoke()
    assert raised.value.reason == "ConcurrentInvocationLimitExceeded"


async def test_a_dry_run_says_what_would_be_refused_and_runs_nothing(rig: EngineRig) -> None:
    await rig.engine.dry_run(a_request(rig.function, invocation_type=InvocationType.DRY_RUN))
    with pytest.raises(InvalidRequestError):
        await rig.engine.dry_run(a_request(rig.function, qualifier="no such name"))
    assert rig.executor.sandboxes == []


async def test_tenants_never_share_an_environment(rig: EngineRig) -> None:
    function = replace(rig.function, tenant_isolation=True)
    results = [await rig.invoke(function=function, tenant_id=tenant) for tenant in ("a", "b", "a", "b")]
    assert [result.cold for result in results] == [True, True, False, False]
    assert results[0].environment_id != results[1].environment_id
    assert {one.tenant for one in (await rig.engine.status()).environments} == {"a", "b"}
    with pytest.raises(InvalidRequestError):
        await rig.invoke(function=function)


async def test_fifty_at_once_get_their_own_answers(rig: EngineRig) -> None:
    runtime = rig.together(50)
    requests = [a_request(rig.function, b"%d" % number) for number in range(50)]
    results = await asyncio.gather(*(rig.engine.invoke(request, ignore) for request in requests))
    assert [result.payload for result in results] == [request.payload for request in requests]
    assert [result.request_id for result in results] == [request.request_id for request in requests]
    assert all(result.cold for result in results)
    runtime.expect(50)
    again = await asyncio.gather(*(rig.engine.invoke(request, ignore) for request in requests))
    assert not any(result.cold for result in again)
    status = await rig.engine.status()
    assert [one.state for one in status.environments] == [EnvironmentState.IDLE] * 50


async def test_what_cannot_be_run(rig: EngineRig) -> None:
    async def error_of(kind: type[EngineError], payload: bytes = b"{}", **changes: object) -> str:
        with pytest.raises(kind) as raised:
            await rig.invoke(payload, replace(rig.function, **changes))  # type: ignore[arg-type]
        return str(raised.value)

    assert "7340032 bytes" in await error_of(RequestTooLargeError, b"x" * 7 * 1024 * 1024)
    assert "'cobol'; known are" in await error_of(FunctionNotRunnableError, runtime="cobol")
    assert "is not there" in await error_of(FunctionNotRunnableError, code_path=rig.folder / "gone")
    with pytest.raises(ExecutorUnavailableError):
        await rig.invoke(executor=ExecutorKind.DOCKER)
    rig.executor.error = SandboxError("No room.")
    assert await error_of(SandboxError) == "No room."
    assert rig.executor.sandboxes == []


async def test_the_largest_event(rig: EngineRig) -> None:
    payload = b'"' + b"x" * (REQUEST_BYTES - 2) + b'"'
    assert (await rig.invoke(payload)).payload == payload


# -- the end


@pytest.mark.parametrize("program", [never, gets_and_dies, echo])
async def test_cancelling_leaves_nothing(rig: EngineRig, program: Program) -> None:
    got = asyncio.Event()

    async def waits(guest: Guest) -> SandboxExit:
        await guest.next()
        got.set()
        return await never(guest)

    rig.executor.programs = [waits, program]
    invoking = asyncio.gather(rig.invoke())
    await got.wait()
    invoking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await invoking
    await rig.executor.sandboxes[0].stopped.wait()


async def test_cancelling_while_it_starts(rig: EngineRig) -> None:
    rig.executor.gate = asyncio.Event()
    invoking = asyncio.gather(rig.invoke())
    await rig.executor.starting.wait()
    invoking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await invoking
    assert rig.executor.sandboxes == []


async def test_nothing_is_told_after_the_end(rig: EngineRig) -> None:
    guests: list[Guest] = []

    async def waits(guest: Guest) -> SandboxExit:
        guests.append(guest)
        return await hangs(guest)

    rig.executor.programs = [waits]
    events: list[RunEvent] = []
    result = await rig.invoke(function=replace(rig.function, timeout_s=0.05), emit=events.append)
    told = len(events)
    assert result.error_type == "Sandbox.Timedout"
    guests[0].print("too late")
    assert len(events) == told


async def test_closing_with_invokes_in_flight(rig: EngineRig) -> None:
    got = asyncio.Semaphore(0)

    async def waits(guest: Guest) -> SandboxExit:
        await guest.next()
        got.release()
        return await never(guest)

    async def starts(guest: Guest) -> SandboxExit:
        got.release()
        return await never(guest)

    rig.executor.programs = [waits, starts]
    other = a_config(rig.function.code_path, name="Other")
    running = asyncio.gather(rig.invoke(), rig.invoke(function=other), return_exceptions=True)
    for _each in range(2):
        await got.acquire()
    await rig.engine.close()
    assert [type(error) for error in await running] == [SandboxError, SandboxError]
    assert rig.executor.closed
    assert rig.executor.left == []
    with pytest.raises(InvokeCancelledError):
        await rig.invoke()


async def test_closing_while_a_sandbox_is_made(rig: EngineRig) -> None:
    engine = rig.make(spares=1)
    await rig.invoke()
    rig.executor.gate = asyncio.Event()
    rig.executor.starting.clear()
    invoking = asyncio.gather(*(rig.invoke() for _ in range(3)), return_exceptions=True)
    await rig.executor.starting.wait()
    await engine.close()
    made = len(rig.executor.sandboxes)
    assert any(isinstance(result, SandboxError) for result in await invoking)
    rig.executor.gate.set()
    for _turn in range(20):
        await asyncio.sleep(0)
    assert len(rig.executor.sandboxes) == made


async def test_opening_starts_nothing(tmp_path: Path) -> None:
    engine = open_engine(EngineSettings(tmp_path / "cache"))
    assert engine.runtimes.get("python3.13") is not None
    await engine.close()
    assert not (tmp_path / "cache").exists()
