"""Where values stand in JSON text: from a path to its span, and from an offset to line and column.

One pass over the tokens, without recursion; what is not asked for is skipped at the speed of Python's JSON reader.
Text that is not JSON gives the places before the fault.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.base.json_pointer import Path
from workbench.base.json_read import read_json

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TOKEN = re.compile(rf'{_STRING}|[][{{}}:,]|[^][{{}}:,"\s]+')
_BRACKET = re.compile(rf"{_STRING}|[][{{}}]")


@dataclass(frozen=True, slots=True)
class Span:
    """A value in the text, from `start` up to `end` (offsets from 0); `name` is where its member name begins, or -1."""

    start: int
    end: int
    name: int = -1


class Lines:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of `offset`."""
        line = bisect_right(self._ends, offset - 1)
        return line + 1, offset - (self._ends[line - 1] if line else -1)


@dataclass(slots=True)
class _Wish:
    """A node in the tree of the wanted paths."""

    path: Path | None = None
    below: dict[str | int, "_Wish"] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """An object or list that has begun; `wish` is None when nothing in it is wanted."""

    start: int
    wish: _Wish | None
    name_at: int
    in_object: bool
    index: int = 0
    name: str = ""
    name_start: int = -1
    awaits_name: bool = True


def find_spans(text: str, paths: Iterable[Path]) -> dict[Path, Span]:
    """Where the values at `paths` stand in `text`. Of a repeated name the last counts."""
    scan = _Scan(_tree(paths))
    at, may_skip = 0, True
    while (token := _TOKEN.search(text, at)) is not None:
        at = token.end()
        if may_skip and token[0] in "{[" and scan.passes_over():
            try:
                at = value_end(text, token.start())
                continue
            except ValueError:
                may_skip = False
        scan.take(token[0], token.start(), at)
    return scan.found


def value_end(text: str, start: int) -> int:
    """Where the JSON value ends that begins at `start`, at any depth. Raises ValueError when there is none."""
    try:
        return _READER.raw_decode(text, start)[1]
    except RecursionError:
        end = _bracket_end(text, start)
        read_json(text[start:end])
        return end


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


# Numbers stay texts: they may have more digits than Python reads.
_READER = json.JSONDecoder(parse_constant=_refuse, parse_int=str, parse_float=str)


def _bracket_end(text: str, start: int) -> int:
    """Where the bracket at `start` is closed, or the end of the text."""
    depth = 0
    for found in _BRACKET.finditer(text, start):
        match found[0]:
            case "{" | "[":
                depth += 1
            case "}" | "]":
                depth -= 1
        if not depth:
            return found.end()
    return len(text)


def _tree(paths: Iterable[Path]) -> _Wish:
    root = _Wish()
    for path in paths:
        node = root
        for part in path:
            node = node.below.setdefault(part, _Wish())
        node.path = path
    return root


class _Scan:
    """The state of one pass: the containers that are open, the innermost last."""

    def __init__(self, root: _Wish) -> None:
        self.found: dict[Path, Span] = {}
        self._root = root
        self._open: list[_Open] = []

    def passes_over(self) -> bool:
        """Whether nothing is wanted of the value that begins now."""
        return bool(self._open) and self._wish() is None

    def take(self, token: str, start: int, end: int) -> None:
        """The next token."""
        inner = self._open[-1] if self._open else None
        match token:
            case "{" | "[":
                name_at = inner.name_start if inner is not None and inner.in_object else -1
                self._open.append(_Open(start, self._wish(), name_at, token == "{"))
            case "}" | "]":
                if inner is not None:
                    self._open.pop()
                    self._keep(inner.wish, Span(inner.start, end, inner.name_at))
            case ":":
                pass
            case ",":
                if inner is not None:
                    inner.index += 1
                    inner.awaits_name = True
            case _:
                self._text_or_scalar(inner, token, start, end)

    def _text_or_scalar(self, inner: _Open | None, token: str, start: int, end: int) -> None:
        if inner is not None and inner.in_object and inner.awaits_name:
            inner.awaits_name = False
            inner.name_start = start
            inner.name = _text(token) if inner.wish is not None else ""
            return
        name_at = inner.name_start if inner is not None and inner.in_object else -1
        self._keep(self._wish(), Span(start, end, name_at))

    def _wish(self) -> _Wish | None:
        """What is wanted of the value that begins now."""
        if not self._open:
            return self._root
        inner = self._open[-1]
        if inner.wish is None:
            return None
        return inner.wish.below.get(inner.name if inner.in_object else inner.index)

    def _keep(self, wish: _Wish | None, span: Span) -> None:
        if wish is not None and wish.path is not None:
            self.found[wish.path] = span


def _text(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        name: Any = json.loads(token)
    except ValueError:
        return token
    return str(name)
