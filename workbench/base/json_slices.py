"""Long JSON texts read in short steps: between them other threads may go on.

Python's reader keeps the interpreter to itself until it has read all: 6 MB for 50 ms and more, in which no key is
answered. Here containers of more than 4,000 characters are taken apart, and only what is in them is read at once.
"""

import json
import re
from collections.abc import Callable

from workbench.base.json_pointer import JsonValue

LONG_CHARACTERS = 300_000
"""From this length on it is worth it: shorter texts are read within 5 ms."""

_AT_ONCE = 4_000
_DEEPEST = 100
_BLANK = re.compile(r"[ \t\n\r]*")

ParseInteger = Callable[[str], JsonValue]


def read_in_slices(text: str, parse_int: ParseInteger | None = None) -> JsonValue:
    """The value of `text`. Raises ValueError when it is not JSON, RecursionError when it is nested very deeply.

    Where the fault is, only Python's own reader can tell. `parse_int` makes what stands for integers.
    """
    reader = _Reader(text, parse_int)
    value, end = reader.value(reader.blank(0), 0)
    if reader.blank(end) != len(text):
        raise ValueError("There is more after the value")
    return value


def read_value(text: str) -> JsonValue:
    """The value of `text`, of any length, which is JSON. Raises ValueError where it is not.

    Where it has an integer of more digits than Python reads, integers become how many digits they have.
    """
    try:
        return _read(text)
    except ValueError:
        return _read(text, len)


def _read(text: str, parse_int: ParseInteger | None = None) -> JsonValue:
    if len(text) > LONG_CHARACTERS:
        try:
            return read_in_slices(text, parse_int)
        except RecursionError:
            pass
    value: JsonValue = json.loads(text, parse_int=parse_int)
    return value


class _Reader:
    """Reads values of a text from a place on; each answer comes with the place after it."""

    def __init__(self, text: str, parse_int: ParseInteger | None) -> None:
        self._text = text
        self._decode = json.JSONDecoder(parse_constant=_refuse, parse_int=parse_int).raw_decode

    def blank(self, at: int) -> int:
        """Where the next token begins."""
        found = _BLANK.match(self._text, at)
        return at if found is None else found.end()

    def value(self, at: int, depth: int) -> tuple[JsonValue, int]:
        """The value that begins at `at`, and where it ends."""
        if self._text[at : at + 1] not in ("{", "["):
            return self._scalar(at)
        try:
            value, length = self._decode(self._text[at : at + _AT_ONCE])
        except ValueError:
            pass  # it is longer, or it is not JSON: its members will tell
        else:
            return value, at + length
        if depth >= _DEEPEST:
            raise RecursionError
        return self._object(at, depth) if self._text[at] == "{" else self._list(at, depth)

    def _scalar(self, at: int) -> tuple[JsonValue, int]:
        value, end = self._decode(self._text, at)
        return value, end

    def _list(self, at: int, depth: int) -> tuple[JsonValue, int]:
        items: list[JsonValue] = []
        at = self.blank(at + 1)
        if self._text[at : at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self.value(at, depth + 1)
            items.append(item)
            at, more = self._separator(at, "]")
            if not more:
                return items, at

    def _object(self, at: int, depth: int) -> tuple[JsonValue, int]:
        members: dict[str, JsonValue] = {}
        at = self.blank(at + 1)
        if self._text[at : at + 1] == "}":
            return members, at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise ValueError("There is no name")
            name, at = self._scalar(at)
            at = self.blank(at)
            if self._text[at : at + 1] != ":":
                raise ValueError("There is no colon")
            members[str(name)], at = self.value(self.blank(at + 1), depth + 1)
            at, more = self._separator(at, "}")
            if not more:
                return members, at

    def _separator(self, at: int, end: str) -> tuple[int, bool]:
        """Where the next member begins, or where the container has ended; and which of the two it is."""
        at = self.blank(at)
        match self._text[at : at + 1]:
            case ",":
                return self.blank(at + 1), True
            case found if found == end:
                return at + 1, False
            case _:
                raise ValueError("There is no comma")


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
