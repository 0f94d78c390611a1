"""Requests as members of an operation's input: rest-json from all parts of a request, json 1.1 from its body."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.base.service_model.json_values import json_reader, load_json
from workbench.base.service_model.operations import Operation
from workbench.base.service_model.shapes import Location, Member, Shape, ShapeType
from workbench.base.service_model.text_values import header_reader, payload_reader, query_reader, text_reader

Query = Mapping[str, Sequence[str]]
_Row = tuple[str, str, Callable[[Any], Any]]
"""The member's name, its name on the wire, and what reads it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where an operation's members are, made once for each operation."""

    labels: tuple[_Row, ...]
    query: tuple[_Row, ...]
    headers: tuple[_Row, ...]
    prefixes: tuple[tuple[str, str], ...]
    query_maps: tuple[Member, ...]
    payload: str
    body: Callable[[bytes], Any] | None


def parse_request(
    operation: Operation, labels: Mapping[str, str], query: Query, headers: Mapping[str, str], body: bytes
) -> dict[str, Any]:
    """The members of a rest-json request by their names in the model.

    `labels` are decoded; the names of `headers` are in lower case. Blobs are bytes, timestamps epoch seconds. What is
    null or not sent is not there; a null in a list or map is None. Raises SerializationError with AWS's text.
    """
    plan = _plan(operation)
    members: dict[str, Any] = {}
    if plan.payload:
        if body and plan.body:
            members[plan.payload] = plan.body(body)
    elif plan.body and body:
        members = plan.body(body)
    _read_rows(plan.labels, labels, members)
    if query:
        _read_rows(plan.query, query, members)
        for member in plan.query_maps:
            members[member.name] = _query_map(member, query, operation, plan)
    _read_rows(plan.headers, headers, members)
    for name, prefix in plan.prefixes:
        if found := {key[len(prefix) :]: text for key, text in headers.items() if key.startswith(prefix)}:
            members[name] = found
    return members


def parse_json_body(shape: Shape | None, body: bytes) -> dict[str, Any]:
    """The members of a JSON body; an empty body has none. Raises SerializationError with AWS's text."""
    if shape is None or not body:
        return {}
    members: dict[str, Any] = json_reader(shape)(load_json(body))
    return members


def _read_rows(rows: tuple[_Row, ...], source: Mapping[str, Any], members: dict[str, Any]) -> None:
    for name, wire_name, read in rows:
        if (found := source.get(wire_name)) is not None and (value := read(found)) is not None:
            members[name] = value


def _query_map(member: Member, query: Query, operation: Operation, plan: _Plan) -> dict[str, Any]:
    """A map in the query has a key for each parameter that is not another member's."""
    named = {wire_name for _, wire_name, _ in plan.query} | {key for key, _ in operation.static_query}
    read = query_reader(member.shape.value)
    return {key: read(values) for key, values in query.items() if key not in named}


@functools.cache
def _plan(operation: Operation) -> _Plan:
    shape = operation.input
    members = tuple(shape.members.values()) if shape else ()
    payload = shape.payload if shape else ""
    in_query = tuple(each for each in members if each.location is Location.QUERY)
    maps = tuple(each for each in in_query if each.shape.type is ShapeType.MAP)
    at_headers = (each for each in members if each.location is Location.HEADERS)
    return _Plan(
        labels=tuple(
            (each.name, each.wire_name, text_reader(each.shape)) for each in members if each.location is Location.URI
        ),
        query=tuple((each.name, each.wire_name, query_reader(each.shape)) for each in in_query if each not in maps),
        headers=tuple(
            (each.name, each.wire_name.lower(), header_reader(each.shape))
            for each in members
            if each.location is Location.HEADER
        ),
        prefixes=tuple((each.name, each.wire_name.lower()) for each in at_headers),
        query_maps=maps,
        payload=payload,
        body=_body_reader(shape) if shape else None,
    )


def _body_reader(shape: Shape) -> Callable[[bytes], Any] | None:
    if shape.payload:
        return payload_reader(shape.members[shape.payload].shape)
    if not shape.body_members():
        return None
    return functools.partial(parse_json_body, shape)
