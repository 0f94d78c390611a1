"""A text from a line to its end, kept over edits: lexing anew after each key would join 100,000 lines for each.

A text is kept for each of the few places where somebody reads: where edits are, and where a first lexing has got to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NEAR = 2000
"""Lines from where a kept text begins to what is asked of it, at most: they are counted through."""

KEPT = 2


@dataclass(slots=True)
class _Tail:
    """A text from line `top` on."""

    top: int
    text: str


class TailTexts:
    """Texts of `lines`, a list that changes; `edit` tells of each change before it is made."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._tails: list[_Tail] = []

    def edit(self, first: int, removed: int, added: Sequence[str]) -> None:
        """`added` is about to take the place of `removed` lines from line `first` (from 0)."""
        self._tails = [tail for tail in self._tails if self._edited(tail, first, removed, added)]

    def since(self, line: int) -> tuple[str, int]:
        """A text that goes to the end, each line with its line feed, and the offset of the `line`'s begin in it."""
        tail = next((one for one in self._tails if abs(line - one.top) <= NEAR), None)
        if tail is None:
            tail = _Tail(line, "\n".join(self._lines[line:]) + "\n")
        elif line < tail.top:
            tail.text, tail.top = _joined(self._lines[line : tail.top]) + tail.text, line
        # What was asked for last is kept longest.
        self._tails = [tail, *(one for one in self._tails if one is not tail)][:KEPT]
        return tail.text, self._width(tail.top, line)

    def _edited(self, tail: _Tail, first: int, removed: int, added: Sequence[str]) -> bool:
        """Bring one up to date; false when it is easier to make another."""
        if first + removed <= tail.top:
            tail.top += len(added) - removed
            return True
        if not tail.top <= first <= tail.top + NEAR:
            return False
        begin = self._width(tail.top, first)
        end = begin + self._width(first, first + removed)
        tail.text = tail.text[:begin] + _joined(added) + tail.text[end:]
        return True

    def _width(self, first: int, end: int) -> int:
        return sum(map(len, self._lines[first:end])) + end - first


def _joined(lines: Sequence[str]) -> str:
    return "\n".join([*lines, ""])
