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


_STRING = r'[^"\\]*(?:\\.[^"\\]*)*(?P<end>")?\\?'
_TOKEN = re.compile(
    rf"""(?P<string>"{_STRING})"""
    r"""|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"""
    r"""|(?P<word>\b(?:true|false|null)\b)"""
    r"""|(?P<punctuation>[{}\[\]:,])"""
)
_REST = re.compile(rf"(?P<string>{_STRING})")
_COLON = re.compile(r"\s*:")
_VARIABLE = re.compile(r'(?<!\$)(?:\$\$)*(\$\{[^{}"\n]*\})')


def scan_line(line: str, *, in_string: bool = False) -> list[Stretch]:
    """The tokens of a line (RFC 8259). Strings never span lines; `in_string` is for a line that is cut for display."""
    rest = _REST.match(line) if in_string and line else None
    if rest is None:
        return [_stretch(line, found) for found in _TOKEN.finditer(line)]
    return [_stretch(line, rest), *(_stretch(line, found) for found in _TOKEN.finditer(line, rest.end()))]


def variables(line: str) -> list[tuple[int, int]]:
    """Where `${…}` begin and end, in any place; a dollar before it makes it plain text."""
    return [found.span(1) for found in _VARIABLE.finditer(line)] if "${" in line else []


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


def inside_string(line: str, column: int, *, in_string: bool = False) -> bool:
    """Whether a character typed at `column` (from 0) would be inside a string."""
    for stretch in scan_line(line, in_string=in_string):
        begun = stretch.start < column or (in_string and stretch.start == 0)
        quoted = stretch.kind in (JsonToken.KEY, JsonToken.STRING) and begun
        if quoted and (column < stretch.end or (column == stretch.end and not stretch.closed)):
            return True
    return False
