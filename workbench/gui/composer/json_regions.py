"""The objects and lists of an event's text: where they begin and end, and how many members they have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[][{},]')
_BLANK = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Region:
    """An object or list: offsets of its brackets, how many members it has, and in how many others it is."""

    start: int
    end: int
    members: int
    depth: int


def regions(text: str, start: int = 0) -> Iterator[Region]:
    """Those that begin at `start` or after it, as they end; `text` need not be JSON.

    Depth is counted from `start`. What is not closed is left out, and what kind a bracket is does not matter.
    """
    opened: list[int] = []
    commas: list[int] = []
    for token in _TOKEN.finditer(text, start):
        match token[0]:
            case "{" | "[":
                opened.append(token.start())
                commas.append(0)
            case "," if commas:
                commas[-1] += 1
            case "}" | "]" if opened:
                at, count = opened.pop(), commas.pop()
                empty = not count and _BLANK.match(text, at + 1, token.start()) is not None
                members = 0 if empty else count + 1
                yield Region(at, token.start(), members, len(opened))
            case _:
                pass


def region_at(text: str, start: int) -> Region | None:
    """The one whose opening bracket is at `start`; None when it is not closed."""
    return next((region for region in regions(text, start) if region.start == start), None)
