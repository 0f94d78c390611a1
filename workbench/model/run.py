"""Runs: the events a running invoke emits, and the rows of the run history."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeResult, LogLine
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


RunEvent = EnvironmentReady | PhaseEnded | LogWritten
Emit = Callable[[RunEvent], None]


def ignore(_event: RunEvent) -> None:
    """An `emit` for callers that do not listen."""


class RunOutcome(StrEnum):
    """How a run ended; `ERROR` means it could not be run."""

    RUNNING = "running"
    OK = "ok"
    FUNCTION_ERROR = "function_error"
    ERROR = "error"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class RunError:
    """Why a run could not be run, as told to the user."""

    what: str
    why: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A row of the run history. `started_ns` is since the epoch; `event` is the payload as sent."""

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
