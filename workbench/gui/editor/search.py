"""Finding text in a file: plain, whole words or a regular expression, with places as line and column.

A key in the find bar finds all of 100,000 lines anew: what does not depend on the query is made once for a text, a
place's line and column only when somebody asks for it, and plain text is looked for without a regular expression
where case does not matter, in a tenth of the time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, repeat
from operator import itemgetter, sub
from typing import NamedTuple, overload

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


class SearchText:
    """A text of `lines` to find in. A line that is the only one may hold line breaks: columns count on over them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self._lines = lines

    @cached_property
    def folded(self) -> str | None:
        """The text without case, as long as itself; None where that is not all that `re` takes for the same."""
        return None if any(one in self.text for one in _LIKE_ASCII) else self.text.lower()

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *accumulate(map((1).__add__, map(len, self._lines[:-1])))]

    def prepare(self) -> None:
        """Make now what the first query would have to wait for."""
        _made = self.folded, self.starts

    def place(self, offset: int) -> Place:
        """The line and column of the character at `offset`."""
        line = bisect_right(self.starts, offset) - 1
        return line, offset - self.starts[line]


class Places(Sequence[Found]):
    """Where something was found in a text, in order; `spans` are the offsets of each place's begin and end."""

    def __init__(self, text: SearchText, spans: list[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, at: int) -> Found: ...
    @overload
    def __getitem__(self, at: slice) -> "Places": ...
    def __getitem__(self, at: int | slice) -> "Found | Places":
        """One place, or some of them."""
        if isinstance(at, slice):
            return Places(self._text, self._spans[at])
        start, end = self._spans[at]
        return Found(self._text.place(start), self._text.place(end))

    def first_lines(self) -> Iterator[int]:
        """The line in which each place begins."""
        begins = map(itemgetter(0), self._spans)
        return map(sub, map(bisect_right, repeat(self._text.starts), begins), repeat(1))


NOTHING_FOUND = Places(SearchText([""]), [])


def find_all(text: SearchText, pattern: "re.Pattern[str]", limit: int = MOST_FOUND) -> Places:
    """Every place, in order, where `pattern` matches at least one character; at most `limit`."""
    return Places(text, list(islice(_spans(text, pattern), limit)))


def next_place(found: Sequence[Found], at: Place, *, backward: bool = False) -> int | None:
    """The number of the place after (or before) `at`, going round at the ends; None when there is none."""
    if not found:
        return None
    if backward:
        return (bisect_right(found, at, key=_end) - 1) % len(found)
    return bisect_left(found, at, key=_start) % len(found)


def _spans(text: SearchText, pattern: "re.Pattern[str]") -> Iterator[tuple[int, int]]:
    """Where matches of at least one character begin and end."""
    plain = plain_text(pattern)
    if plain and plain.isascii() and pattern.flags & re.IGNORECASE and text.folded is not None:
        yield from _plain_spans(text.folded, plain.lower())
    else:
        for match in pattern.finditer(text.text):
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
