"""What a sandbox's life is asked to do, and what it tells of it."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.engine.runtime_api.answers import Answer
from workbench.engine.runtime_api.extension_events import InvokeEvent
from workbench.engine.runtime_api.flight import Invocation, StreamSink

OnStarted = Callable[[], None]


def nothing() -> None:
    """For those who need not know."""


def _unheard(_answer: Answer) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Milestones:
    """When the steps of a start happened (`monotonic_ns`); `restored_ns` is 0 without SnapStart."""

    asked_ns: int
    created_ns: int
    started_ns: int
    ready_ns: int
    restored_ns: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One event to run: for the runtime and for extensions; who gets a stream, and who is told an early answer."""

    invocation: Invocation
    event: InvokeEvent
    sink: StreamSink | None = None
    on_answer: Callable[[Answer], None] = _unheard


@dataclass(frozen=True, slots=True)
class Invoked:
    """What an invoke came to, and when (`monotonic_ns`) the runtime had answered and everybody was done."""

    answer: Answer
    handed_out: bool
    answered_ns: int
    done_ns: int
