import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.engine_rig import EnvironmentRig, an_environment_rig, fails_init, hangs, texts, words
from tests.support.fake_executor import Guest, echo
from workbench.engine.environment_log import EnvironmentLog
from workbench.engine.executors.base import SandboxExit
from workbench.engine.init_events import InitEvents, ending_of
from workbench.engine.platform_events import SUCCESS, Ending, InitPhase, Status
from workbench.engine.runtime_api.answers import Broken, Exited, Failed, InitEnd, TimedOut
from workbench.engine.runtime_api.extension_states import ExtensionState, Stage
from workbench.model.environment import InitializationType
from workbench.model.errors import InvalidRequestError
from workbench.model.function import FunctionConfig, LogFormat, LoggingConfig
from workbench.model.report import PhaseName

FUNCTION = FunctionConfig("Hello", "python3.13", "app.handler", Path("code"))
DETAILED = replace(FUNCTION, logging=LoggingConfig(LogFormat.JSON, system_level="DEBUG"))
AGENT = ExtensionState("agent", Stage.READY, ("INVOKE",))

ENDS: list[tuple[InitEnd, Ending]] = [
    (None, SUCCESS),
    (TimedOut(), Ending(Status.TIMEOUT)),
    (Failed(b"{}", "Runtime.ImportModuleError"), Ending(Status.ERROR, "Runtime.ImportModuleError")),
    (Broken("Extension.Crash", "exit status 1"), Ending(Status.ERROR, "Extension.Crash")),
    (Exited(SandboxExit(status=1)), Ending(Status.ERROR, "Runtime.ExitError")),
]


@pytest.mark.parametrize(("end", "ending"), ENDS)
def test_how_init_ended(end: InitEnd, ending: Ending) -> None:
    assert ending_of(end) == ending


def told(
    function: FunctionConfig,
    end: InitEnd,
    kind: InitializationType = InitializationType.ON_DEMAND,
    phase: InitPhase = InitPhase.INIT,
) -> list[str]:
    """The lines of one Init that took 12.345 ms, with one extension."""
    log, lines = EnvironmentLog(function), list[str]()
    events = InitEvents(function, kind, phase, log)
    log.on_output(b"import\n")
    events.begin()
    log.listen("1", lambda text, _source: lines.append(text))
    events.runtime_done(end)
    events.end(end, 12.345, [AGENT])
    if kind is InitializationType.SNAP_START:
        events.restore_begins()
        events.restored(end, 4.0)
    return lines


def records(lines: list[str]) -> list[tuple[str, dict[str, Any]]]:
    found = [json.loads(line) for line in lines if line.startswith("{")]
    return [(one["type"], one["record"]) for one in found]


def test_text_says_nothing_of_an_init_that_went_well() -> None:
    lines = told(FUNCTION, None)
    assert lines[0].startswith("INIT_START Runtime Version: python:3.13.v0\t")
    assert lines[1:] == ["import", "EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE]"]


@pytest.mark.parametrize("phase", [InitPhase.INIT, InitPhase.INVOKE])
def test_text_of_one_that_failed(phase: InitPhase) -> None:
    assert told(FUNCTION, TimedOut(), phase=phase)[-1] == (
        f"INIT_REPORT Init Duration: 12.35 ms\tPhase: {phase}\tStatus: timeout"
    )


def test_text_of_a_snapshot() -> None:
    lines = told(FUNCTION, None, InitializationType.SNAP_START, InitPhase.SNAP_START)
    assert lines[3] == "INIT_REPORT Init Duration: 12.35 ms\tPhase: snap-start"
    assert lines[4].startswith("RESTORE_START Runtime Version: python:3.13.v0\t")
    assert lines[5] == "RESTORE_REPORT Restore Duration: 4.00 ms"


def test_events_in_their_order() -> None:
    found = records(told(DETAILED, Failed(b"", "Runtime.Unknown")))
    assert [kind for kind, _record in found] == [
        "platform.initStart",
        "platform.initRuntimeDone",
        "platform.extension",
        "platform.initReport",
    ]
    assert found[0][1]["initializationType"] == "on-demand"
    assert found[3][1] == {
        "initializationType": "on-demand",
        "phase": "init",
        "status": "error",
        "errorType": "Runtime.Unknown",
        "metrics": {"durationMs": 12.345},
    }


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EnvironmentRig]:
    async with an_environment_rig(tmp_path) as rig:
        yield rig


async def test_a_restore_is_reported_in_place_of_init(rig: EnvironmentRig) -> None:
    async def restores(guest: Guest) -> SandboxExit:
        await guest.client.ask("GET /2018-06-01/runtime/restore/next")
        guest.print("after restore")
        return await echo(guest)

    result = await rig.run(restores, snap_start=True)
    assert words(result)[:4] == ["INIT_START", "INIT_REPORT", "RESTORE_START", "after"]
    assert words(result)[4] == "RESTORE_REPORT"
    assert re.search(r"\tRestore Duration: \d+\.\d\d ms\tBilled Restore Duration: \d+ ms\t", texts(result)[-1])
    assert "Init Duration" not in texts(result)[-1]
    assert PhaseName.RESTORE in [phase.name for phase in result.phases]
    assert result.report.init_ms is None


async def test_a_runtime_that_knows_no_snapshots(rig: EnvironmentRig) -> None:
    result = await rig.run(echo, snap_start=True)
    assert result.report.restore_ms is not None


@pytest.mark.parametrize("first", [True, False])
async def test_a_hook_that_fails_is_an_error_of_the_call(rig: EnvironmentRig, first: bool) -> None:
    async def fails(guest: Guest) -> SandboxExit:
        await guest.client.ask("GET /2018-06-01/runtime/restore/next")
        await guest.client.post("restore/error", b'{"errorMessage":"no"}')
        return SandboxExit(status=65)

    programs = [fails] if first else [fails_init, fails]
    with pytest.raises(InvalidRequestError, match=r'hook failed: \{"errorMessage":"no"\}') as raised:
        await rig.run(*programs, snap_start=True)
    assert raised.value.code == "SnapStartException"


async def test_after_a_failure_init_is_of_the_invoke(rig: EnvironmentRig) -> None:
    function = replace(DETAILED, code_path=rig.function.code_path, timeout_s=0.3)
    environment = rig.environment(hangs, echo, function=function)
    await rig.run_in(environment)
    environment.condemn()
    found = records(texts(await rig.run_in(environment)))
    assert [(kind, record["phase"]) for kind, record in found if "phase" in record] == [
        ("platform.initStart", "invoke"),
        ("platform.initRuntimeDone", "invoke"),
        ("platform.initReport", "invoke"),
    ]
    assert "initDurationMs" not in found[-1][1]["metrics"]
