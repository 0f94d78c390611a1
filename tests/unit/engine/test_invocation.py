"""One invoke top to bottom: log, phases and figures, for a success and for each kind of failure."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.engine_rig import EnvironmentRig, an_environment_rig, dies, fails_init, hangs, texts, words
from tests.support.fake_executor import Guest, a_request, echo, never
from tests.support.fake_extension import Agent
from workbench.engine import environment as environment_module
from workbench.engine.executors.base import SandboxExit
from workbench.engine.invocation import EnvironmentLostError, InvocationRun
from workbench.engine.runtime_api.extension_events import ShutdownReason
from workbench.model.debug import DebugOptions
from workbench.model.errors import SandboxError
from workbench.model.function import LogFormat, LoggingConfig, TracingMode
from workbench.model.invoke import LogSource
from workbench.model.report import InvokeStatus, PhaseName
from workbench.model.run import LogWritten, ResponseBegun, ResponseChunk, ResponseReady, RunEvent, ignore


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EnvironmentRig]:
    async with an_environment_rig(tmp_path) as rig:
        yield rig


async def test_a_cold_success(rig: EnvironmentRig) -> None:
    async def program(guest: Guest) -> SandboxExit:
        guest.print("import")
        event = await guest.next()
        guest.print("handler")
        guest.ears.on_log(b"unfinished")
        await guest.respond(event, b'"done"')
        return await never(guest)

    result = await rig.run(program, memory_mb=512)
    lines, request = texts(result), result.request_id
    assert lines[0].startswith("INIT_START Runtime Version: python:3.13.v0\tRuntime Version ARN: arn:aws:lambda:")
    assert lines[1:6] == [
        "import",
        f"START RequestId: {request} Version: $LATEST",
        "handler",
        "unfinished",
        f"END RequestId: {request}",
    ]
    report = (
        rf"REPORT RequestId: {request}\tDuration: (\d+\.\d\d) ms\tBilled Duration: (\d+) ms\t"
        r"Memory Size: 512 MB\tMax Memory Used: 40 MB\tInit Duration: (\d+\.\d\d) ms\t"
    )
    found = re.fullmatch(report, lines[6])
    assert found is not None, lines[6]
    duration_ms, billed_ms, init_ms = map(float, found.groups())
    assert billed_ms - 1 < duration_ms + init_ms + 0.02
    assert duration_ms + init_ms <= billed_ms + 0.02
    assert {line.text: line.source for line in result.log}["handler"] is LogSource.FUNCTION
    assert (result.payload, result.cold, result.function_error) == (b'"done"', True, "")


async def test_phases_follow_one_another(rig: EnvironmentRig) -> None:
    result = await rig.run(echo)
    names = [phase.name for phase in result.phases]
    expected = [PhaseName.START, PhaseName.INIT, PhaseName.INVOKE]
    assert names in (expected, [PhaseName.CREATE, *expected])
    ends = [phase.start_ms + phase.duration_ms for phase in result.phases]
    starts = [phase.start_ms for phase in result.phases]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(phase.duration_ms >= 0 for phase in result.phases)


async def test_warm(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    await rig.run_in(environment)
    result = await rig.run_in(environment)
    assert not result.cold
    assert [phase.name for phase in result.phases] == [PhaseName.INVOKE]
    assert words(result) == ["START", "END", "REPORT"]
    assert texts(result)[-1].endswith("Max Memory Used: 40 MB\t")


async def test_a_json_log_has_system_records_of_its_level(rig: EnvironmentRig) -> None:
    logging = LoggingConfig(LogFormat.JSON, system_level="DEBUG")
    result = await rig.run(hangs, logging=logging, timeout_s=0.05)
    records = [json.loads(text) for text in texts(result)]
    assert [one["type"] for one in records] == [
        "platform.initStart",
        "platform.initRuntimeDone",
        "platform.initReport",
        "platform.start",
        "platform.runtimeDone",
        "platform.report",
    ]
    assert records[4]["record"]["status"] == "timeout"
    assert records[5]["record"]["metrics"]["durationMs"] == 50
    warnings = await rig.run(echo, logging=replace(logging, system_level="WARN"))
    assert texts(warnings) == []


async def test_a_sampled_trace_is_in_the_report(rig: EnvironmentRig) -> None:
    root = "1-00000000-000000000000000000000000"
    trace = f"Root={root};Parent=0123456789abcdef;Sampled=1"
    environment = rig.environment(function=replace(rig.function, tracing=TracingMode.ACTIVE))
    result = await rig.run_in(environment, trace_id=trace)
    assert texts(result)[-1].endswith(f"\nXRAY TraceId: {root}\tSegmentId: 0123456789abcdef\tSampled: true\t")
    assert result.trace_id == trace


async def test_a_timeout(rig: EnvironmentRig) -> None:
    async def works(guest: Guest) -> SandboxExit:
        await guest.next()
        guest.print("working")
        return await never(guest)

    result = await rig.run(works, timeout_s=0.25)
    expected = f'{{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {result.request_id} Error: Task timed out'
    assert result.payload.decode() == expected + ' after 0.25 seconds"}'
    assert (result.report.status, result.report.duration_ms) == (InvokeStatus.TIMEOUT, 250)
    assert "working" in texts(result)
    assert re.search(r"\tInit Duration: \d+\.\d\d ms\tStatus: timeout$", texts(result)[-1])


async def test_an_invoke_may_have_a_timeout_of_its_own(rig: EnvironmentRig) -> None:
    environment = rig.environment(hangs, function=replace(rig.function, timeout_s=600))
    result = await rig.run_in(environment, timeout_override_s=0.25)
    assert result.payload.endswith(b'Error: Task timed out after 0.25 seconds"}')
    assert (result.report.status, result.report.duration_ms) == (InvokeStatus.TIMEOUT, 250)
    assert "\tDuration: 250.00 ms\t" in texts(result)[-1]


async def test_the_runtime_gets_the_deadline_of_the_invokes_own_timeout(rig: EnvironmentRig) -> None:
    left_s: list[float] = []

    async def tells(guest: Guest) -> SandboxExit:
        for _invoke in range(2):
            event = await guest.next()
            left_s.append(int(event.headers["lambda-runtime-deadline-ms"]) / 1000 - time.time())
            await guest.respond(event, b"1")
        return await never(guest)

    environment = rig.environment(tells, function=replace(rig.function, timeout_s=3))
    await rig.run_in(environment, timeout_override_s=800)
    await rig.run_in(environment)
    assert [round(one, -1) for one in left_s] == [800, 0]


async def test_an_init_that_fails_is_run_again_within_the_invoke(rig: EnvironmentRig) -> None:
    result = await rig.run(fails_init)
    assert result.payload == b'{"errorMessage":"no","errorType":"ImportError"}'
    assert (result.function_error, result.error_type) == ("Unhandled", "ImportError")
    found = [word for word in words(result) if word != "INIT_START"]
    assert found[:4] == ["try", "INIT_REPORT", "START", "try"]
    assert found[-2:] == ["END", "REPORT"]
    reports = [line for line in texts(result) if line.startswith("INIT_REPORT")]
    pattern = r"INIT_REPORT Init Duration: \d+\.\d\d ms\tPhase: %s\tStatus: error\tError Type: Runtime.Unknown"
    assert re.fullmatch(pattern % "init", reports[0])
    assert re.fullmatch(pattern % "invoke", reports[1])
    assert result.report.init_ms is None
    assert len(rig.executor.sandboxes) == 2


async def test_an_init_that_succeeds_the_second_time(rig: EnvironmentRig) -> None:
    result = await rig.run(fails_init, echo)
    assert (result.payload, result.function_error, result.cold) == (b"{}", "", True)
    assert result.report.init_ms is None, "its time is within Duration"
    assert "Init Duration" not in texts(result)[-1]
    assert rig.executor.sandboxes[0].kept_tmp


async def test_an_init_that_takes_too_long(rig: EnvironmentRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment_module, "INIT_S", 0.02)
    result = await rig.run(never, timeout_s=0.05)
    assert result.error_type == "Sandbox.Timedout"
    reports = [line.partition("\t")[2] for line in texts(result) if line.startswith("INIT_REPORT")]
    assert reports == ["Phase: init\tStatus: timeout", "Phase: invoke\tStatus: timeout"]
    assert result.report.duration_ms == 50


async def test_an_exit_in_init(rig: EnvironmentRig) -> None:
    result = await rig.run(dies)
    assert b"Runtime exited with error: exit status 1" in result.payload
    assert any(line.endswith("Status: error\tError Type: Runtime.ExitError") for line in texts(result))


async def test_no_entry_point(rig: EnvironmentRig) -> None:
    result = await rig.run(echo, runtime="provided.al2023")
    assert json.loads(result.payload) == {
        "errorType": "Runtime.InvalidEntrypoint",
        "errorMessage": f"RequestId: {result.request_id} Error: Couldn't find valid bootstrap(s): "
        "[/var/task/bootstrap /opt/bootstrap]",
    }
    assert words(result)[-2:] == ["END", "REPORT"]
    assert texts(result)[-1].endswith("Status: error\tError Type: Runtime.InvalidEntrypoint")


async def test_after_a_reset_init_is_within_duration(rig: EnvironmentRig) -> None:
    environment = rig.environment(hangs, echo, function=replace(rig.function, timeout_s=0.3))
    await rig.run_in(environment)
    environment.condemn()
    await environment.reset(ShutdownReason.TIMEOUT)
    result = await rig.run_in(environment)
    assert (result.payload, result.cold, result.report.init_ms) == (b"{}", True, None)
    assert "INIT_REPORT" not in words(result)
    assert PhaseName.INIT not in [phase.name for phase in result.phases]
    assert environment.id == result.environment_id


@pytest.mark.parametrize("ended", [SandboxExit(signal=9, out_of_memory=True), SandboxExit(137, out_of_memory=True)])
async def test_killed_for_memory(rig: EnvironmentRig, ended: SandboxExit) -> None:
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


async def test_no_more_memory_than_there_is(rig: EnvironmentRig) -> None:
    environment = rig.environment()
    await environment.start()
    rig.executor.sandboxes[0].peak_mb = 999
    assert (await rig.run_in(environment)).report.max_memory_mb == 128


async def test_a_sandbox_that_vanishes_is_no_function_error(rig: EnvironmentRig) -> None:
    async def vanishes(guest: Guest) -> SandboxExit:
        await guest.next()
        return SandboxExit(lost=True)

    with pytest.raises(SandboxError, match="vanished"):
        await rig.run(vanishes)


async def test_another_environment_runs_what_the_first_did_not_get(rig: EnvironmentRig) -> None:
    lost = rig.environment()
    await lost.start()
    await lost.stop()
    run = InvocationRun(a_request(rig.function), ignore)
    with pytest.raises(EnvironmentLostError):
        await run.run(lost)
    result = await run.run(rig.environment())
    assert words(result).count("START") == 1
    assert result.cold


async def test_the_answer_is_told_before_the_extensions_are_done(rig: EnvironmentRig) -> None:
    agent, events = Agent("INVOKE", hold=True), list[RunEvent]()

    def emit(event: RunEvent) -> None:
        events.append(event)
        if isinstance(event, ResponseReady):
            agent.go.set()

    rig.executor.extensions = {"agent": agent}
    result = await rig.run(echo, emit=emit)
    assert [event for event in events if isinstance(event, ResponseReady)] == [ResponseReady(b"{}", "")]
    assert [phase.name for phase in result.phases][-2:] == [PhaseName.INVOKE, PhaseName.EXTENSIONS]
    assert any(line.startswith("EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE]") for line in texts(result))


async def test_a_stream_is_told_as_it_arrives(rig: EnvironmentRig) -> None:
    told, events = asyncio.Event(), list[RunEvent]()

    def emit(event: RunEvent) -> None:
        events.append(event)
        if isinstance(event, ResponseChunk):
            told.set()

    async def streams(guest: Guest) -> SandboxExit:
        event = await guest.next()
        guest.begin_stream(event)
        guest.send_piece(b"one")
        await told.wait()
        guest.send_piece(b"two")
        guest.client.writer.write(b"0\r\n\r\n")
        return await never(guest)

    result = await rig.run_in(rig.environment(streams), emit, streaming=True)
    pieces = [event for event in events if isinstance(event, ResponseBegun | ResponseChunk)]
    assert pieces == [ResponseBegun("text/event-stream"), ResponseChunk(b"one"), ResponseChunk(b"two")]
    assert (result.payload, result.streamed_bytes, result.content_type) == (b"", 6, "text/event-stream")


async def test_a_whole_answer_is_a_stream_of_one_piece(rig: EnvironmentRig) -> None:
    events: list[RunEvent] = []
    result = await rig.run_in(rig.environment(), events.append, streaming=True)
    assert ResponseChunk(b"{}") in events
    assert (result.payload, result.streamed_bytes) == (b"", 2)


async def test_a_stream_that_fails_in_the_middle(rig: EnvironmentRig) -> None:
    async def fails(guest: Guest) -> SandboxExit:
        kind, body = "Lambda-Runtime-Function-Error-Type: Function.Why", "Lambda-Runtime-Function-Error-Body: e30="
        await guest.stream(await guest.next(), b"one", trailers=(kind, body))
        return await never(guest)

    result = await rig.run_in(rig.environment(fails), streaming=True)
    assert (result.payload, result.streamed_bytes) == (b"{}", 3)
    assert (result.function_error, result.error_type) == ("Unhandled", "Function.Why")


async def test_an_init_that_fails_under_a_debugger_is_the_answer(rig: EnvironmentRig) -> None:
    result = await rig.run_in(rig.environment(fails_init, echo), debug=DebugOptions())
    assert (len(rig.executor.sandboxes), result.error_type) == (1, "ImportError")
    assert result.report.duration_ms > 0


async def test_a_note_is_a_line_of_the_run(rig: EnvironmentRig) -> None:
    events: list[RunEvent] = []
    run = InvocationRun(a_request(rig.function), events.append)

    async def notes(guest: Guest) -> SandboxExit:
        event = await guest.next()
        run.note("x is 3")
        await guest.respond(event, b"1")
        return await never(guest)

    environment = rig.environment(notes)
    result = await run.run(environment)
    assert ("x is 3", LogSource.PLATFORM) in [(line.text, line.source) for line in result.log]
    assert "x is 3" in [event.line.text for event in events if isinstance(event, LogWritten)]
