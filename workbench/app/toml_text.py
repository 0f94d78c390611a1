"""Writes TOML 1.0: one value changed in a text that a person keeps, or a whole document anew."""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from workbench.model.errors import EventError

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]\s*(#.*)?$")
_ANY_HEADER = re.compile(r"\s*\[")


def format_key(key: str) -> str:
    """`key` as TOML writes it: bare, or in quotes."""
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    # JSON's escapes are TOML's, but TOML also refuses a bare DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def format_value(value: object) -> str:
    """`value` (what `tomllib` can return) in one line; raises TypeError for anything else."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _quoted(value)
        case int() | float():
            return repr(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case Mapping():
            inside = ", ".join(f"{format_key(key)} = {format_value(item)}" for key, item in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list() | tuple():
            return f"[{', '.join(format_value(item) for item in value)}]"
    raise TypeError(f"{type(value).__name__} has no TOML form")


def dump(document: Mapping[str, Any]) -> str:
    """The whole of `document`: loose values first, then one table for each mapping (deeper ones inline)."""
    loose = {key: value for key, value in document.items() if not isinstance(value, Mapping)}
    blocks = ["".join(f"{format_key(key)} = {format_value(value)}\n" for key, value in loose.items())]
    for name, table in document.items():
        if isinstance(table, Mapping):
            lines = "".join(f"{format_key(key)} = {format_value(value)}\n" for key, value in table.items())
            blocks.append(f"[{format_key(name)}]\n{lines}")
    return "\n".join(block for block in blocks if block)


def set_value(text: str, table: str, key: str, value: object, comment: str) -> str:
    """`text` with `[table] key` set to `value`, everything else kept.

    A new key gets `comment` above it. Where the text writes the key in a way that neither a line nor the TOML library
    can replace, the document is written anew without its comments. Raises tomllib.TOMLDecodeError when `text` is not
    TOML.
    """
    wanted = tomllib.loads(text)
    inner = wanted.get(table)
    wanted[table] = {**(inner if isinstance(inner, Mapping) else {}), key: value}
    edited = _edit_lines(text, table, f"{format_key(key)} = {format_value(value)}", comment)
    return edited if _says(edited, wanted) else _otherwise(text, (table, key), value, wanted)


def _says(text: str, wanted: Mapping[str, Any]) -> bool:
    """Whether `text` is TOML that says just what is wanted; an empty table says nothing."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return {**said, **wanted} == wanted and all(key in said or not value for key, value in wanted.items())


def _otherwise(text: str, place: tuple[str, str], value: object, wanted: Mapping[str, Any]) -> str:
    """What cannot be changed in a line: as the TOML library does it, or the whole document anew."""
    from workbench.project.toml_edit import edit_toml  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        edited = edit_toml(text, {place: value})
    except (EventError, AttributeError, KeyError, TypeError, ValueError):
        return dump(wanted)  # it knows most ways to write a document, not all
    return edited if _says(edited, wanted) else dump(wanted)


def remove_value(text: str, table: str, key: str, comment: str) -> str:
    """`text` without `[table] key` and without `comment` above it; a table's header that has nothing left goes too.

    Raises tomllib.TOMLDecodeError when `text` is not TOML.
    """
    wanted = tomllib.loads(text)
    inner = wanted.get(table)
    if not isinstance(inner, dict) or key not in inner:
        return text
    del inner[key]
    edited = _without_entry(text.split("\n"), table, key, comment)
    return edited if _says(edited, wanted) else _otherwise(text, (table, key), None, wanted)


def _without_entry(lines: list[str], table: str, key: str, comment: str) -> str:
    same_key = re.compile(rf"\s*{re.escape(format_key(key))}\s*=")
    start, end = _table_lines(lines, table)
    place = next((number for number in range(start, end) if same_key.match(lines[number])), end)
    first = place - 1 if place > start and lines[place - 1] == f"# {comment}" else place
    left = [*lines[start:first], *lines[place + 1 : end]]
    if any(line.strip() for line in left):
        return "\n".join([*lines[:start], *left, *lines[end:]])
    before = lines[: max(start - 1, 0)]
    if end == len(lines):
        while before and not before[-1].strip():
            before.pop()
        before = [*before, ""] if before else []
    return "\n".join([*before, *lines[end:]])


def _edit_lines(text: str, table: str, entry: str, comment: str) -> str:
    lines = text.split("\n") if text else []
    same_key = re.compile(rf"\s*{re.escape(entry.split(' = ', 1)[0])}\s*=")
    start, end = _table_lines(lines, table)
    for number in range(start, end):
        if same_key.match(lines[number]):
            return "\n".join([*lines[:number], entry, *lines[number + 1 :]])
    added = [f"# {comment}", entry] if comment else [entry]
    if start == len(lines):
        while lines and not lines[-1].strip():
            lines.pop()
        return "\n".join([*lines, *([""] if lines else []), f"[{table}]", *added, ""])
    end = _last_entry(lines, start, end)
    rest = lines[end:] or [""]
    return "\n".join([*lines[:end], *added, *rest])


def _last_entry(lines: list[str], start: int, end: int) -> int:
    """Where a table's entries end: a comment right above the next header belongs to that header."""
    before = end
    while end < len(lines) and before > start and lines[before - 1].lstrip().startswith("#"):
        before -= 1
    while before > start and not lines[before - 1].strip():
        before -= 1
    return before


def _table_lines(lines: list[str], table: str) -> tuple[int, int]:
    """The lines below `[table]` up to the next header; both the number of lines when there is no such table."""
    start = len(lines)
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header is not None and header.group(1) == table:
            start = number + 1
            break
    for number in range(start, len(lines)):
        if _ANY_HEADER.match(lines[number]):
            return start, number
    return start, len(lines)
