"""The text that a field is edited as, and the value that the text stands for."""

import json
import math
import re
from enum import StrEnum
from typing import Any

from workbench.base.json_pointer import JsonValue
from workbench.base.jsontext import find_fault
from workbench.gui.translation import tr
from workbench.model.event_form import FieldKind, FormField

LONGEST = 100_000
"""Characters of a value; longer ones are edited as JSON only."""
VARIABLE = "${"
_ODD = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_LITERALS = (FieldKind.INTEGER, FieldKind.NUMBER, FieldKind.NULL)
_WORDS: dict[str, JsonValue] = {"true": True, "false": False, "null": None}


class Way(StrEnum):
    """How a value is edited. NONE: not in the form."""

    NONE = "none"
    LINE = "line"
    SWITCH = "switch"
    NUMBER = "number"
    CHOICE = "choice"
    LINES = "lines"
    JSON = "json"


_WAYS = {
    FieldKind.JSON: Way.JSON,
    FieldKind.CHOICE: Way.CHOICE,
    FieldKind.BOOLEAN: Way.SWITCH,
    FieldKind.INTEGER: Way.NUMBER,
    FieldKind.NUMBER: Way.NUMBER,
}


def way_of(field: FormField) -> Way:
    """How `field` is edited, by its kind and its value."""
    if field.kind in (FieldKind.OBJECT, FieldKind.LIST):
        return Way.NONE
    if isinstance(field.value, str):
        return _way_of_text(field.value, field.kind)
    return _WAYS.get(field.kind, Way.LINE)


def _way_of_text(value: str, kind: FieldKind) -> Way:
    if len(value) > LONGEST:
        return Way.NONE
    if _ODD.search(value):
        # No control of Qt gives such characters back as it got them.
        return Way.JSON
    if "\n" in value:
        return Way.LINES
    if kind is FieldKind.JSON and not value.startswith(VARIABLE):
        return Way.JSON
    return Way.CHOICE if kind is FieldKind.CHOICE else Way.LINE


def typed(field: FormField, way: Way) -> str:
    """The text to begin with; empty for a field that is not there, or that is null and takes text."""
    value = field.value
    if not field.present:
        return ""
    if way is Way.JSON:
        return _json(value)
    if isinstance(value, str):
        return value
    return "" if value is None and field.kind is not FieldKind.NULL else _json(value)


def is_long(way: Way) -> bool:
    """Whether it takes several lines."""
    return way in (Way.LINES, Way.JSON)


def _json(value: JsonValue) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, indent=2)
        return json.dumps(value, indent=2) if _ODD.search(text) else text
    except (RecursionError, ValueError):
        return ""


def value_of(text: str, way: Way, kind: FieldKind) -> JsonValue:
    """The value that `text` stands for. Raises ValueError, in words for the user."""
    match way:
        case Way.JSON:
            return json_value(text)
        case Way.NUMBER if not text.startswith(VARIABLE):
            return _number(text)
        case Way.SWITCH:
            return text == "true"
        case Way.LINE:
            return _line_value(text, kind)
        case _:
            return text


def _line_value(text: str, kind: FieldKind) -> JsonValue:
    """Text, but where a switch, a number or null was: there a word or a number is taken as such."""
    if kind in (FieldKind.BOOLEAN, FieldKind.NULL) and text in _WORDS:
        return _WORDS[text]
    return _number(text) if kind in _LITERALS and _NUMBER.fullmatch(text) else text


def _number(text: str) -> JsonValue:
    if not _NUMBER.fullmatch(text):
        raise ValueError(tr("This is no number."))
    return json_value(text)


def json_value(text: str) -> JsonValue:
    """The value of JSON text. Raises ValueError, in words for the user."""
    fault = find_fault(text)
    if fault is not None:
        raise ValueError(
            tr("{reason} (line {line}, column {column}).", reason=fault.reason, line=fault.line, column=fault.column)
        )
    try:
        value: JsonValue = json.loads(text, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ValueError(tr("A number is too large or too long for the form; write it as JSON.")) from error
    return value


def _finite(text: str) -> Any:
    number = float(text)
    if math.isinf(number):
        raise ValueError(text)
    return number
