"""Answers of an operation as HTTP: status, headers and body (rest-json), or the body alone (json 1.1)."""

import base64
import functools
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.base.service_model.operations import ErrorShape, Operation
from workbench.base.service_model.shapes import FRACTIONS, TEXTS, Location, Member, Shape, ShapeType
from workbench.base.service_model.text_values import write_json_value
from workbench.base.service_model.timestamps import format_at, write_timestamp

Headers = tuple[tuple[str, str], ...]
Write = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where an operation's answer has its members, made once for each operation."""

    status: str
    headers: tuple[tuple[str, str, Callable[[Any], str]], ...]
    prefixes: tuple[tuple[str, str], ...]
    payload: Member | None
    body: Callable[[Mapping[str, Any]], bytes] | None


def serialize(operation: Operation, members: Mapping[str, Any]) -> tuple[int, Headers, bytes]:
    """Status, the headers that are members, and the body of a rest-json answer; no Content-Type.

    `members` have their names in the model; what the output shape does not know, and what is None, is left out. Blobs
    are bytes, timestamps epoch seconds. The body is empty for 204 and for an output without members in the body; an
    event stream is sent by others.
    """
    plan = _plan(operation)
    status = members.get(plan.status) or operation.status
    headers = tuple((name, write(members[key])) for key, name, write in plan.headers if members.get(key) is not None)
    for key, prefix in plan.prefixes:
        headers += tuple((prefix + name, value) for name, value in (members.get(key) or {}).items())
    if status == 204:
        return status, headers, b""
    if plan.payload:
        return status, headers, _payload(plan.payload.shape, members.get(plan.payload.name))
    return status, headers, plan.body(members) if plan.body else b""


def serialize_json(shape: Shape | None, members: Mapping[str, Any]) -> bytes:
    """The body of a json 1.1 answer: the members that the shape knows; `{}` when it has none."""
    return _encoded(_structure(shape, members) if shape else {})


def error_document(error: ErrorShape, members: Mapping[str, Any]) -> bytes:
    """The body of an error: the members that it knows, its message among them in any case, and its type in json 1.1."""
    known = {name: member for name, member in error.members.items() if member.location is Location.BODY}
    document = {"__type": error.code} if error.typed else {}
    for name, value in members.items():
        if value is not None and name in known:
            document[known[name].wire_name] = json_writer(known[name].shape)(value)
        elif value is not None and name == error.message_member:
            document[name] = value
    return _encoded(document)


def error_headers(error: ErrorShape, members: Mapping[str, Any]) -> Headers:
    """The members of an error that are headers, such as Retry-After."""
    rows = ((each, members.get(each.name)) for each in error.members.values() if each.location is Location.HEADER)
    return tuple((each.wire_name, _header_writer(each.shape)(value)) for each, value in rows if value is not None)


@functools.cache
def json_writer(shape: Shape) -> Write:
    """A function that makes JSON's value of a member's; a None in a list or map stays null."""
    match shape.type:
        case ShapeType.STRUCTURE:
            return _as_it_is if shape.document else functools.partial(_structure, shape)
        case ShapeType.LIST:
            return functools.partial(_list, shape)
        case ShapeType.MAP:
            return functools.partial(_map, shape)
        case ShapeType.BLOB:
            return _blob
        case ShapeType.TIMESTAMP:
            return functools.partial(_moment, shape, Location.BODY)
        case kind:
            return _fraction if kind in FRACTIONS else _as_it_is


@functools.cache
def _plan(operation: Operation) -> _Plan:
    shape = operation.output
    members = tuple(shape.members.values()) if shape else ()
    at = {where: tuple(each for each in members if each.location is where) for where in Location}
    return _Plan(
        status=next((each.name for each in at[Location.STATUS]), ""),
        headers=tuple((each.name, each.wire_name, _header_writer(each.shape)) for each in at[Location.HEADER]),
        prefixes=tuple((each.name, each.wire_name) for each in at[Location.HEADERS]),
        payload=shape.members[shape.payload] if shape and shape.payload else None,
        body=functools.partial(serialize_json, shape) if shape and shape.body_members() else None,
    )


def _payload(shape: Shape, value: Any) -> bytes:
    if value is None or shape.event_stream:
        return b""
    if shape.type is ShapeType.BLOB:
        return bytes(value)
    if shape.type in TEXTS:
        return str(value).encode("utf-8", "replace")
    return _encoded(json_writer(shape)(value))


def _encoded(value: Any) -> bytes:
    """Compact JSON in UTF-8; half a surrogate pair becomes `?`, as in Java."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


@functools.cache
def _fields(shape: Shape) -> Mapping[str, tuple[str, Write | None]]:
    """Names in the model to names in JSON and what writes the value; None where it is written as it is."""
    writers = ((each, json_writer(each.shape)) for each in shape.body_members())
    return {each.name: (each.wire_name, None if write is _as_it_is else write) for each, write in writers}


def _structure(shape: Shape, value: Mapping[str, Any]) -> dict[str, Any]:
    fields = _fields(shape)
    written = {}
    for name, inner in value.items():
        if inner is not None and (found := fields.get(name)):
            wire_name, write = found
            written[wire_name] = inner if write is None else write(inner)
    return written


def _list(shape: Shape, value: Any) -> list[Any]:
    write = json_writer(shape.element)
    return [None if each is None else write(each) for each in value]


def _map(shape: Shape, value: Mapping[str, Any]) -> dict[str, Any]:
    write = json_writer(shape.value)
    return {key: None if each is None else write(each) for key, each in value.items()}


def _blob(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _moment(shape: Shape, location: Location, value: float) -> str | int | float:
    return write_timestamp(value, format_at(shape.timestamp_format, location))


def _fraction(value: float) -> float | str:
    """JSON has no word for these; Smithy writes them as text."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else f"{'-' * (value < 0)}Infinity"


def _as_it_is(value: Any) -> Any:
    return value


def _header_writer(shape: Shape) -> Callable[[Any], str]:
    if shape.jsonvalue:
        return write_json_value
    match shape.type:
        case ShapeType.LIST:
            write = _header_writer(shape.element)
            return lambda value: ",".join(map(write, value))
        case ShapeType.BOOLEAN:
            return lambda value: "true" if value else "false"
        case ShapeType.BLOB:
            return _blob
        case ShapeType.TIMESTAMP:
            return lambda value: str(_moment(shape, Location.HEADER, value))
        case _:
            return str
