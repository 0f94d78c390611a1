"""JSON values against JSON Schemas: the only file that knows the validator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from workbench.base.json_pointer import JsonValue, Path

_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_CHOICES = 8
_ARTICLES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that does not fit: where it is, and what is wrong with it in one sentence."""

    path: Path
    text: str


def violations(schema: dict[str, Any], value: JsonValue) -> Iterator[Violation]:
    """What keeps `value` from fitting `schema` (draft 2020-12), in the order of the schema. Raises nothing."""
    try:
        validator = jsonschema_rs.Draft202012Validator(schema)
        for error in validator.iter_errors(value):
            yield from _told(error)
    except UnicodeEncodeError:
        # The validator speaks UTF-8; half of a pair of surrogates is no more wrong than any other character.
        yield from violations(schema, _without_surrogates(value))
    except (ValueError, RecursionError, jsonschema_rs.ReferencingError) as error:
        yield Violation((), f"The event cannot be checked: {error}.")


def _told(error: jsonschema_rs.ValidationError) -> Iterator[Violation]:
    path = tuple(error.instance_path)
    if error.kind.name in ("anyOf", "oneOf"):
        yield from _nearest(error, path)
        return
    yield Violation(path, _sentence(error, path))


def _nearest(error: jsonschema_rs.ValidationError, path: Path) -> Iterator[Violation]:
    """What the choice lacks that is of the right type; when none is, what types there may be."""
    branches = list(error.kind.value)
    close = [branch for branch in branches if not any(_is_of_wrong_type(found, path) for found in branch)]
    if close:
        for found in min(close, key=len):
            yield from _told(found)
        return
    types = [
        str(kind) for branch in branches for found in branch if found.kind.name == "type" for kind in found.kind.value
    ]
    yield Violation(path, f"{_subject(path)} must be {_one_of(types)}.")


def _is_of_wrong_type(error: jsonschema_rs.ValidationError, path: Path) -> bool:
    return error.kind.name == "type" and tuple(error.instance_path) == path


_SENTENCES = {
    "required": "{subject} has no {value}.",
    "const": "{subject} must be {value}.",
    "pattern": "{subject} does not have the form {value}.",
    "format": "{subject} is not a {value}.",
    "contentEncoding": "{subject} is not {value}.",
    "minimum": "{subject} is below {value}.",
    "exclusiveMinimum": "{subject} is not above {value}.",
    "maximum": "{subject} is above {value}.",
    "exclusiveMaximum": "{subject} is not below {value}.",
    "propertyNames": "{subject} has a member name that does not belong there.",
}
"""What each keyword of JSON Schema says of a value that does not fit it."""


def _sentence(error: jsonschema_rs.ValidationError, path: Path) -> str:
    subject, keyword, value = _subject(path), error.kind.name, error.kind.value
    match keyword:
        case "type":
            return f"{subject} must be {_one_of(value)}."
        case "enum":
            return f"{subject} must be one of {_listed(value)}."
        case _:
            return _SENTENCES.get(keyword, f"{{subject}} does not fit {keyword}.").format(subject=subject, value=value)


def _subject(path: Path) -> str:
    if not path:
        return "The event"
    return f"Item {path[-1] + 1}" if isinstance(path[-1], int) else str(path[-1])


def _one_of(types: list[str]) -> str:
    ordered = sorted(dict.fromkeys(types), key="null".__eq__)
    return " or ".join(_ARTICLES.get(kind, kind) for kind in ordered) or "something else"


def _listed(choices: list[Any]) -> str:
    shown = ", ".join(str(choice) for choice in choices[:_MOST_CHOICES])
    return f"{shown}, …" if len(choices) > _MOST_CHOICES else shown


def _without_surrogates(value: JsonValue) -> JsonValue:
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case list():
            return [_without_surrogates(item) for item in value]
        case dict():
            return {_SURROGATE.sub("\ufffd", name): _without_surrogates(item) for name, item in value.items()}
        case _:
            return value
