"""The TOML beside a saved event, as text: what it says, and the text changed where it should say something else.

At the top `description`, `type`, `function`, `environment` and `inside`; `[invoke]` has the options that are not as
usual, `[expect]` what is expected of the function. Other keys are the user's own.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from workbench.model.errors import EventError
from workbench.model.event_sidecar import EventSidecar, Expectation
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

_TOP_FIELDS = ("description", "type_id", "function", "environment", "inside")
_TOP = {"type" if name == "type_id" else name: name for name in _TOP_FIELDS}
_INVOKE = {"type" if each.name == "invocation_type" else each.name: each.name for each in fields(InvokeOptions)}
_EXPECT = {name: name for name in ("outcome", "error_type", "match", "ignore", "logs")}
_TABLES: Mapping[str, tuple[Mapping[str, str], object]] = {
    "": (_TOP, EventSidecar()),
    "invoke": (_INVOKE, DEFAULT_OPTIONS),
    "expect": (_EXPECT, Expectation()),
}
"""Of each table (the top has no name) its keys with the fields that they are, and the values of keys left out."""

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")


def parse_sidecar(text: str, name: str) -> EventSidecar:
    """What the TOML `text` of the file `name` says. Raises EventError with the line when it cannot be used.

    There is an expectation when `[expect]` has any key that is ours.
    """
    reading = _Reading(text, name, _parsed(text, name))
    expect = reading.values("expect")
    return EventSidecar(
        **reading.values(""),
        options=InvokeOptions(**reading.values("invoke")),
        expectation=Expectation(**expect) if expect else None,
    )


def edit_sidecar(text: str, name: str, sidecar: EventSidecar) -> str:
    """`text` changed so that it says what `sidecar` does, but for the expected result, which is a file of its own.

    What says so already stays as it is, as do comments and other keys. An empty text when nothing is left to say.
    Raises EventError when `text` cannot be used.
    """
    parse_sidecar(text, name)
    reading = _Reading(text, name, _parsed(text, name))
    changes = {
        (table, key): value
        for table, (keys, _usual) in _TABLES.items()
        for key, value in _differing(reading, table, _wanted(table, keys, sidecar)).items()
    }
    if not changes:
        return text if text.strip() else ""
    from workbench.project.toml_edit import edit_toml  # noqa: PLC0415 - slow to import, and most starts write nothing

    edited = edit_toml(text, changes)
    return edited if edited.strip() else ""


def _wanted(table: str, keys: Mapping[str, str], sidecar: EventSidecar) -> dict[str, object]:
    """The values that a table should have, None for a key that is not needed."""
    owner = {"": sidecar, "invoke": sidecar.options, "expect": sidecar.expectation}[table]
    if owner is None:
        return dict.fromkeys(keys)
    defaults = _TABLES[table][1]
    values = {
        key: None if getattr(owner, name) == getattr(defaults, name) else _plain(getattr(owner, name))
        for key, name in keys.items()
    }
    if isinstance(owner, Expectation) and owner.result is None and not any(v is not None for v in values.values()):
        # Something must say that there is an expectation.
        values["outcome"] = _plain(owner.outcome)
    return values


def _plain(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case tuple():
            return list(value)
        case _:
            return value


def _differing(reading: "_Reading", table: str, wanted: Mapping[str, object]) -> dict[str, object]:
    """The keys to change, with their new values; None takes a key away."""
    there = reading.table(table)
    keys, defaults = _TABLES[table]
    found: dict[str, object] = {}
    gone = table == "expect" and all(value is None for value in wanted.values())
    for key, value in wanted.items():
        usual = _plain(getattr(defaults, keys[key]))
        if gone or key not in there:
            if there.get(key) != value:
                found[key] = value
        elif there[key] != (usual if value is None else value):
            found[key] = value
    return found


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EventError(f"{name} is not TOML.", f"{error}.", _REPAIR) from error


_REPAIR = "Correct the file, or delete it: the event itself is in another one."


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sidecar being read: its text, its file's name, and the TOML's values."""

    text: str
    name: str
    document: Mapping[str, Any]

    def table(self, table: str) -> Mapping[str, Any]:
        """The values of a table as they stand; none when it is not there."""
        found = self.document if not table else self.document.get(table, {})
        if not isinstance(found, dict):
            raise self._refused("", table, "a table", found)
        return found

    def values(self, table: str) -> dict[str, Any]:
        """The fields that a table names, checked."""
        keys, defaults = _TABLES[table]
        there = self.table(table)
        return {
            keys[key]: self._value(table, key, there[key], getattr(defaults, keys[key])) for key in keys if key in there
        }

    def _value(self, table: str, key: str, value: object, usual: object) -> object:
        wanted, convert = _kind_of(usual)
        made = convert(value)
        if made is None:
            raise self._refused(table, key, wanted, value)
        return made

    def _refused(self, table: str, key: str, wanted: str, value: object) -> EventError:
        line = next(_lines_of(self.text, table, key), 0)
        place = f", line {line}" if line else ""
        return EventError(f"{self.name}{place}: {key} has to be {wanted}.", f"It is {_shown(value)}.", _REPAIR)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _lines_of(text: str, table: str, key: str) -> Iterator[int]:
    """Where the key is written, from 1."""
    current = ""
    begins = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}\b""")
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if current == table and begins.match(line):
            yield number
        if header is not None:
            current = header[1]


Convert = Callable[[object], object]


def _kind_of(usual: object) -> tuple[str, Convert]:
    """How a value of the kind of `usual` is called, and what makes it of TOML's value (None: it is of another kind)."""
    match usual:
        case bool():
            return "true or false", lambda value: value if isinstance(value, bool) else None
        case Enum():
            kind = type(usual)
            names = [str(each.value) for each in kind]
            return f"one of {', '.join(names)}", lambda value: kind(value) if value in names else None
        case int():
            return "a whole number from 0", lambda value: value if _is_count(value) else None
        case float():
            return (
                "a number",
                lambda value: float(value) if _is_number(value) and isinstance(value, int | float) else None,
            )
        case tuple():
            return "a list of texts", _texts
        case _:
            return "a text", lambda value: value if isinstance(value, str) else None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None
