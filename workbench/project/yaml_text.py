"""Values as YAML that a person would write: plain where that is read back the same, quoted where it is not."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.project.yaml_nodes import plain_tag

_PLAIN = re.compile(r"[A-Za-z0-9_./$(][A-Za-z0-9_./$()@+*=%~; :-]*")
"""Texts of these characters are never taken for something else, but for what `_is_plain` sorts out."""


@dataclass(frozen=True, slots=True)
class Raw:
    """YAML that is to be kept as it is written: `!Ref Table`, for instance."""

    text: str


Value = str | int | float | bool | None | Raw | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written."""


def scalar_text(value: str | float | bool | Raw | None, style: str = "") -> str:
    """A scalar on one line. `style` is how the one before it was quoted; texts are quoted so again."""
    match value:
        case Raw():
            return value.text
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return json.dumps(value)
        case str():
            return _quoted(value, style)


def _quoted(text: str, style: str) -> str:
    if style == "'" and "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _is_plain(text):
        return text
    return '"' + "".join(map(_character, text)) + '"'


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text[-1] in " :" or ": " in text or len(text) > 200:
        return False
    return plain_tag(text) == "str"


def _character(one: str) -> str:
    if one in '"\\':
        return f"\\{one}"
    if one == "\n":
        return "\\n"
    if one == "\t":
        return "\\t"
    if one.isprintable():
        return one
    code = ord(one)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def flow_text(value: Value, style: str = "") -> str:
    """A value on one line, collections in brackets; with double quotes as `style` it is JSON."""
    match value:
        case Mapping():
            inner = ", ".join(f"{scalar_text(key, style)}: {flow_text(one, style)}" for key, one in value.items())
            return f"{{{inner}}}"
        case str() | Raw():
            return scalar_text(value, style)
        case Sequence():
            return f"[{', '.join(flow_text(one, style) for one in value)}]"
        case _:
            return scalar_text(value)


def block_lines(key: str, value: Value, step: int) -> list[str]:
    """`key` and its value in lines of their own; what is in a value is indented by `step` more."""
    name = scalar_text(key)
    pad = " " * step
    match value:
        case Mapping() if value:
            return [f"{name}:", *(pad + line for inner, one in value.items() for line in block_lines(inner, one, step))]
        case str() | Raw():
            return [f"{name}: {scalar_text(value)}"]
        case Sequence() if value:
            return [f"{name}:", *(pad + line for one in value for line in item_lines(one, step))]
        case _:
            return [f"{name}: {flow_text(value)}"]


def item_lines(value: Value, step: int) -> list[str]:
    """An item of a list in lines of its own."""
    if not isinstance(value, Mapping) or not value:
        return [f"- {flow_text(value)}"]
    lines = [line for key, one in value.items() for line in block_lines(key, one, step)]
    return [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
