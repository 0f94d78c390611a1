"""A finding about the user's files, shown beside what it concerns."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a problem is; an error keeps its function from running."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what, why, what next, and where (`line` and `column` from 1, 0 when unknown)."""

    severity: Severity
    what: str
    why: str = ""
    next_step: str = ""
    path: Path | None = None
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A template value that only a deployment knows: the property, the expression as written, and the reason."""

    property: str
    expression: str
    reason: str
