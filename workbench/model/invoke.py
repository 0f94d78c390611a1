"""An invoke: what goes in and what comes out (LAMBDA_FACTS §3.1)."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model.debug import DebugOptions
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings
from workbench.model.report import Phase, Report


class LogSource(StrEnum):
    """Who wrote a log line."""

    PLATFORM = "platform"
    FUNCTION = "function"
    EXTENSION = "extension"


class InvocationType(StrEnum):
    """`X-Amz-Invocation-Type` (LAMBDA_FACTS §3.1)."""

    REQUEST_RESPONSE = "RequestResponse"
    EVENT = "Event"
    DRY_RUN = "DryRun"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One log event without its line feed; `time_ns` is wall-clock time since the epoch."""

    text: str
    source: LogSource
    time_ns: int


@dataclass(frozen=True, slots=True)
class InvokeRequest:
    """One invoke. `payload` is the event's bytes, handed to the runtime unchanged.

    `client_context` is JSON bytes (already base64-decoded); `cognito_identity` is the JSON text of LAMBDA_FACTS §1.3;
    `qualifier` is the one the caller named, or empty; `trace_id` is an X-Ray header, or empty. `scope` tells functions
    of equal names apart: the workspace they are of. With `streaming` the response is told by `emit` as it arrives.
    `timeout_override_s` is this invoke's timeout instead of the function's, 0 for none: Lambda has no such parameter.
    `apart` runs it in a new environment that ends with it; those that are warm stay as they are. With `debug` it runs
    under a debugger, apart and without a timeout.
    """

    function: FunctionConfig
    payload: bytes
    request_id: str
    executor: ExecutorKind
    qualifier: str = ""
    client_context: bytes = b""
    trace_id: str = ""
    invocation_type: InvocationType = InvocationType.REQUEST_RESPONSE
    settings: FunctionSettings = DEFAULT_SETTINGS
    cognito_identity: str = ""
    tenant_id: str = ""
    streaming: bool = False
    scope: str = ""
    timeout_override_s: float = 0.0
    apart: bool = False
    debug: DebugOptions | None = None

    @property
    def timeout_s(self) -> float:
        """How long the function may take."""
        return self.timeout_override_s or self.function.timeout_s


@dataclass(frozen=True, slots=True)
class InvokeResult:
    """What an invoke came to. `function_error` is AWS's `X-Amz-Function-Error` value, or empty.

    `streamed_bytes` is how much of the response was told by `emit` instead of `payload`; `content_type` is the
    runtime's, for a streamed response.
    """

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
    streamed_bytes: int = 0
    content_type: str = ""
    trace_id: str = ""
