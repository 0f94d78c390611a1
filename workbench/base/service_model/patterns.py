r"""The models' regular expressions are Java's; here they become Python's.

What differs: `\p{…}` and POSIX classes, which Python lacks; `.` stops at more line ends; a `[` in a class needs no
escape; `\w`, `\d` and `\s` are ASCII. Possessive quantifiers and atomic groups are the same since Python 3.11.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from workbench.base.service_model.errors import ServiceModelError

_TOKEN = re.compile(
    r"\\(?P<sign>[pP])(?:\{(?P<long>\^?\w+)\}|(?P<short>[A-Z]))"
    r"|\\u(?P<high>[dD][89abAB]\w\w)\\u(?P<low>[dD][c-fC-F]\w\w)|\\x\{(?P<point>\w+)\}"
    r"|\\Q(?P<quoted>.*?)(?:\\E|$)|\\.|.",
    re.DOTALL,
)
_POSIX = {
    "Alnum": "a-zA-Z0-9",
    "Alpha": "a-zA-Z",
    "ASCII": r"\x00-\x7F",
    "Blank": r" \t",
    "Cntrl": r"\x00-\x1F\x7F",
    "Digit": "0-9",
    "Graph": r"\x21-\x7E",
    "Lower": "a-z",
    "Print": r"\x20-\x7E",
    "Punct": r"\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E",
    "Space": r" \t\n\x0B\f\r",
    "Upper": "A-Z",
    "XDigit": "0-9a-fA-F",
}
_ALIASES = {"IsAlphabetic": "L", "IsLetter": "L", "IsDigit": "Nd", "IsPunctuation": "P", "all": ""}
_ANY_BUT_LINE_ENDS = r"[^\n\r\x85\u2028\u2029]"
_ESCAPED = {"\\Z": r"(?=\n?\Z)", "\\z": r"\Z"}
_DOUBLED = frozenset("-&~|")
_SETS = frozenset({"\\w", "\\W", "\\d", "\\D", "\\s", "\\S"})
_ASSIGNED = ((0, 0x40000), (0xE0000, 0xE1000))  # the planes between hold nothing, those above are for private use
_REST = {"Cn": r"\U00040000-\U000dffff\U000e1000-\U000effff", "Co": r"\U000f0000-\U0010ffff"}


@functools.cache
def matcher(pattern: str) -> Callable[[str], object]:
    """A function that is truthy for text that matches a Java pattern as a whole.

    Raises ServiceModelError for a pattern that cannot be put into Python's words.
    """
    try:
        return re.compile(python_pattern(pattern), re.ASCII).fullmatch
    except (re.error, OverflowError, RecursionError) as error:
        raise ServiceModelError(f"The pattern {pattern} cannot be read: {error}") from error


def python_pattern(pattern: str) -> str:
    """A Java pattern in Python's words, to be compiled with re.ASCII. Raises ServiceModelError."""
    return "".join(_translated(pattern))


def _translated(pattern: str) -> Iterator[str]:
    inside, first, before = False, False, ""
    for token in _TOKEN.finditer(pattern):
        text = token[0]
        ends = inside and text == "]" and not first
        special = _special(token, inside=inside)
        if special is not None:
            yield special
        elif ends or not inside:
            yield _ANY_BUT_LINE_ENDS if text == "." else _ESCAPED.get(text, text)
        else:
            yield _in_class(text, before)
        first = (not inside and text == "[") or (first and text == "^")
        inside = not ends if inside else text == "["
        before = "\\w" if token["sign"] else text


def _special(token: re.Match[str], *, inside: bool) -> str | None:
    """What Python spells otherwise, in and out of a class; None for all other tokens."""
    if token["sign"]:
        return _property(token["long"] or token["short"], negative=token["sign"] == "P", inside=inside)
    if token["high"]:
        high, low = int(token["high"], 16), int(token["low"], 16)
        return f"\\U{0x10000 + ((high - 0xD800) << 10) + low - 0xDC00:08x}"
    if token["point"]:
        return f"\\U{int(token['point'], 16):08x}"
    return None if token["quoted"] is None else re.escape(token["quoted"])


def _in_class(text: str, before: str) -> str:
    """Python warns of a `[` and of doubled signs in a class, and takes a `-` after a set for a range."""
    doubled = text == before and text in _DOUBLED
    return f"\\{text}" if text in ("[", "]") or doubled or (text == "-" and before in _SETS) else text


def _property(name: str, *, negative: bool, inside: bool) -> str:
    negative ^= name.startswith("^")
    name = name.removeprefix("^")
    posix = _POSIX.get(name)
    if inside and posix and negative:
        raise ServiceModelError(f"\\P{{{name}}} within a class cannot be put into Python's words.")
    if posix:
        return posix if inside else f"[{'^' * negative}{posix}]"
    ranges = _category(_ALIASES.get(name, name.removeprefix("Is")), negative=negative)
    return ranges if inside else f"[{ranges}]"


def _category(name: str, *, negative: bool) -> str:
    """The ranges of a general category (`Lu`) or of a group of them (`L`), or of all others, for a class."""
    categories = _categories()
    if not any(each.startswith(name) for each in categories):
        raise ServiceModelError(f"There is no Unicode category {name}.")
    return "".join(ranges for each, ranges in categories.items() if each.startswith(name) != negative)


@functools.cache
def _categories() -> Mapping[str, str]:
    """The characters of each general category; takes some 40 ms, once, and only for a pattern that has a category."""
    ranges: dict[str, list[str]] = {}
    for start, stop in _ASSIGNED:
        for category, first, last in _runs(start, stop):
            ranges.setdefault(category, []).append(f"\\U{first:08x}-\\U{last:08x}")
    return {category: "".join(texts) + _REST.get(category, "") for category, texts in ranges.items()}


def _runs(start: int, stop: int) -> Iterable[tuple[str, int, int]]:
    first = start
    for category, run in itertools.groupby(map(unicodedata.category, map(chr, range(start, stop)))):
        last = first + sum(1 for _ in run) - 1
        yield category, first, last
        first = last + 1
