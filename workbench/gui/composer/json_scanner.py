"""The tokens of one line of JSON, for colours and for knowing whether a place is inside a string."""

import re
from dataclasses import dataclass
from enum import StrEnum


class JsonToken(StrEnum):
    """What a stretch of a line is."""

    KEY = "key"
    STRING = "string"
    NUMBER = "number"
    WORD = "word"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A token and where it is in the line, in characters; `closed` is False for a string without its end quote."""

    kind: JsonToken
    start: int
    end: int
    closed: bool = True


_TOKEN = re.compile(
    r"""(?P<string>"(?:[^"\\]|\\.)*(?P<end>")?\\?)"""
    r"""|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"""
    r"""|(?P<word>\b(?:true|false|null)\b)"""
    r"""|(?P<punctuation>[{}\[\]:,])"""
)
_COLON = re.compile(r"\s*:")


def scan_line(line: str) -> list[Stretch]:
    """The tokens of a line (RFC 8259); strings never span lines, so a line needs nothing of the one before."""
    return [_stretch(line, found) for found in _TOKEN.finditer(line)]


def _stretch(line: str, found: re.Match[str]) -> Stretch:
    start, end = found.span()
    match found.lastgroup:
        case "number":
            return Stretch(JsonToken.NUMBER, start, end)
        case "word":
            return Stretch(JsonToken.WORD, start, end)
        case "punctuation":
            return Stretch(JsonToken.PUNCTUATION, start, end)
        case _:
            kind = JsonToken.KEY if _COLON.match(line, end) else JsonToken.STRING
            return Stretch(kind, start, end, found["end"] is not None)


def inside_string(line: str, column: int) -> bool:
    """Whether a character typed at `column` (from 0) would be inside a string."""
    for stretch in scan_line(line):
        quoted = stretch.kind in (JsonToken.KEY, JsonToken.STRING) and stretch.start < column
        if quoted and (column < stretch.end or (column == stretch.end and not stretch.closed)):
            return True
    return False
