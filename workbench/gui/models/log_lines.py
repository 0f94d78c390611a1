"""The log lines of one run as the window keeps them: bounded, counted, told apart and cut where they are monstrous."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.gui.translation import tr
from workbench.model.invoke import LogLine, LogSource

MAX_SHOWN_CHARACTERS = 10_000
"""Of one line; Qt lays a line out as a whole, so a longer one would stop the window."""

_ERROR_MARKS = ("[ERROR]", "\tERROR\t", "[CRITICAL]", "\tFATAL\t", "Task timed out after")


class LineKind(StrEnum):
    """How a line is shown."""

    PLATFORM = "platform"
    FUNCTION = "function"
    EXTENSION = "extension"
    ERROR = "error"


_KINDS = {
    LogSource.PLATFORM: LineKind.PLATFORM,
    LogSource.FUNCTION: LineKind.FUNCTION,
    LogSource.EXTENSION: LineKind.EXTENSION,
}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One log event as shown: its text may hold line feeds."""

    text: str
    kind: LineKind


def shown(line: LogLine) -> ShownLine:
    """The line as shown: carriage returns break lines, very long ones are cut and say so."""
    text = line.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_SHOWN_CHARACTERS:
        more = tr("{n:,} more characters", n=len(text) - MAX_SHOWN_CHARACTERS)
        text = f"{text[:MAX_SHOWN_CHARACTERS]} … {more}"
    return ShownLine(text, _kind(line))


def _kind(line: LogLine) -> LineKind:
    head = line.text[:200]
    if any(mark in head for mark in _ERROR_MARKS):
        return LineKind.ERROR
    return _KINDS[line.source]


class LogLines:
    """The newest `limit` lines of a run, and how many were written before them."""

    def __init__(self, limit: int) -> None:
        self._lines: deque[LogLine] = deque(maxlen=limit)
        self.dropped = 0

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[LogLine]:
        return iter(self._lines)

    def __reversed__(self) -> Iterator[LogLine]:
        return reversed(self._lines)

    @property
    def total(self) -> int:
        """How many lines there were in all."""
        return self.dropped + len(self._lines)

    def extend(self, lines: Iterable[LogLine]) -> None:
        """Add lines at the end; the oldest give way."""
        for line in lines:
            if len(self._lines) == self._lines.maxlen:
                self.dropped += 1
            self._lines.append(line)

    def matching(self, words: str) -> list[LogLine]:
        """The lines that hold `words`, in any case; all lines for an empty string."""
        return [line for line in self._lines if matches(line, words)]


def matches(line: LogLine, words: str) -> bool:
    """Whether a line holds `words`, in any case."""
    return not words or words.casefold() in line.text.casefold()
