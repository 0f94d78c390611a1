"""Runs: the events a running invoke emits, and the rows of the run history."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.debug import BreakpointState, DebugStop
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeResult, LogLine
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.report import Phase


@dataclass(frozen=True, slots=True)
class EnvironmentReady:
    """The invoke has its environment; `cold` when it was made for this invoke."""

    environment_id: str
    cold: bool


@dataclass(frozen=True, slots=True)
class PhaseEnded:
    """A phase is over."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class LogWritten:
    """A log line arrived."""

    line: LogLine


@dataclass(frozen=True, slots=True)
class ResponseBegun:
    """A streamed response begins (LAMBDA_FACTS §1.5); `content_type` is the runtime's."""

    content_type: str


@dataclass(frozen=True, slots=True)
class ResponseChunk:
    """A piece of a streamed response."""

    data: bytes


@dataclass(frozen=True, slots=True)
class ResponseReady:
    """The runtime has answered; extensions may still be at work, and REPORT is not written (LAMBDA_FACTS §1.6)."""

    payload: bytes
    function_error: str = ""


@dataclass(frozen=True, slots=True)
class DebuggerAttached:
    """A debugger holds the runtime of an invoke that is debugged, and has been told the breakpoints."""

    breakpoints: tuple[BreakpointState, ...]


@dataclass(frozen=True, slots=True)
class DebuggeeStopped:
    """The code of an invoke that is debugged stands still."""

    stop: DebugStop


@dataclass(frozen=True, slots=True)
class DebuggeeContinued:
    """It runs on; references and frames of the stop before are void."""


@dataclass(frozen=True, slots=True)
class BreakpointsChanged:
    """What became of breakpoints that were set while an invoke is debugged, or whose code was loaded."""

    breakpoints: tuple[BreakpointState, ...]


DebugEvent = DebuggerAttached | DebuggeeStopped | DebuggeeContinued | BreakpointsChanged
RunEvent = EnvironmentReady | PhaseEnded | LogWritten | ResponseBegun | ResponseChunk | ResponseReady | DebugEvent
Emit = Callable[[RunEvent], None]


def ignore(_event: RunEvent) -> None:
    """An `emit` for callers that do not listen."""


class RunOutcome(StrEnum):
    """How a run ended; `ERROR` means it could not be run, `QUEUED` that its event waits or is being tried."""

    QUEUED = "queued"
    RUNNING = "running"
    OK = "ok"
    FUNCTION_ERROR = "function_error"
    ERROR = "error"
    CANCELLED = "cancelled"


class RunSource(StrEnum):
    """Who asked for a run: the user in this program, or the local Lambda service, for a caller over HTTP."""

    PROGRAM = "program"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class RunError:
    """Why a run could not be run, as told to the user."""

    what: str
    why: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class QueueProgress:
    """How far an asynchronous run has got (LAMBDA_FACTS §4.1).

    `attempts` counts how often the function ran; `running` while it does. `due_ns` is when it is tried next, since the
    epoch, 0 for as soon as may be; `why` is a sentence on why it was not done with the last try. `condition` is AWS's
    word for how it ended, empty before.
    """

    attempts: int = 0
    running: bool = False
    due_ns: int = 0
    why: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A row of the run history. `started_ns` is since the epoch; `event` is the payload as sent.

    `queue` is None for a run that was not asynchronous. The payload of `result` holds what is kept of a streamed
    response: `streamed_bytes` tells how long it was. `workspace` is the folder, or the scope of the Lambda service.

    `event_type` is the catalogue id of the event, empty when it is unknown. `environment` is None when `event` is what
    was sent; otherwise `event` still names secrets, which were taken from that environment when it was sent, and
    `carriers` has the records of the envelopes in which they are named (as `PreparedEvent`).
    """

    id: str
    workspace: str
    function: str
    event_name: str
    event: bytes
    started_ns: int
    executor: ExecutorKind
    outcome: RunOutcome
    result: InvokeResult | None = None
    error: RunError | None = None
    options: InvokeOptions = DEFAULT_OPTIONS
    queue: QueueProgress | None = None
    source: RunSource = RunSource.PROGRAM
    event_type: str = ""
    environment: str | None = None
    carriers: tuple[int, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.outcome not in UNFINISHED


UNFINISHED = frozenset({RunOutcome.RUNNING, RunOutcome.QUEUED})
"""The outcomes of runs that have not ended."""
