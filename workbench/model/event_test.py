"""Saved events as a test suite: a saved event with an expectation is a test of its function."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.model.event import EventProblem
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar
from workbench.model.run import Run, RunError
from workbench.model.verdict import Verdict


class EventTestStatus(StrEnum):
    """How a test came out. ERROR means that it could not be run, UPDATED that what came is expected from now on."""

    OK = "ok"
    FAILED = "failed"
    ERROR = "error"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class EventTest:
    """A saved event and the function that it is sent to; `error` says why it cannot be."""

    name: str
    path: Path
    function: str
    sidecar: EventSidecar = NO_SIDECAR
    error: RunError | None = None


@dataclass(frozen=True, slots=True)
class EventTestResult:
    """What came of a test. `warnings` are what the trigger could not read of the answer; they fail no test.

    `duration_s` is the time that it took in all. `verdict` is None when it could not be run.
    """

    test: EventTest
    status: EventTestStatus
    duration_s: float
    run: Run | None = None
    verdict: Verdict | None = None
    warnings: tuple[EventProblem, ...] = ()
    error: RunError | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it did not come out as expected, or what is new in what is expected: a line each."""
        if self.error is not None:
            return tuple(line for line in (self.error.what, self.error.why, self.error.next_step) if line)
        return self.verdict.sentences if self.verdict is not None else ()
