"""The JSON Schema of an event type: a model's or the sample's own, with what is written by hand laid over it."""

from typing import Any

from scripts.events.inferred import Schema, infer
from scripts.events.models import model_schema
from scripts.events.sources import Source

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(source: Source) -> Schema:
    """The whole schema, with a description for every member that the hand-written tables know."""
    own = infer(source.sample, source.maps)
    schema = model_schema(source.model) if source.model else own
    complete(schema, own, schema)
    for pointer, overlay in source.tables["members"].items():
        for owner, name in _owners(schema, pointer):
            _lay_over(owner, name, overlay)
    _describe(schema, schema, "", source.tables["describe"], set())
    return {"$schema": DIALECT, **schema}


def resolve(node: Schema, root: Schema) -> Schema:
    """What `node` stands for: its reference, or the alternative that has members, or `node` itself."""
    if "$ref" in node:
        return resolve(root["$defs"][node["$ref"].removeprefix("#/$defs/")], root)
    for choice in node.get("anyOf", ()):
        found = resolve(choice, root)
        if "properties" in found or "items" in found or "additionalProperties" in found:
            return found
    return node


def complete(node: Schema, own: Schema, root: Schema) -> None:
    """Add the members to `node` that only the sample's schema `own` has; a model may not know them yet."""
    node = resolve(node, root)
    if node is own:
        return
    for name, member in own.get("properties", {}).items():
        if "properties" not in node:
            return
        if name in node["properties"]:
            complete(node["properties"][name], member, root)
        else:
            node["properties"][name] = member
    if "items" in own and "items" in node:
        complete(node["items"], own["items"], root)


def _owners(root: Schema, pointer: str) -> list[tuple[Schema, str]]:
    """The object schemas that have the member at `pointer`, and its name there; at the end too, `*` is every member."""
    *path, name = pointer.strip("/").split("/")
    nodes = [root]
    for part in path:
        nodes = [below for node in nodes for below in _below(resolve(node, root), part)]
    owners = [resolve(node, root) for node in nodes]
    return [(owner, member) for owner in owners for member in owner.get("properties", {}) if name in ("*", member)]


def _below(node: Schema, part: str) -> list[Schema]:
    if part == "*":
        inner = [node[key] for key in ("items", "additionalProperties") if isinstance(node.get(key), dict)]
        return inner or list(node.get("properties", {}).values())
    return [node["properties"][part]] if part in node.get("properties", {}) else []


def _lay_over(owner: Schema, name: str, overlay: Schema) -> None:
    new = {key: value for key, value in overlay.items() if key != "optional"}
    old = owner["properties"][name]
    replaced = {} if "type" in new or "anyOf" in new else old
    owner["properties"][name] = {**replaced, **new, **{k: old[k] for k in ("description",) if k in old}}
    if overlay.get("optional") and name in owner.get("required", ()):
        owner["required"].remove(name)


def _describe(node: Schema, root: Schema, pointer: str, texts: dict[str, Any], seen: set[int]) -> None:
    node = resolve(node, root)
    if id(node) in seen:
        return
    seen.add(id(node))
    for name, member in node.get("properties", {}).items():
        place = f"{pointer}/{name}"
        text = texts.get(place) or texts.get(name)
        if text and "description" not in member:
            member["description"] = text
        _describe(member, root, place, texts, seen)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            _describe(node[key], root, f"{pointer}/*", texts, seen)
