"""The platform's events, as the Telemetry API and JSON logs have them: one function a type (LAMBDA_FACTS §2.5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.base import clock
from workbench.engine import loglines
from workbench.model.environment import InitializationType
from workbench.model.function import FunctionConfig
from workbench.model.limits import MIB
from workbench.model.report import Report


class EventType(StrEnum):
    """What an event is about."""

    INIT_START = "platform.initStart"
    INIT_RUNTIME_DONE = "platform.initRuntimeDone"
    INIT_REPORT = "platform.initReport"
    RESTORE_START = "platform.restoreStart"
    RESTORE_RUNTIME_DONE = "platform.restoreRuntimeDone"
    RESTORE_REPORT = "platform.restoreReport"
    START = "platform.start"
    RUNTIME_DONE = "platform.runtimeDone"
    REPORT = "platform.report"
    END = "platform.end"
    FAULT = "platform.fault"
    EXTENSION = "platform.extension"
    TELEMETRY_SUBSCRIPTION = "platform.telemetrySubscription"
    LOGS_SUBSCRIPTION = "platform.logsSubscription"
    LOGS_DROPPED = "platform.logsDropped"


class Status(StrEnum):
    """How a phase ended: `FAILURE` is the function's own error, `ERROR` a crash of runtime, extension or sandbox."""

    SUCCESS = "success"
    FAILURE = "failure"
    ERROR = "error"
    TIMEOUT = "timeout"


class InitPhase(StrEnum):
    """When Init ran: before the invoke, within it (suppressed), or for a snapshot."""

    INIT = "init"
    INVOKE = "invoke"
    SNAP_START = "snap-start"


Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PlatformEvent:
    """One event; `record` is JSON-able, its members in AWS's order; `time_ns` is wall-clock time since the epoch."""

    type: EventType
    record: Record | str
    time_ns: int


@dataclass(frozen=True, slots=True)
class Span:
    """A part of an invoke: `responseLatency`, `responseDuration`, `runtimeOverhead` or `extensionOverhead`."""

    name: str
    start_ns: int
    duration_ms: float


@dataclass(frozen=True, slots=True)
class Ending:
    """How a phase ended; `error_type` is AWS's name of an error, or empty."""

    status: Status
    error_type: str = ""


SUCCESS = Ending(Status.SUCCESS)


def init_start(function: FunctionConfig, kind: InitializationType, phase: InitPhase, time_ns: int) -> PlatformEvent:
    """Init begins; the runtime's version is left out for images, whose runtime is their own."""
    record = {"initializationType": kind, "phase": phase, **_runtime(function)}
    record |= {"functionName": function.name, "functionArn": function.arn, "functionVersion": function.version}
    return PlatformEvent(EventType.INIT_START, record | _instance(function), time_ns)


def init_runtime_done(kind: InitializationType, phase: InitPhase, ending: Ending, time_ns: int) -> PlatformEvent:
    """The runtime has ended its part of Init."""
    record = {"initializationType": kind, "phase": phase, **_ending(ending)}
    return PlatformEvent(EventType.INIT_RUNTIME_DONE, record, time_ns)


def init_report(
    kind: InitializationType,
    phase: InitPhase,
    ending: Ending,
    duration_ms: float,
    time_ns: int,
    *,
    spans: Iterable[Span] = (),
) -> PlatformEvent:
    """Init is over, extensions included."""
    record = {"initializationType": kind, "phase": phase, **_ending(ending), **_duration(duration_ms), **_spans(spans)}
    return PlatformEvent(EventType.INIT_REPORT, record, time_ns)


def restore_start(function: FunctionConfig, time_ns: int) -> PlatformEvent:
    """A snapshot is about to be restored."""
    record = {"functionName": function.name, "functionVersion": function.version}
    return PlatformEvent(EventType.RESTORE_START, record | _instance(function) | _runtime(function), time_ns)


def restore_runtime_done(ending: Ending, time_ns: int) -> PlatformEvent:
    """The runtime has run its after-restore hooks."""
    return PlatformEvent(EventType.RESTORE_RUNTIME_DONE, _ending(ending), time_ns)


def restore_report(ending: Ending, duration_ms: float, time_ns: int) -> PlatformEvent:
    """The restore is over."""
    return PlatformEvent(EventType.RESTORE_REPORT, _ending(ending) | _duration(duration_ms), time_ns)


def start(request_id: str, version: str, time_ns: int, trace: str = "", tenant_id: str = "") -> PlatformEvent:
    """An invoke begins; `trace` is the X-Ray header that the runtime gets."""
    record = _request(request_id, tenant_id) | {"version": version} | _tracing(trace)
    return PlatformEvent(EventType.START, record, time_ns)


