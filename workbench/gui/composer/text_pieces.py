"""Long lines cut for display: Qt lays out and paints whole lines, and a minified event is one line of up to 6 MB.

The pieces of a line are blocks of the document. What parts them is not in the text: `text_lines` leaves it out again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

LONG_CHARACTERS = 400
"""Lines up to this length stay whole: a screen full of them is painted in 14 ms."""

PIECE_CHARACTERS = 160
"""A screen full of such pieces is painted in 5 ms."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?)|[][{}:,]|[^][{}:,"]+')
_GOOD_ENDS = (",", "{", "[")


class Break(IntEnum):
    """What is before a piece: nothing new, a break for display only, or such a break inside a string."""

    NONE = 0
    SOFT = 1
    IN_STRING = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, which may hold whole lines, and what is before it."""

    text: str
    before: Break = Break.NONE


def pieces(text: str) -> Iterator[Piece]:
    """`text` in pieces; joined they are `text`. Only lines of more than 400 characters are cut."""
    start = at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at > LONG_CHARACTERS:
            if at > start:
                yield Piece(text[start:at])
            yield from _cut(text, at, end)
            start = end
        at = end + 1
    if start < len(text):
        yield Piece(text[start:])


def _cut(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the line from `start` to `end`: cut between values where that can be, else in strings."""
    before, good = Break.NONE, start
    for token in _TOKEN.finditer(text, start, end):
        while token.end() - start > PIECE_CHARACTERS:
            cut, inside = _place(text, start, good, token)
            yield Piece(text[start:cut], before)
            before, start, good = inside, cut, cut
        if token.end() - token.start() == 1 and token[0] in _GOOD_ENDS:
            good = token.end()
    if start < end:
        yield Piece(text[start:end], before)


def _place(text: str, start: int, good: int, token: "re.Match[str]") -> tuple[int, Break]:
    """Where the piece that begins at `start` ends, and whether that is in a string."""
    for end in (good, token.start()):
        if end - start > PIECE_CHARACTERS // 2:
            return end, Break.SOFT
    cut = start + PIECE_CHARACTERS
    if text[token.start()] != '"':
        return cut, Break.SOFT
    return _not_in_escape(text, start, cut), Break.IN_STRING


def _not_in_escape(text: str, start: int, cut: int) -> int:
    """`cut`, or one less where it would part a backslash from what it escapes."""
    head = text[start:cut]
    return cut - (len(head) - len(head.rstrip("\\"))) % 2
