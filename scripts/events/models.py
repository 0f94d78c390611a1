"""JSON Schemas of the pydantic models in `aws_lambda_powertools.utilities.parser`, put right where the wire differs.

A model coerces: an epoch integer becomes a date, a byte list becomes bytes. Its schema tells of the result, so valid
events would be refused; `sources/wire.toml` says what the service sends.
"""

from typing import Any

from aws_lambda_powertools.utilities.parser import models
from pydantic import BaseModel

from scripts.events.sources import HERE, table

Schema = dict[str, Any]
_ANY_ADDRESS = {"ipvanynetwork", "ipvanyaddress"}


def model_class(name: str) -> type[BaseModel]:
    """The model called `name`."""
    found: type[BaseModel] = getattr(models, name)
    return found


def model_schema(name: str) -> Schema:
    """The schema of what the service sends for the model `name`."""
    schema = model_class(name).model_json_schema()
    wire = table(HERE / "wire.toml")
    for owner, definition in ((name, schema), *schema.get("$defs", {}).items()):
        _put_right(owner, definition, wire)
    tidied: Schema = _tidy(schema)
    return _without_unused(tidied)


def _put_right(owner: str, definition: Schema, wire: dict[str, Any]) -> None:
    for member, described in definition.get("properties", {}).items():
        kind = wire["members"].get(f"{owner}.{member}") or wire["names"].get(member)
        if kind is not None:
            texts = {key: described[key] for key in ("description", "examples") if key in described}
            definition["properties"][member] = {**wire["kinds"][kind], **texts}
    optional = wire["optional"].get(owner, ())
    if "required" in definition:
        definition["required"] = [key for key in dict.fromkeys(definition["required"]) if key not in optional]


def _tidy(node: Any) -> Any:
    match node:
        case list():
            return [_tidy(item) for item in node]
        case dict():
            kept = {key: _tidy(item) for key, item in node.items() if not _is_noise(key, item)}
            if isinstance(kept.get("description"), str):
                kept["description"] = _first_sentence(kept["description"])
            if kept.get("format") == "uri":
                kept = {key: item for key, item in kept.items() if key not in ("minLength", "maxLength")}
            return kept
        case _:
            return node


def _is_noise(key: str, item: Any) -> bool:
    # A member that is called "title" or "default" has a schema, not a text.
    if isinstance(item, dict):
        return False
    return key in ("title", "default") or (key == "format" and item in _ANY_ADDRESS)


def _first_sentence(text: str) -> str:
    first = " ".join(text.partition("\n\n")[0].split())
    return first if first.endswith((".", ":")) or not first else f"{first}."


def _without_unused(schema: Schema) -> Schema:
    definitions = schema.pop("$defs", {})
    used: dict[str, Schema] = {}
    waiting = [schema]
    while waiting:
        for name in _references(waiting.pop()):
            if name not in used:
                used[name] = definitions[name]
                waiting.append(definitions[name])
    return {**schema, "$defs": {name: used[name] for name in sorted(used)}} if used else schema


def _references(node: Any) -> list[str]:
    match node:
        case list():
            return [name for item in node for name in _references(item)]
        case dict():
            own = [node["$ref"].removeprefix("#/$defs/")] if isinstance(node.get("$ref"), str) else []
            return own + [name for item in node.values() for name in _references(item)]
        case _:
            return []
