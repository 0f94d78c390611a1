"""JSON Schemas of sample values: for event types that no model describes."""

from collections.abc import Set as AbstractSet
from typing import Any

Schema = dict[str, Any]
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def infer(value: Any, maps: AbstractSet[str], name: str = "") -> Schema:
    """The schema that `value` fits; an object whose member name is in `maps` has any keys, all of one kind."""
    match value:
        case dict() if name in maps:
            return {"type": "object", **_all_alike("additionalProperties", value.values(), maps)}
        case dict():
            members = {key: infer(item, maps, key) for key, item in value.items()}
            return {"type": "object", "properties": members, "required": list(value)}
        case list():
            return {"type": "array", **_all_alike("items", value, maps)}
        case None:
            return {}
        case _:
            return {"type": _TYPES[type(value)]}


def _all_alike(key: str, values: Any, maps: AbstractSet[str]) -> Schema:
    merged: Schema | None = None
    for value in values:
        found = infer(value, maps)
        merged = found if merged is None else merge(merged, found)
    return {} if merged is None else {key: merged}


def merge(one: Schema, other: Schema) -> Schema:
    """A schema for what fits `one` or `other`."""
    if not one or not other:
        return {}
    kinds = _kinds(one) | _kinds(other)
    if "number" in kinds:
        kinds.discard("integer")
    merged: Schema = {"type": min(kinds) if len(kinds) == 1 else sorted(kinds)}
    if "properties" in one or "properties" in other:
        mine, theirs = one.get("properties", {}), other.get("properties", {})
        both = {key: merge(mine[key], theirs[key]) for key in mine if key in theirs}
        merged["properties"] = {**mine, **theirs, **both}
        merged["required"] = [key for key in one.get("required", ()) if key in other.get("required", ())]
    for key in ("items", "additionalProperties"):
        parts = [schema[key] for schema in (one, other) if key in schema]
        if parts:
            merged[key] = merge(*parts) if len(parts) == 2 else parts[0]
    return merged


def _kinds(schema: Schema) -> set[str]:
    kinds = schema["type"]
    return set(kinds) if isinstance(kinds, list) else {kinds}
