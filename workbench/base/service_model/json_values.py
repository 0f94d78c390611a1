"""JSON as a shape wants it: types are checked, blobs and timestamps converted, unknown members left out.

The texts of errors are those that AWS's services answer with (recorded for Athena, Kinesis, SES and X-Ray, which share
the framework with Lambda). A reader is made once for each shape, because they are called at each request.
"""

import binascii
import functools
import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from workbench.base.service_model.errors import MalformedBodyError, SerializationError
from workbench.base.service_model.shapes import Shape, ShapeType
from workbench.base.service_model.timestamps import read_timestamp

DEEPEST = 100
"""Levels of nesting that are read; no service has values this deep, and deeper ones could end Python's stack."""

Read = Callable[[Any], Any]

_LIST_START = "Start of list found where not expected"
_MAP_START = "Start of structure or map found where not expected."


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def load_json(body: bytes) -> Any:
    """The value of a body in UTF-8. Raises MalformedBodyError for what RFC 8259 does not allow and for deep nesting."""
    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except RecursionError:
        raise MalformedBodyError("The body is nested too deeply.") from None
    except ValueError as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise MalformedBodyError(f"The body is not JSON: {error}") from error
    if body.count(b"[") + body.count(b"{") > DEEPEST and _is_deep(value):
        raise MalformedBodyError("The body is nested too deeply.")
    return value


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        if not level:
            return False
        level = [inner for each in level for inner in _parts(each)]
    return bool(level)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


@functools.cache
def json_reader(shape: Shape) -> Read:
    """A function that makes a member's value of JSON's: bytes of a blob, epoch seconds of a timestamp.

    The function raises SerializationError for JSON of another type. A null inside a list or map stays None.
    """
    match shape.type:
        case ShapeType.STRUCTURE:
            return _any_json if shape.document else StructureReader(shape)
        case ShapeType.LIST:
            return functools.partial(_read_list, shape)
        case ShapeType.MAP:
            return functools.partial(_read_map, shape)
        case _:
            return _SCALARS[shape.type]


class StructureReader:
    """Reads a structure: its members by their names in the body, given by their names in the model."""

    __slots__ = ("_fields", "_shape")

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._fields: dict[str, tuple[str, Read]] | None = None

    def __call__(self, value: Any) -> dict[str, Any]:
        """The members that are there; null is as if it were not. Raises SerializationError."""
        if not isinstance(value, dict):
            raise SerializationError(_LIST_START if isinstance(value, list) else "Expected null")
        fields = self._fields if self._fields is not None else self._find_fields()
        members = {}
        for wire_name, inner in value.items():
            if inner is not None and (found := fields.get(wire_name)):
                name, read = found
                members[name] = read(inner)
        return members

    def _find_fields(self) -> dict[str, tuple[str, Read]]:
        """Only when the first structure comes, because a shape may hold itself."""
        members = self._shape.body_members()
        self._fields = {each.wire_name: (each.name, json_reader(each.shape)) for each in members}
        return self._fields


def _read_list(shape: Shape, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise SerializationError(_MAP_START if isinstance(value, dict) else "Expected list or null")
    read = json_reader(shape.element)
    return [None if each is None else read(each) for each in value]


def _read_map(shape: Shape, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SerializationError(_LIST_START if isinstance(value, list) else "Expected map or null")
    read = json_reader(shape.value)
    return {read_text(name): None if each is None else read(each) for name, each in value.items()}


def read_text(value: Any) -> str:
    """Text that can be written as UTF-8: half a surrogate pair becomes `?`, as in Java. Raises SerializationError."""
    if not isinstance(value, str):
        raise _unfit(value, "a String")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def _read_boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _unfit(value, "a Boolean")


def _read_integer(wanted: str, value: Any) -> int:
    """A fraction is cut off, as AWS does."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _unfit(value, wanted)
    if isinstance(value, float) and not math.isfinite(value):
        raise _unfit(value, wanted)
    return int(value)


def _read_fraction(wanted: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _unfit(value, wanted)
    try:
        number = float(value)
    except OverflowError:
        raise _unfit(value, wanted) from None
    if not math.isfinite(number):
        raise _unfit(value, wanted)
    return number


def _read_moment(value: Any) -> float:
    wanted = "milliseconds since epoch"
    if not isinstance(value, str):
        return _read_fraction(wanted, value)
    try:
        return read_timestamp(value)
    except (ValueError, OverflowError):
        raise _unfit(value, wanted) from None


def _read_blob(value: Any) -> bytes:
    if not isinstance(value, str):
        raise _unfit(value, "a Blob")
    try:
        return binascii.a2b_base64(value, strict_mode=True)
    except ValueError as error:  # binascii.Error is one, and so is text that is not ASCII
        raise SerializationError(f"STRING_VALUE can not be converted to a Blob: {error}") from error


def _any_json(value: Any) -> Any:
    return value


def _unfit(value: Any, wanted: str) -> SerializationError:
    """The error for a value of the wrong type; it tells the type and never the value, which may be a secret."""
    match value:
        case list():
            return SerializationError(_LIST_START)
        case dict():
            return SerializationError(_MAP_START)
        case bool():
            kind = "TRUE_VALUE" if value else "FALSE_VALUE"
        case str():
            kind = "STRING_VALUE"
        case _:
            kind = "NUMBER_VALUE"
    return SerializationError(f"{kind} can not be converted to {wanted}")


_SCALARS: Mapping[ShapeType, Read] = {
    ShapeType.STRING: read_text,
    ShapeType.CHARACTER: read_text,
    ShapeType.BOOLEAN: _read_boolean,
    ShapeType.BLOB: _read_blob,
    ShapeType.TIMESTAMP: _read_moment,
    ShapeType.BYTE: functools.partial(_read_integer, "a Byte"),
    ShapeType.SHORT: functools.partial(_read_integer, "a Short"),
    ShapeType.INTEGER: functools.partial(_read_integer, "an Integer"),
    ShapeType.LONG: functools.partial(_read_integer, "a Long"),
    ShapeType.FLOAT: functools.partial(_read_fraction, "a Float"),
    ShapeType.DOUBLE: functools.partial(_read_fraction, "a Double"),
}
