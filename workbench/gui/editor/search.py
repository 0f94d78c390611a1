"""Finding text in a file: plain, whole words or a regular expression, with places as line and column."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.base.text_pattern import text_pattern

Place = tuple[int, int]
"""Line and column, both from 0, in characters."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for."""

    text: str
    case: bool = False
    words: bool = False
    regex: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place where it was found; `end` is behind the last character."""

    start: Place
    end: Place


def compile_query(query: Query) -> "re.Pattern[str]":
    """The query as a pattern; raises re.error for a regular expression that is none."""
    return text_pattern(query.text, case=query.case, words=query.words, regex=query.regex)


def find_all(lines: Sequence[str], pattern: "re.Pattern[str]", limit: int = 20_000) -> list[Found]:
    """Every place, in order, where `pattern` matches at least one character; at most `limit`."""
    text = "\n".join(lines)
    starts = _line_starts(lines)
    found: list[Found] = []
    for match in pattern.finditer(text):
        if match.end() > match.start():
            found.append(Found(_place(starts, match.start()), _place(starts, match.end())))
            if len(found) == limit:
                break
    return found


def next_place(found: Sequence[Found], at: Place, *, backward: bool = False) -> int | None:
    """The number of the place after (or before) `at`, going round at the ends; None when there is none."""
    if not found:
        return None
    if backward:
        before = [number for number, one in enumerate(found) if one.end < at or (one.end == at and one.start < at)]
        return before[-1] if before else len(found) - 1
    return next((number for number, one in enumerate(found) if one.start >= at), 0)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _place(starts: Sequence[int], offset: int) -> Place:
    line = bisect_right(starts, offset) - 1
    return line, offset - starts[line]
