"""What a run measured: phases and the figures of AWS's REPORT line."""

from dataclasses import dataclass
from enum import StrEnum


class PhaseName(StrEnum):
    """The phases of a run, in order. Create and start are the sandbox's; AWS does not show or bill them."""

    CREATE = "create"
    START = "start"
    RUNTIME = "runtime"
    INIT = "init"
    RESTORE = "restore"
    INVOKE = "invoke"
    RESPONSE = "response"
    EXTENSIONS = "extensions"


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase; `start_ms` counts from the moment the run began."""

    name: PhaseName
    start_ms: float
    duration_ms: float


class InvokeStatus(StrEnum):
    """How REPORT says that an invoke failed (LAMBDA_FACTS §1.10)."""

    ERROR = "error"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a REPORT line; `init_ms` only for a cold start whose Init succeeded.

    `restore_ms` and `billed_restore_ms` are SnapStart's; `trace` is the X-Ray header that the runtime got, or empty.
    """

    request_id: str
    duration_ms: float
    billed_ms: int
    memory_mb: int
    max_memory_mb: int
    init_ms: float | None = None
    status: InvokeStatus | None = None
    error_type: str = ""
    restore_ms: float | None = None
    billed_restore_ms: int = 0
    trace: str = ""