def runtime_done(
    request_id: str,
    ending: Ending,
    duration_ms: float,
    produced_bytes: int,
    time_ns: int,
    *,
    spans: Iterable[Span] = (),
    trace: str = "",
    tenant_id: str = "",
) -> PlatformEvent:
    """The runtime is done with an invoke; extensions may still be at work."""
    metrics = {"durationMs": round(duration_ms, 3), "producedBytes": produced_bytes}
    record = _request(request_id, tenant_id) | _ending(ending) | {"metrics": metrics} | _spans(spans) | _tracing(trace)
    return PlatformEvent(EventType.RUNTIME_DONE, record, time_ns)


def report(
    figures: Report, ending: Ending, time_ns: int, *, spans: Iterable[Span] = (), tenant_id: str = ""
) -> PlatformEvent:
    """An invoke is over, extensions included."""
    record = _request(figures.request_id, tenant_id) | _ending(ending) | {"metrics": _metrics(figures)}
    return PlatformEvent(EventType.REPORT, record | _spans(spans) | _tracing(figures.trace), time_ns)


def _metrics(figures: Report) -> dict[str, object]:
    metrics: dict[str, object] = {
        "durationMs": round(figures.duration_ms, 3),
        "billedDurationMs": figures.billed_ms,
        "memorySizeMB": figures.memory_mb,
        "maxMemoryUsedMB": figures.max_memory_mb,
    }
    if figures.init_ms is not None:
        metrics["initDurationMs"] = round(figures.init_ms, 3)
    if figures.restore_ms is not None:
        metrics["restoreDurationMs"] = round(figures.restore_ms, 3)
        metrics["billedRestoreDurationMs"] = figures.billed_restore_ms
    return metrics


def end(request_id: str, time_ns: int) -> PlatformEvent:
    """The END line; the Logs API has it, JSON logs and the Telemetry API do not."""
    return PlatformEvent(EventType.END, {"requestId": request_id}, time_ns)


def fault(request_id: str, time_ns: int) -> PlatformEvent:
    """The runtime died in an invoke; of the Logs API only, and its record is a sentence."""
    return PlatformEvent(EventType.FAULT, f"RequestId: {request_id} Process exited before completing request", time_ns)


def extension(name: str, state: str, events: Iterable[str], time_ns: int, error_type: str = "") -> PlatformEvent:
    """An extension is ready, or has failed; `state` and `events` are those of LAMBDA_FACTS §1.2 and §2.2."""
    record: dict[str, object] = {"name": name, "state": state, "events": tuple(events)}
    return PlatformEvent(EventType.EXTENSION, record | _error_type(error_type), time_ns)


def subscription(kind: EventType, name: str, state: str, types: Iterable[str], time_ns: int) -> PlatformEvent:
    """An extension subscribed; `kind` says to which API, `state` is "Subscribed" or "Already subscribed"."""
    return PlatformEvent(kind, {"name": name, "state": state, "types": tuple(types)}, time_ns)


def logs_dropped(size_bytes: int, records: int, reason: str, time_ns: int) -> PlatformEvent:
    """A subscriber missed records."""
    record = {"droppedBytes": size_bytes, "droppedRecords": records, "reason": reason}
    return PlatformEvent(EventType.LOGS_DROPPED, record, time_ns)


# -- members that records share


def _request(request_id: str, tenant_id: str) -> dict[str, object]:
    return {"requestId": request_id, "tenantId": tenant_id} if tenant_id else {"requestId": request_id}


def _runtime(function: FunctionConfig) -> dict[str, object]:
    if not function.runtime:
        return {}
    version = loglines.runtime_version(function.runtime)
    arn = loglines.runtime_version_arn(function.runtime, function.region)
    return {"runtimeVersion": version, "runtimeVersionArn": arn}


def _instance(function: FunctionConfig) -> dict[str, object]:
    return {"instanceMaxMemory": function.memory_mb * MIB}


def _ending(ending: Ending) -> dict[str, object]:
    return {"status": ending.status} | _error_type(ending.error_type)


def _error_type(error_type: str) -> dict[str, object]:
    return {"errorType": error_type} if error_type else {}


def _duration(duration_ms: float) -> dict[str, object]:
    return {"metrics": {"durationMs": round(duration_ms, 3)}}


def _spans(spans: Iterable[Span]) -> dict[str, object]:
    shown = [
        {"name": span.name, "start": clock.iso_utc(span.start_ns), "durationMs": round(span.duration_ms, 3)}
        for span in spans
    ]
    return {"spans": shown} if shown else {}


def _tracing(trace: str) -> dict[str, object]:
    return {"tracing": {"type": "X-Amzn-Trace-Id", "value": trace}} if trace else {}
