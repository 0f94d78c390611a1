"""The records of the platform's events, member by member in AWS's order (LAMBDA_FACTS §2.5)."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.engine import loglines
from workbench.engine import platform_events as events
from workbench.engine.platform_events import Ending, EventType, InitPhase, PlatformEvent, Span, Status
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig
from workbench.model.report import Report

ID = "8f507cfc-0000-4697-b07a-ac58fc914c95"
TRACE = "Root=1-a;Parent=b;Sampled=1"
TRACING = {"type": "X-Amzn-Trace-Id", "value": TRACE}
FUNCTION = FunctionConfig("hello", "python3.13", "app.handler", Path("code"), memory_mb=256)
FAILED = Ending(Status.ERROR, "Runtime.ExitError")
SPAN = Span("responseLatency", 1_500_000_000, 2.2154)
SPANS = [{"name": "responseLatency", "start": "1970-01-01T00:00:01.500Z", "durationMs": 2.215}]


def record(event: PlatformEvent, kind: EventType) -> Mapping[str, object]:
    assert event.type is kind
    assert event.time_ns == 7
    assert isinstance(event.record, Mapping)
    json.dumps(event.record)
    return event.record


def members(event: PlatformEvent, kind: EventType) -> list[tuple[str, object]]:
    return list(record(event, kind).items())


def test_init_start() -> None:
    event = events.init_start(FUNCTION, InitializationType.ON_DEMAND, InitPhase.INIT, 7)
    assert members(event, EventType.INIT_START) == [
        ("initializationType", "on-demand"),
        ("phase", "init"),
        ("runtimeVersion", "python:3.13.v0"),
        ("runtimeVersionArn", loglines.runtime_version_arn("python3.13", "us-east-1")),
        ("functionName", "hello"),
        ("functionArn", "arn:aws:lambda:us-east-1:123456789012:function:hello"),
        ("functionVersion", "$LATEST"),
        ("instanceMaxMemory", 256 * 1024 * 1024),
    ]


def test_an_image_has_no_runtime_version() -> None:
    image = replace(FUNCTION, runtime="")
    assert "runtimeVersion" not in record(
        events.init_start(image, InitializationType.SNAP_START, InitPhase.SNAP_START, 7), EventType.INIT_START
    )


@pytest.mark.parametrize("ending", [events.SUCCESS, FAILED])
def test_the_ends_of_init_and_restore(ending: Ending) -> None:
    how = [("status", ending.status.value)] + [("errorType", ending.error_type)] * bool(ending.error_type)
    took = [("metrics", {"durationMs": 12.346})]
    init: list[tuple[str, object]] = [("initializationType", "provisioned-concurrency"), ("phase", "invoke")]
    kind, phase = InitializationType.PROVISIONED, InitPhase.INVOKE
    done = events.init_runtime_done(kind, phase, ending, 7)
    assert members(done, EventType.INIT_RUNTIME_DONE) == [*init, *how]
    over = events.init_report(kind, phase, ending, 12.3456, 7, spans=[SPAN])
    assert members(over, EventType.INIT_REPORT) == [*init, *how, *took, ("spans", SPANS)]
    assert members(events.restore_runtime_done(ending, 7), EventType.RESTORE_RUNTIME_DONE) == how
    assert members(events.restore_report(ending, 12.3456, 7), EventType.RESTORE_REPORT) == [*how, *took]


def test_restore_start() -> None:
    names = [name for name, _ in members(events.restore_start(FUNCTION, 7), EventType.RESTORE_START)]
    assert names == ["functionName", "functionVersion", "instanceMaxMemory", "runtimeVersion", "runtimeVersionArn"]


def test_start() -> None:
    short = events.start(ID, "7", 7)
    assert members(short, EventType.START) == [("requestId", ID), ("version", "7")]
    whole = events.start(ID, "7", 7, TRACE, "blue")
    assert members(whole, EventType.START) == [
        ("requestId", ID),
        ("tenantId", "blue"),
        ("version", "7"),
        ("tracing", TRACING),
    ]


def test_runtime_done() -> None:
    event = events.runtime_done(ID, FAILED, 13.74, 5, 7, spans=[SPAN], trace=TRACE, tenant_id="blue")
    assert members(event, EventType.RUNTIME_DONE) == [
        ("requestId", ID),
        ("tenantId", "blue"),
        ("status", "error"),
        ("errorType", "Runtime.ExitError"),
        ("metrics", {"durationMs": 13.74, "producedBytes": 5}),
        ("spans", SPANS),
        ("tracing", TRACING),
    ]


def test_report() -> None:
    figures = Report(ID, 3.0094, 4, 128, 36)
    plain = events.report(figures, events.SUCCESS, 7)
    metrics = {"durationMs": 3.009, "billedDurationMs": 4, "memorySizeMB": 128, "maxMemoryUsedMB": 36}
    assert members(plain, EventType.REPORT) == [("requestId", ID), ("status", "success"), ("metrics", metrics)]
    cold = replace(figures, init_ms=110.1, restore_ms=5.5, billed_restore_ms=6, trace=TRACE)
    more = record(events.report(cold, events.SUCCESS, 7, spans=[SPAN]), EventType.REPORT)
    added = {"initDurationMs": 110.1, "restoreDurationMs": 5.5, "billedRestoreDurationMs": 6}
    assert more["metrics"] == metrics | added
    assert list(more)[-2:] == ["spans", "tracing"]


def test_extension() -> None:
    event = events.extension("agent", "Ready", ["INVOKE"], 7)
    assert members(event, EventType.EXTENSION) == [("name", "agent"), ("state", "Ready"), ("events", ("INVOKE",))]
    failed = events.extension("agent", "InitError", [], 7, "Extension.Bad")
    assert members(failed, EventType.EXTENSION)[-1] == ("errorType", "Extension.Bad")


@pytest.mark.parametrize("kind", [EventType.TELEMETRY_SUBSCRIPTION, EventType.LOGS_SUBSCRIPTION])
def test_subscriptions(kind: EventType) -> None:
    event = events.subscription(kind, "agent", "Subscribed", ["platform"], 7)
    assert members(event, kind) == [("name", "agent"), ("state", "Subscribed"), ("types", ("platform",))]


def test_the_rest() -> None:
    dropped = events.logs_dropped(12345, 123, "slow", 7)
    assert members(dropped, EventType.LOGS_DROPPED) == [
        ("droppedBytes", 12345),
        ("droppedRecords", 123),
        ("reason", "slow"),
    ]
    assert members(events.end(ID, 7), EventType.END) == [("requestId", ID)]
    assert events.fault(ID, 7).record == f"RequestId: {ID} Process exited before completing request"
