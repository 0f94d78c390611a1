"""Finding text in a file: plain, whole words or a regular expression, with places as line and column.

A key in the find bar finds all of 100,000 lines anew, so places are counted on from each other, and plain text is
looked for without a regular expression where case does not matter: that takes a tenth of the time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from workbench.base.text_pattern import plain_text, text_pattern

Place = tuple[int, int]
"""Line and column, both from 0, in characters."""

MOST_FOUND = 20_000
"""More places are not marked, nor counted."""

_LIKE_ASCII = "\u0130\u0131\u017f\u212a"
"""Characters beyond ASCII that are letters of ASCII in another case to `re`."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for."""

    text: str
    case: bool = False
    words: bool = False
    regex: bool = False


class Found(NamedTuple):
    """A place where it was found; `end` is behind the last character. A tuple, as there are tens of thousands."""

    start: Place
    end: Place


def compile_query(query: Query) -> "re.Pattern[str]":
    """The query as a pattern; raises re.error for a regular expression that is none."""
    return text_pattern(query.text, case=query.case, words=query.words, regex=query.regex)


def find_all(lines: Sequence[str], pattern: "re.Pattern[str]", limit: int = MOST_FOUND) -> list[Found]:
    """Every place, in order, where `pattern` matches at least one character; at most `limit`.

    A line that is the only one may hold line breaks: its columns count on over them.
    """
    text = "\n".join(lines)
    found: list[Found] = []
    if len(lines) == 1:
        return [Found((0, start), (0, end)) for start, end in islice(_spans(text, pattern), limit)]
    line = line_start = 0
    for start, end in _spans(text, pattern):
        # The last line feed before the place, if the place is not in the same line as the one before.
        if (feed := text.rfind("\n", line_start, start)) >= 0:
            line += text.count("\n", line_start, start)
            line_start = feed + 1
        at = (line, start - line_start)
        if text.find("\n", start, end) < 0:
            found.append(Found(at, (line, end - line_start)))
        else:
            found.append(Found(at, (line + text.count("\n", start, end), end - text.rfind("\n", start, end) - 1)))
        if len(found) == limit:
            break
    return found


def next_place(found: Sequence[Found], at: Place, *, backward: bool = False) -> int | None:
    """The number of the place after (or before) `at`, going round at the ends; None when there is none."""
    if not found:
        return None
    if backward:
        return (bisect_right(found, at, key=_end) - 1) % len(found)
    return bisect_left(found, at, key=_start) % len(found)


def _spans(text: str, pattern: "re.Pattern[str]") -> Iterator[tuple[int, int]]:
    """Where matches of at least one character begin and end."""
    plain = plain_text(pattern)
    if plain and plain.isascii() and pattern.flags & re.IGNORECASE and not any(one in text for one in _LIKE_ASCII):
        yield from _plain_spans(text.lower(), plain.lower())
    else:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield match.span()


def _plain_spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        yield at, end
        at = text.find(wanted, end)


def _start(found: Found) -> Place:
    return found.start


def _end(found: Found) -> Place:
    return found.end
