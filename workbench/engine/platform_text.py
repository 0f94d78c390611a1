"""The platform's events as lines of the log, in both of its formats (LAMBDA_FACTS §1.10)."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from workbench.base import clock
from workbench.engine import loglines
from workbench.engine.platform_events import EventType, PlatformEvent, Status
from workbench.engine.platform_levels import kept
from workbench.model.environment import InitializationType
from workbench.model.function import LogFormat, LoggingConfig
from workbench.model.report import InvokeStatus, Report

Members = Mapping[str, Any]
"""The members of a record, which the functions of `platform_events` have typed."""

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

_STATUS = {Status.ERROR: InvokeStatus.ERROR, Status.TIMEOUT: InvokeStatus.TIMEOUT}
"""What text lines say of an end: neither a success nor the function's own error is named."""


def system_line(event: PlatformEvent, logging: LoggingConfig) -> str | None:
    """The line of the function's log for `event`, or None when its format or level leaves it out."""
    if logging.format is LogFormat.TEXT:
        return text_line(event)
    return json_line(event) if kept(event, logging.system_level) else None


def json_line(event: PlatformEvent) -> str:
    """`{"time":…,"type":…,"record":…}`, as JSON logs and the Telemetry API have it."""
    return json_text(event.type, event.time_ns, event.record)


def json_text(kind: str, time_ns: int, record: object) -> str:
    """The envelope of a record of `kind`; a lone surrogate becomes a replacement character when it is encoded."""
    return f'{{"time":"{clock.iso_utc(time_ns)}","type":"{kind}","record":{_encode(record)}}}'


def text_line(event: PlatformEvent) -> str | None:
    """The line as CloudWatch shows it in text format, without its line feed; None for events that have none."""
    if isinstance(event.record, str):
        return None  # since 2025 a crash is said in REPORT alone
    writer = _LINES.get(event.type)
    return writer(event.record) if writer is not None else None


def _runtime_line(what: str, record: Members) -> str | None:
    if "runtimeVersion" not in record:
        return None  # an image's runtime has no version that AWS could name
    return loglines.runtime_line(what, record["runtimeVersion"], record["runtimeVersionArn"])


def _init_report(record: Members) -> str | None:
    status = _phase_status(record)
    if status is None and record["initializationType"] is InitializationType.ON_DEMAND:
        return None
    return loglines.init_report(
        record["metrics"]["durationMs"], status, record.get("errorType", ""), phase=record["phase"]
    )


def _restore_report(record: Members) -> str:
    status = _phase_status(record)
    return loglines.restore_report(record["metrics"]["durationMs"], status, record.get("errorType", ""))


def _phase_status(record: Members) -> InvokeStatus | None:
    status = record["status"]
    return None if status is Status.SUCCESS else _STATUS.get(status, InvokeStatus.ERROR)


def _extension(record: Members) -> str:
    return loglines.extension(record["name"], record["state"], record["events"], record.get("errorType", ""))


def _subscription(api: str, record: Members) -> str:
    return loglines.subscription(api, record["name"], record["state"], record["types"])


def _figures(record: Members) -> Report:
    metrics = record["metrics"]
    status = _STATUS.get(record["status"])
    return Report(
        request_id=record["requestId"],
        duration_ms=metrics["durationMs"],
        billed_ms=metrics["billedDurationMs"],
        memory_mb=metrics["memorySizeMB"],
        max_memory_mb=metrics["maxMemoryUsedMB"],
        init_ms=metrics.get("initDurationMs"),
        status=status,
        error_type=record.get("errorType", "") if status is InvokeStatus.ERROR else "",
        restore_ms=metrics.get("restoreDurationMs"),
        billed_restore_ms=metrics.get("billedRestoreDurationMs", 0),
        trace=record["tracing"]["value"] if "tracing" in record else "",
    )


_LINES: Mapping[EventType, Callable[[Members], str | None]] = {
    EventType.INIT_START: partial(_runtime_line, "INIT_START"),
    EventType.INIT_REPORT: _init_report,
    EventType.RESTORE_START: partial(_runtime_line, "RESTORE_START"),
    EventType.RESTORE_REPORT: _restore_report,
    EventType.START: lambda record: loglines.start(record["requestId"], record["version"]),
    EventType.END: lambda record: loglines.end(record["requestId"]),
    EventType.REPORT: lambda record: loglines.report(_figures(record)),
    EventType.EXTENSION: _extension,
    EventType.TELEMETRY_SUBSCRIPTION: partial(_subscription, "TELEMETRY"),
    EventType.LOGS_SUBSCRIPTION: partial(_subscription, "LOGS"),
}
