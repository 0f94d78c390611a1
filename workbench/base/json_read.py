"""JSON text as a value, however deep it is nested and however many digits its numbers have."""

import json
import re

from workbench.base.json_pointer import JsonValue

_TOKEN = re.compile(r'[ \t\r\n]*("(?:[^"\\]|\\.)*"|[][{}:,]|[^][{}:,"\s]+)')
_PAIRS = {"}": "{", "]": "["}


def read_json(text: str) -> JsonValue:
    """The value of `text`, where NaN and infinities are refused. Raises ValueError when it is not JSON.

    An integer of more digits than Python reads becomes its text.
    """
    try:
        return _loads(text)
    except RecursionError:
        return _read_deep(text)


def _loads(text: str) -> JsonValue:
    value: JsonValue = json.loads(text, parse_constant=_refuse, parse_int=_integer)
    return value


def _refuse(name: str) -> JsonValue:
    raise ValueError(f"{name} is not JSON")


def _integer(digits: str) -> int | str:
    try:
        return int(digits)
    except ValueError:
        return digits


def _read_deep(text: str) -> JsonValue:
    """The same without recursion: containers are kept open in a list."""
    reader = _Reader()
    end = 0
    while (found := _TOKEN.match(text, end)) is not None:
        reader.take(found[1])
        end = found.end()
    if text[end:].strip(" \t\r\n"):
        raise ValueError(f"Not JSON at offset {end}")
    return reader.value()


class _Reader:
    """Takes token after token; `_states` says for each open container what may come next in it."""

    def __init__(self) -> None:
        self._root: list[JsonValue] = []
        self._open: list[dict[str, JsonValue] | list[JsonValue]] = [self._root]
        self._names: list[str] = [""]
        self._states: list[str] = ["value"]

    def take(self, token: str) -> None:
        """The next token. Raises ValueError where it may not stand."""
        match token:
            case "{":
                self._begin({}, "name or end")
            case "[":
                self._begin([], "value or end")
            case "}" | "]":
                self._end(token)
            case ":":
                self._go(("colon",), "value")
            case ",":
                self._go(("comma or end",), "name" if isinstance(self._open[-1], dict) else "value")
            case _:
                self._scalar(token)

    def value(self) -> JsonValue:
        """What was read. Raises ValueError when it is not whole."""
        if len(self._open) != 1 or len(self._root) != 1:
            raise ValueError("The JSON text is not whole")
        return self._root[0]

    def _go(self, before: tuple[str, ...], after: str) -> None:
        if self._states[-1] not in before:
            raise ValueError(f"Expected {self._states[-1]}")
        self._states[-1] = after

    def _scalar(self, token: str) -> None:
        value = _loads(token)
        if isinstance(value, str) and token[0] == '"' and self._states[-1] in ("name", "name or end"):
            self._names[-1] = value
            self._states[-1] = "colon"
        else:
            self._put(value)

    def _put(self, value: JsonValue) -> None:
        self._go(("value", "value or end"), "comma or end" if len(self._open) > 1 else "nothing")
        match self._open[-1]:
            case dict() as members:
                members[self._names[-1]] = value
            case items:
                items.append(value)

    def _begin(self, container: dict[str, JsonValue] | list[JsonValue], state: str) -> None:
        self._put(container)
        self._open.append(container)
        self._names.append("")
        self._states.append(state)

    def _end(self, token: str) -> None:
        opened = "{" if isinstance(self._open[-1], dict) else "["
        if len(self._open) == 1 or opened != _PAIRS[token]:
            raise ValueError(f"{token} closes nothing")
        self._go(("comma or end", "name or end", "value or end"), "")
        for stack in (self._open, self._names, self._states):
            stack.pop()
