"""An invoke: what goes in and what comes out (LAMBDA_FACTS §3.1)."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.report import Phase, Report


class LogSource(StrEnum):
    """Who wrote a log line."""

    PLATFORM = "platform"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log event without its line feed; `time_ns` is wall-clock time since the epoch."""

    text: str
    source: LogSource
    time_ns: int


@dataclass(frozen=True, slots=True)
class InvokeRequest:
    """One invoke. `payload` is the event's bytes, handed to the runtime unchanged.

    `client_context` is JSON bytes (already base64-decoded); `qualifier` is the one the caller named, or empty.
    """

    function: FunctionConfig
    payload: bytes
    request_id: str
    executor: ExecutorKind
    qualifier: str = ""
    client_context: bytes = b""
    trace_id: str = ""


@dataclass(frozen=True, slots=True)
class InvokeResult:
    """What an invoke came to. `function_error` is AWS's `X-Amz-Function-Error` value, or empty."""

    request_id: str
    payload: bytes
    report: Report
    executor: ExecutorKind
    environment_id: str
    cold: bool
    function_error: str = ""
    error_type: str = ""
    executed_version: str = "$LATEST"
    log: tuple[LogLine, ...] = ()
    phases: tuple[Phase, ...] = ()
    log_lines_dropped: int = 0
    limits_not_held: tuple[str, ...] = ()
