"""Which lines the log levels keep (the table of LAMBDA_FACTS §1.10)."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine import platform_events as events
from workbench.engine.platform_events import Ending, EventType, InitPhase, PlatformEvent, Status
from workbench.engine.platform_levels import Level, application_kept, kept, level_of
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig
from workbench.model.report import Report

FUNCTION = FunctionConfig("hello", "python3.13", "app.handler", Path("code"))
FAILED = Ending(Status.FAILURE)
ON_DEMAND, PROVISIONED, INIT = InitializationType.ON_DEMAND, InitializationType.PROVISIONED, InitPhase.INIT
FIGURES = Report("id", 1.0, 1, 128, 36)

LEVELS = [
    (events.init_start(FUNCTION, ON_DEMAND, INIT, 0), Level.INFO),
    (events.init_start(replace(FUNCTION, runtime=""), ON_DEMAND, INIT, 0), Level.DEBUG),
    (events.init_runtime_done(ON_DEMAND, INIT, events.SUCCESS, 0), Level.DEBUG),
    (events.init_runtime_done(ON_DEMAND, INIT, FAILED, 0), Level.WARN),
    (events.init_report(ON_DEMAND, INIT, events.SUCCESS, 1.0, 0), Level.DEBUG),
    (events.init_report(PROVISIONED, INIT, events.SUCCESS, 1.0, 0), Level.INFO),
    (events.init_report(ON_DEMAND, INIT, FAILED, 1.0, 0), Level.WARN),
    (events.restore_start(FUNCTION, 0), Level.INFO),
    (events.restore_runtime_done(events.SUCCESS, 0), Level.DEBUG),
    (events.restore_runtime_done(FAILED, 0), Level.WARN),
    (events.restore_report(events.SUCCESS, 1.0, 0), Level.INFO),
    (events.restore_report(FAILED, 1.0, 0), Level.WARN),
    (events.start("id", "1", 0), Level.INFO),
    (events.runtime_done("id", events.SUCCESS, 1.0, 0, 0), Level.DEBUG),
    (events.runtime_done("id", FAILED, 1.0, 0, 0), Level.WARN),
    (events.report(FIGURES, events.SUCCESS, 0), Level.INFO),
    (events.report(FIGURES, FAILED, 0), Level.WARN),
    (events.extension("a", "Ready", [], 0), Level.INFO),
    (events.extension("a", "InitError", [], 0, "Extension.Bad"), Level.WARN),
    (events.subscription(EventType.TELEMETRY_SUBSCRIPTION, "a", "Subscribed", [], 0), Level.INFO),
    (events.subscription(EventType.LOGS_SUBSCRIPTION, "a", "Subscribed", [], 0), Level.INFO),
    (events.logs_dropped(1, 1, "slow", 0), Level.WARN),
]


@pytest.mark.parametrize(("event", "level"), LEVELS)
def test_events(event: PlatformEvent, level: Level) -> None:
    assert [kept(event, name) for name in ("DEBUG", "INFO", "WARN")] == [
        level >= wanted for wanted in (Level.DEBUG, Level.INFO, Level.WARN)
    ]
    assert kept(event, "") == kept(event, "INFO")


def test_what_json_logs_never_have() -> None:
    assert not kept(events.end("id", 0), "DEBUG")
    assert not kept(events.fault("id", 0), "DEBUG")


def line(level: object) -> str:
    return json.dumps({"timestamp": "2026-11-21T10:00:00Z", "level": level, "message": "x"})


@given(st.sampled_from(Level), st.sampled_from(Level))
def test_records_below_the_level_are_dropped(own: Level, wanted: Level) -> None:
    assert application_kept(line(own.name), wanted.name) == (own >= wanted)
    assert application_kept(line(own.name.lower()), wanted.name) == (own >= wanted)
    assert application_kept("text of a frame", wanted.name, own.name) == (own >= wanted)


def test_the_default_is_info_and_pythons_names_are_known() -> None:
    assert not application_kept(line("DEBUG"), "")
    assert application_kept(line("INFO"), "")
    assert application_kept(line("WARNING"), "WARN")
    assert application_kept(line("CRITICAL"), "FATAL")
    assert not application_kept(line("WARNING"), "ERROR")


def test_a_frame_says_more_than_its_record() -> None:
    assert application_kept(line("DEBUG"), "WARN", "ERROR")
    assert not application_kept(line("DEBUG"), "WARN", "odd")


@pytest.mark.parametrize(
    "text",
    [
        "DEBUG plain",
        "",
        "{",
        '{"level"',
        '{"level": 10}',
        '{"level": "LOUD"}',
        '["level"]',
        '{"message": "x"}',
        '{"level": ' * 10_000,
        '{"a": {"level": "DEBUG"}}',
    ],
)
def test_what_names_no_level_is_kept(text: str) -> None:
    assert application_kept(text, "FATAL")


@given(st.text(), st.text())
def test_any_text_has_an_answer(text: str, level: str) -> None:
    assert application_kept(text, level) or text.startswith("{")


def test_names_of_levels() -> None:
    assert [level_of(name) for name in ("warn", "TRACE", "", None, 5)] == [Level.WARN, Level.TRACE, None, None, None]
