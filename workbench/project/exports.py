"""What a source file offers under names: the outcome of looking for handlers in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field


class Lines:
    """Finds the line of an offset in a text, quickly also for many offsets."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def at(self, offset: int) -> int:
        """The line of `offset`, from 1."""
        return bisect_right(self._ends, offset - 1) + 1


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a source file cannot be parsed, and where (`line` and `column` from 1, 0 unknown)."""

    reason: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Exports:
    """Names with their lines; `open_ended` when there may be more that cannot be seen.

    `unlike_handlers` are names of functions that do not take an event and a context, `imported` those of elsewhere.
    """

    names: dict[str, int] = field(default_factory=dict)
    open_ended: bool = False
    unlike_handlers: frozenset[str] = frozenset()
    fault: SyntaxFault | None = None
    imported: frozenset[str] = frozenset()
