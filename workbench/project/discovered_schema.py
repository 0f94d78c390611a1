"""An OpenAPI 3 schema made of events, in the form that EventBridge's GetDiscoveredSchema gives (`OpenApi3`)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from workbench.base.json_pointer import JsonValue

Schema = dict[str, Any]
_DEEPEST = 64


def discovered_document(events: Sequence[JsonValue]) -> Schema:
    """The document that describes every one of `events`, under the name `Event` and without examples."""
    return {
        "openapi": "3.0.0",
        "info": {"version": "1.0.0", "title": "Event"},
        "paths": {},
        "components": {"schemas": {"Event": discovered(events)}},
    }


def discovered(values: Iterable[JsonValue], depth: int = 0) -> Schema:
    """What all `values` have in common. `{}` is anything: values of several kinds, and what is below 64 levels."""
    there = list(values)
    known = [value for value in there if value is not None]
    schema = _of_one_kind(known, depth) if depth < _DEEPEST else {}
    # OpenAPI 3.0 has no type for null.
    return schema | {"nullable": True} if len(known) < len(there) else schema


def _of_one_kind(values: Sequence[JsonValue], depth: int) -> Schema:
    kinds = {_kind(value) for value in values}
    if kinds == {"integer", "number"}:
        kinds = {"number"}
    if len(kinds) != 1:
        return {}
    match kinds.pop():
        case "object":
            return _of_objects([value for value in values if isinstance(value, dict)], depth)
        case "array":
            items = chain.from_iterable(value for value in values if isinstance(value, list))
            return {"type": "array", "items": discovered(items, depth + 1)}
        case kind:
            return {"type": kind}


def _of_objects(values: Sequence[Mapping[str, JsonValue]], depth: int) -> Schema:
    names = sorted({name for value in values for name in value})
    required = [name for name in names if all(name in value for value in values)]
    members = {name: discovered([value[name] for value in values if name in value], depth + 1) for name in names}
    return {"type": "object"} | ({"required": required} if required else {}) | {"properties": members}


def _kind(value: JsonValue) -> str:
    match value:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
