"""The members of one object, or the items of one list, as they stand in JSON text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.base.json_places import Span, find_spans, value_end
from workbench.base.json_pointer import Path

_BLANKS = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A member or an item: `key` is its name or its number from 0."""

    key: str | int
    span: Span

    @property
    def begin(self) -> int:
        """Where it begins, name included."""
        return self.span.start if self.span.name < 0 else self.span.name


def entries(text: str, start: int) -> Iterator[Entry]:
    """What is in the object or list that begins at `start`; nothing in another value. Raises ValueError at a fault."""
    if text[start : start + 1] not in ("{", "["):
        return
    close = "}" if text[start] == "{" else "]"
    at, number = _after_blanks(text, start + 1), 0
    while text[at : at + 1] != close:
        name_at, key, begin = (-1, number, at) if close == "]" else _name(text, at)
        end = value_end(text, begin)
        yield Entry(key, Span(begin, end, name_at))
        number += 1
        at = _after_blanks(text, end)
        if text[at : at + 1] == ",":
            at = _after_blanks(text, at + 1)
        elif text[at : at + 1] != close:
            raise ValueError(f"Expected a comma at offset {at}")


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return at if found is None else found.end()


def _name(text: str, at: int) -> tuple[int, str | int, int]:
    """Where a member's name is, the name, and where its value begins."""
    end = value_end(text, at)
    name: Any = json.loads(text[at:end])
    colon = _after_blanks(text, end)
    if not isinstance(name, str) or text[colon : colon + 1] != ":":
        raise ValueError(f"Expected a name and a colon at offset {at}")
    return at, name, _after_blanks(text, colon + 1)


def check_whole(text: str) -> None:
    """Raise ValueError when `text` is not one JSON value."""
    end = value_end(text, _after_blanks(text, 0))
    if _after_blanks(text, end) != len(text):
        raise ValueError(f"Nothing can follow at offset {end}")


def span_at(text: str, path: Path) -> Span:
    """Where the value at `path` stands. Raises LookupError when there is none, ValueError when the text is not JSON."""
    check_whole(text)
    found = find_spans(text, [path])
    if path not in found:
        raise LookupError(path)
    return found[path]
