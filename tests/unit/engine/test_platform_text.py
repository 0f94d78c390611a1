"""Events as lines of the log, in text and in JSON."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine import loglines
from workbench.engine import platform_events as events
from workbench.engine.platform_events import Ending, EventType, InitPhase, PlatformEvent, Status
from workbench.engine.platform_text import json_line, system_line, text_line
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig, LogFormat, LoggingConfig
from workbench.model.report import InvokeStatus, Report

ID = "8f507cfc-0000-4697-b07a-ac58fc914c95"
FUNCTION = FunctionConfig("hello", "python3.13", "app.handler", Path("code"), region="eu-west-1")
IMAGE = replace(FUNCTION, runtime="")
WARM = Report(ID, 3.009, 4, 128, 36)
TIMEOUT, ERROR = Ending(Status.TIMEOUT, "Sandbox.Timedout"), Ending(Status.ERROR, "Runtime.ExitError")
FAILURE = Ending(Status.FAILURE, "Function.Unknown")


def init_start(function: FunctionConfig) -> PlatformEvent:
    return events.init_start(function, InitializationType.ON_DEMAND, InitPhase.INIT, 0)


def init_report(kind: InitializationType, phase: InitPhase, ending: Ending) -> PlatformEvent:
    return events.init_report(kind, phase, ending, 1.5, 0)


TEXTS = [
    (events.start(ID, "7", 0), f"START RequestId: {ID} Version: 7"),
    (events.end(ID, 0), f"END RequestId: {ID}"),
    (init_start(FUNCTION), loglines.init_start("python3.13", "eu-west-1")),
    (init_start(IMAGE), None),
    (events.restore_start(FUNCTION, 0), loglines.restore_start("python3.13", "eu-west-1")),
    (events.restore_report(events.SUCCESS, 518.37, 0), "RESTORE_REPORT Restore Duration: 518.37 ms"),
    (init_report(InitializationType.ON_DEMAND, InitPhase.INIT, events.SUCCESS), None),
    (
        init_report(InitializationType.PROVISIONED, InitPhase.INIT, events.SUCCESS),
        "INIT_REPORT Init Duration: 1.50 ms\tPhase: init",
    ),
    (
        init_report(InitializationType.ON_DEMAND, InitPhase.INVOKE, ERROR),
        "INIT_REPORT Init Duration: 1.50 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.ExitError",
    ),
    (
        init_report(InitializationType.ON_DEMAND, InitPhase.INIT, Ending(Status.TIMEOUT)),
        "INIT_REPORT Init Duration: 1.50 ms\tPhase: init\tStatus: timeout",
    ),
    (events.extension("a", "Ready", ["INVOKE"], 0), "EXTENSION\tName: a\tState: Ready\tEvents: [INVOKE]"),
    (
        events.subscription(EventType.TELEMETRY_SUBSCRIPTION, "a", "Subscribed", ["platform"], 0),
        "TELEMETRY\tName: a\tState: Subscribed\tTypes: [Platform]",
    ),
    (
        events.subscription(EventType.LOGS_SUBSCRIPTION, "a", "Subscribed", ["function"], 0),
        "LOGS\tName: a\tState: Subscribed\tTypes: [Function]",
    ),
    (events.fault(ID, 0), None),
    (events.logs_dropped(1, 1, "slow", 0), None),
    (events.runtime_done(ID, ERROR, 1.0, 0, 0), None),
    (events.init_runtime_done(InitializationType.ON_DEMAND, InitPhase.INIT, ERROR, 0), None),
]


@pytest.mark.parametrize(("event", "line"), TEXTS)
def test_text(event: PlatformEvent, line: str | None) -> None:
    assert text_line(event) == line
    assert system_line(event, LoggingConfig()) == line


@pytest.mark.parametrize(
    ("ending", "status"),
    [(events.SUCCESS, None), (FAILURE, None), (TIMEOUT, InvokeStatus.TIMEOUT), (ERROR, InvokeStatus.ERROR)],
)
@pytest.mark.parametrize("figures", [WARM, replace(WARM, init_ms=110.1, trace="Root=1;Parent=2;Sampled=1")])
def test_report_is_the_line_of_its_figures(figures: Report, ending: Ending, status: InvokeStatus | None) -> None:
    shown = replace(figures, status=status, error_type=ending.error_type if status is InvokeStatus.ERROR else "")
    assert text_line(events.report(figures, ending, 0)) == loglines.report(shown)


def test_json() -> None:
    line = json_line(events.start(ID, "7", 1_763_719_200_123_000_000))
    record = f'{{"requestId":"{ID}","version":"7"}}'
    assert line == f'{{"time":"2025-11-21T10:00:00.123Z","type":"platform.start","record":{record}}}'


def test_levels_are_of_json_only() -> None:
    logging = LoggingConfig(LogFormat.JSON, system_level="WARN")
    start = events.start(ID, "7", 0)
    assert system_line(start, logging) is None
    assert system_line(start, replace(logging, format=LogFormat.TEXT)) == f"START RequestId: {ID} Version: 7"
    assert system_line(start, replace(logging, system_level="")) == json_line(start)
    assert system_line(events.end(ID, 0), replace(logging, system_level="DEBUG")) is None


@given(st.text(), st.text())
def test_any_names_make_one_line_of_json(name: str, error_type: str) -> None:
    event = events.extension(name, "InitError", [], 0, error_type)
    line = json_line(event)
    assert "\n" not in line
    assert json.loads(line)["record"]["name"] == name
