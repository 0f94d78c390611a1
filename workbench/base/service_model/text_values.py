"""Values that are text on the wire: labels of the path, the query and headers."""

import binascii
import functools
import json
import math
from collections.abc import Callable, Sequence
from typing import Any

from workbench.base.service_model.errors import SerializationError
from workbench.base.service_model.json_values import json_reader, load_json
from workbench.base.service_model.shapes import FRACTIONS, INTEGERS, TEXTS, Shape, ShapeType
from workbench.base.service_model.timestamps import read_timestamp

ReadText = Callable[[str], Any]

_BOOLEANS = {"true": True, "false": False}
_LONGEST_NUMBER = 400


@functools.cache
def text_reader(shape: Shape) -> ReadText:
    """A function that makes a member's value of text.

    It gives None for empty text that should be a number, a boolean or a moment: AWS takes it as if it were not there.
    It raises SerializationError in the words that are recorded for Lambda: `'abc' can not be converted to Integer`.
    """
    if shape.jsonvalue:
        return _read_json_value
    if shape.type in TEXTS:
        return str
    return functools.partial(_read, shape)


def query_reader(shape: Shape) -> Callable[[Sequence[str]], Any]:
    """A function that makes a member's value of the values that its name has in the query, which are one or more."""
    if shape.type is ShapeType.LIST:
        return functools.partial(_read_all, text_reader(shape.element))
    return functools.partial(_read_last, text_reader(shape))


def header_reader(shape: Shape) -> ReadText:
    """A function that makes a member's value of a header; lists have commas between their elements."""
    if shape.type is ShapeType.LIST:
        read = text_reader(shape.element)
        return lambda text: [read(each.strip()) for each in text.split(",")] if text else None
    return text_reader(shape)


def _read_all(read: ReadText, values: Sequence[str]) -> list[Any]:
    return [read(value) for value in values]


def _read_last(read: ReadText, values: Sequence[str]) -> Any:
    return read(values[-1])


def _read(shape: Shape, text: str) -> Any:
    if not text:
        return None
    try:
        value = _converted(shape.type, text)
    except (ValueError, OverflowError):
        value = None
    if value is None:
        shown = "the value" if shape.sensitive else f"'{text}'"
        raise SerializationError(f"{shown} can not be converted to {shape.type.capitalize()}")
    return value


def _converted(kind: ShapeType, text: str) -> Any:
    """Raises ValueError, or gives None, for text that is no such value."""
    if kind in INTEGERS:
        return int(text) if _looks_whole(text) else None
    if kind in FRACTIONS:
        number = float(text)
        return number if math.isfinite(number) and text == text.strip() else None
    match kind:
        case ShapeType.BOOLEAN:
            return _BOOLEANS.get(text.lower())
        case ShapeType.TIMESTAMP:
            return read_timestamp(text)
        case ShapeType.BLOB:
            return binascii.a2b_base64(text, strict_mode=True)
        case _:
            return None


def _looks_whole(text: str) -> bool:
    """Python's int() takes more than Java's: blanks, underscores and the digits of all scripts."""
    return text.isascii() and text.removeprefix("-").removeprefix("+").isdigit() and len(text) < _LONGEST_NUMBER


def _read_json_value(text: str) -> Any:
    """Base64 of JSON, in a header."""
    if not text:
        return None
    try:
        return load_json(binascii.a2b_base64(text, strict_mode=True))
    except ValueError as error:
        raise SerializationError(f"A JSON value in a header is not Base64: {error}") from error


def write_json_value(value: Any) -> str:
    """A value as Base64 of its JSON."""
    return binascii.b2a_base64(json.dumps(value).encode(), newline=False).decode("ascii")


def payload_reader(shape: Shape) -> Callable[[bytes], Any]:
    """A function that makes a member's value of a whole body: a blob's bytes, text, or JSON of a structure.

    It raises SerializationError.
    """
    if shape.type is ShapeType.BLOB:
        return bytes
    if shape.type in TEXTS:
        return lambda body: body.decode("utf-8", "replace")
    read = json_reader(shape)
    return lambda body: read(load_json(body))
