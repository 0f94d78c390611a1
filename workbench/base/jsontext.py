"""JSON as text: checks with line and column, formatting, minifying. Payload bytes are never re-serialised by it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.base.json_slices import LONG_CHARACTERS, read_in_slices

_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:"\s]+""")
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class JsonFault:
    """Why text is not JSON: the reason and where (`line` and `column` from 1, `offset` from 0)."""

    reason: str
    line: int
    column: int
    offset: int


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def find_fault(text: str) -> JsonFault | None:
    """The first thing that keeps `text` from being JSON (RFC 8259), or None."""
    if len(text) > LONG_CHARACTERS and _is_fine(text):
        return None
    try:
        json.loads(text, parse_constant=_refuse_constant, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        # Of one fault Python says "… at", with the place after it.
        return JsonFault(error.msg.removesuffix(" at"), error.lineno, error.colno, error.pos)
    except RecursionError:
        return JsonFault("Nested too deeply", 1, 1, 0)
    except ValueError as error:
        name = str(error).split(" ", 1)[0]
        places = (token.start() for token in _TOKEN.finditer(text) if token[0] == name)
        return _at(text, next(places, 0), str(error))
    return None


def _is_fine(text: str) -> bool:
    """Whether a long text is JSON, read so that other threads go on; only Python's reader tells what is wrong."""
    try:
        read_in_slices(text, str)
    except (ValueError, RecursionError):
        return False
    return True


def _at(text: str, offset: int, reason: str) -> JsonFault:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return JsonFault(reason, line, column, offset)


def pretty(text: str) -> str:
    """`text` indented by two blanks; text that is not JSON comes back as it is.

    Only blanks change: digits, escapes, key order and repeated keys stay as they are written.
    """
    if find_fault(text) is not None:
        return text
    return "".join(_indented(token[0] for token in _TOKEN.finditer(text)))


def minify(text: str) -> str:
    """`text` without blanks between its tokens; text that is not JSON comes back as it is."""
    return text if find_fault(text) is not None else "".join(token[0] for token in _TOKEN.finditer(text))


def _indented(tokens: Iterable[str]) -> Iterator[str]:
    depth, opened = 0, False
    for token in tokens:
        closes = token in ("}", "]")
        if closes:
            depth -= 1
        if opened != closes:  # neither an empty pair nor between two values
            yield "\n" + _INDENT * depth
        opened = token in ("{", "[")
        depth += opened
        match token:
            case ",":
                yield ",\n" + _INDENT * depth
            case ":":
                yield ": "
            case _:
                yield token
