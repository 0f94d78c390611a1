"""One invoke top to bottom: log, phases, figures and headers, for a success and for each kind of failure."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import FakeExecutor, Guest, Program, a_config, a_request, echo, never
from workbench.base.aio import TaskOwner
from workbench.engine import environment as environment_module
from workbench.engine.environment import Environment
from workbench.engine.executors.base import SandboxExit
from workbench.engine.invocation import EnvironmentLostError, InvocationRun, make_invocation, new_trace_id
from workbench.model.errors import SandboxError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult, LogSource
from workbench.model.report import InvokeStatus, PhaseName
from workbench.model.run import ignore

Invoke = Callable[..., "asyncio.Future[InvokeResult]"]


class Rig:
    """Environments over scripted runtimes."""

    def __init__(self, code: Path) -> None:
        self.failures: list[BaseException] = []
        self.tasks = TaskOwner(self.failures.append)
        self.executor = FakeExecutor()
        self.function = a_config(code)
        self.made: list[Environment] = []

    def environment(self, *programs: Program, function: FunctionConfig | None = None) -> Environment:
        self.executor.programs = list(programs) or [echo]
        self.made.append(Environment(function or self.function, None, self.executor, self.tasks))
        return self.made[-1]

    async def run(self, *programs: Program, **changes: object) -> InvokeResult:
        """Run one event in a fresh environment of the function with `changes`."""
        function = replace(self.function, **changes)  # type: ignore[arg-type]
        environment = self.environment(*programs, function=function)
        return await InvocationRun(a_request(function), environment, ignore).run()


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    rig = Rig(tmp_path / "code")
    yield rig
    for environment in rig.made:
        await environment.stop()
    await rig.tasks.close()
    assert rig.failures == []


def texts(result: InvokeResult) -> list[str]:
    return [line.text for line in result.log]


async def test_a_cold_success(rig: Rig) -> None:
    async def program(guest: Guest) -> SandboxExit:
        guest.print("import")
        event = await guest.next()
        guest.print("handler")
        guest.on_log(b"unfinished")
        await guest.respond(event, b'"done"')
        return await never(guest)

    result = await rig.run(program, memory_mb=512)
    lines, request = texts(result), result.request_id
    assert lines[0].startswith("INIT_START Runtime Version: python:3.13.v0\t")
    assert lines[1:6] == [
        "import",
        f"START RequestId: {request} Version: $LATEST",
        "handler",
        "unfinished",
        f"END RequestId: {request}",
    ]
    report = (
        rf"REPORT RequestId: {request}\tDuration: (\d+\.\d\d) ms\tBilled Duration: (\d+) ms\t"
        r"Memory Size: 512 MB\tMax Memory Used: 40 MB\tInit Duration: (\d+\.\d\d) ms\t\t"
    )
    found = re.fullmatch(report, lines[6])
    assert found is not None, lines[6]
    duration_ms, billed_ms, init_ms = map(float, found.groups())
    assert billed_ms - 1 < duration_ms + init_ms <= billed_ms + 0.02
    assert {line.text: line.source for line in result.log}["handler"] is LogSource.FUNCTION
    assert (result.payload, result.cold, result.function_error) == (b'"done"', True, "")


async def test_phases_follow_one_another(rig: Rig) -> None:
    result = await rig.run(echo)
    names = [phase.name for phase in result.phases]
    assert names in (
        [PhaseName.START, PhaseName.INIT, PhaseName.INVOKE],
        [PhaseName.CREATE, PhaseName.START, PhaseName.INIT, PhaseName.INVOKE],
    )
    ends = [phase.start_ms + phase.duration_ms for phase in result.phases]
    starts = [phase.start_ms for phase in result.phases]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(phase.duration_ms >= 0 for phase in result.phases)
    begun, *_init_and_invoke = [phase for phase in result.phases if phase.name is not PhaseName.CREATE]
    assert begun.duration_ms > 0, "making a sandbox takes time, also where it is not created first"


async def test_warm(rig: Rig) -> None:
    environment = rig.environment()
    await InvocationRun(a_request(rig.function), environment, ignore).run()
    environment.release()
    result = await InvocationRun(a_request(rig.function), environment, ignore).run()
    assert not result.cold
    assert [phase.name for phase in result.phases] == [PhaseName.INVOKE]
    assert texts(result)[0].startswith("START ")
    assert texts(result)[-1].endswith("Max Memory Used: 40 MB\t")


async def test_a_timeout(rig: Rig) -> None:
    async def hangs(guest: Guest) -> SandboxExit:
        await guest.next()
        guest.print("working")
        return await never(guest)

    result = await rig.run(hangs, timeout_s=0.05)
    expected = f'{{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {result.request_id} Error: Task timed out'
    assert result.payload.decode() == expected + ' after 0.05 seconds"}'
    assert result.report.status is InvokeStatus.TIMEOUT
    assert result.report.duration_ms == 50
    assert "working" in texts(result)
    assert texts(result)[-1].endswith(" ms\tStatus: timeout")


async def fails_init(guest: Guest) -> SandboxExit:
    guest.print(f"try {guest.number}")
    await guest.client.post("init/error", b'{"errorMessage":"no","errorType":"ImportError"}')
    return SandboxExit(status=1)


async def test_an_init_that_fails_is_run_again_within_the_invoke(rig: Rig) -> None:
    result = await rig.run(fails_init)
    assert result.payload == b'{"errorMessage":"no","errorType":"ImportError"}'
    assert (result.function_error, result.error_type) == ("Unhandled", "ImportError")
    lines = texts(result)
    assert [line.partition(" ")[0] for line in lines] == [
        "INIT_START",
        "try",
        "INIT_REPORT",
        "START",
        "try",
        "END",
        "REPORT",
    ]
    assert re.fullmatch(
        r"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: init\tStatus: error\tError Type: Runtime.Unknown", lines[2]
    )
    assert result.report.init_ms is None
    assert len(rig.executor.sandboxes) == 2


async def test_an_init_that_succeeds_the_second_time(rig: Rig) -> None:
    result = await rig.run(fails_init, echo)
    assert (result.payload, result.function_error) == (b"{}", "")
    assert result.report.init_ms is None, "its time is within Duration"


async def test_an_init_that_takes_too_long(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    short = environment_module.Environment.start

    async def start(self: Environment, limit_s: float = 0.01, started: Callable[[], None] = lambda: None) -> object:
        return await short(self, limit_s, started)

    monkeypatch.setattr(environment_module.Environment, "start", start)
    result = await rig.run(never, timeout_s=0.05)
    assert result.error_type == "Sandbox.Timedout"
    assert any(line.endswith("\tPhase: init\tStatus: timeout") for line in texts(result))


async def test_an_exit_in_init(rig: Rig) -> None:
    async def exits(_guest: Guest) -> SandboxExit:
        return SandboxExit(status=7)

    result = await rig.run(exits)
    assert b"Runtime exited with error: exit status 7" in result.payload
    assert any(line.endswith("Status: error\tError Type: Runtime.ExitError") for line in texts(result))


@pytest.mark.parametrize("ended", [SandboxExit(signal=9, out_of_memory=True), SandboxExit(137, out_of_memory=True)])
async def test_killed_for_memory(rig: Rig, ended: SandboxExit) -> None:
    async def grows(guest: Guest) -> SandboxExit:
        await guest.next()
        return ended

    result = await rig.run(grows, memory_mb=256)
    assert result.error_type == "Runtime.ExitError"
    assert result.report.max_memory_mb == 256, "the figure of the limit, whatever was read last"
    assert texts(result)[-1].endswith(
        "Max Memory Used: 256 MB\tInit Duration: %.2f ms\tStatus: error\t"
        "Error Type: Runtime.ExitError" % (result.report.init_ms or 0)
    )


async def test_no_more_memory_than_there_is(rig: Rig) -> None:
    environment = rig.environment()
    await environment.start()
    rig.executor.sandboxes[0].peak_mb = 999
    result = await InvocationRun(a_request(rig.function), environment, ignore).run()
    assert result.report.max_memory_mb == 128


async def test_a_sandbox_that_vanishes_is_no_function_error(rig: Rig) -> None:
    async def vanishes(guest: Guest) -> SandboxExit:
        await guest.next()
        return SandboxExit(lost=True)

    with pytest.raises(SandboxError, match="vanished"):
        await rig.run(vanishes)


async def test_an_environment_that_ended_before_it_got_the_event(rig: Rig) -> None:
    environment = rig.environment()
    await environment.start()
    environment.release()
    await environment.stop()
    with pytest.raises(EnvironmentLostError):
        await InvocationRun(a_request(rig.function), environment, ignore).run()


def headers_of(request: InvokeRequest) -> dict[str, str]:
    return dict(make_invocation(request, 3.0).headers)


def test_headers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    request = a_request(a_config(tmp_path), qualifier="live", trace_id="Root=1-a-b")
    headers = headers_of(request)
    assert headers.pop("Lambda-Runtime-Invocation-Id") != request.request_id
    assert headers == {
        "Lambda-Runtime-Aws-Request-Id": request.request_id,
        "Lambda-Runtime-Deadline-Ms": "1000003000",
        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:Hello:live",
        "Lambda-Runtime-Trace-Id": "Root=1-a-b",
    }
    assert headers_of(a_request(a_config(tmp_path)))["Lambda-Runtime-Invoked-Function-Arn"].endswith(":Hello")


def test_a_client_context_stays_on_one_line_and_keeps_its_bytes(tmp_path: Path) -> None:
    context = '{"a":\r\n "é"}'
    header = headers_of(a_request(a_config(tmp_path), client_context=context.encode()))["Lambda-Runtime-Client-Context"]
    assert header.encode("latin-1").decode() == '{"a":   "é"}'


def test_no_event_is_an_empty_object(tmp_path: Path) -> None:
    assert make_invocation(a_request(a_config(tmp_path), b""), 1).payload == b"{}"
    assert make_invocation(a_request(a_config(tmp_path), b" null "), 1).payload == b" null "


def test_trace_ids() -> None:
    assert re.fullmatch(r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0", new_trace_id())
    assert new_trace_id() != new_trace_id()
