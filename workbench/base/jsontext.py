"""JSON as text: checks with line and column, formatting, minifying. Payload bytes are never re-serialised by it."""

import json
from dataclasses import dataclass


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
    try:
        json.loads(text, parse_constant=_refuse_constant, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        return JsonFault(error.msg, error.lineno, error.colno, error.pos)
    except RecursionError:
        return JsonFault("Nested too deeply", 1, 1, 0)
    except ValueError as error:
        name = str(error).split(" ", 1)[0]
        return _at(text, max(text.find(name), 0), str(error))
    return None


def _at(text: str, offset: int, reason: str) -> JsonFault:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return JsonFault(reason, line, column, offset)


def pretty(text: str) -> str:
    """`text` indented by two blanks; text that is not JSON comes back as it is."""
    try:
        return json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text
