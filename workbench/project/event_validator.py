"""JSON values against JSON Schemas: the only file that knows the validator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from workbench.base.json_pointer import JsonValue, Path

_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_CHOICES = 8
_COUNTED = re.compile("'(?:(?:min|max|unique|prefix)Items|contains)'")
"""What a schema says of a list as a whole; such a list is not taken to pieces."""

_PIECE = 20
"""Items of a long list that are checked at a time: 400 violations of them take 10 ms, those of 7,000 records 5 s."""

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


def violations(schema: dict[str, Any], value: JsonValue, noun: str = "event") -> Iterator[Violation]:
    """What keeps `value` from fitting `schema` (draft 2020-12), in the order of the schema. Raises nothing.

    `noun` is what the whole value is called in sentences.
    """
    try:
        validator = jsonschema_rs.Draft202012Validator(schema)
        for piece in [_Piece(value)] if _COUNTED.search(repr(schema)) else _pieces(value):
            for error in validator.iter_errors(piece.value):
                if piece.tells(error):
                    yield from _told(error, noun, piece)
    except UnicodeEncodeError:
        # The validator speaks UTF-8; half of a pair of surrogates is no more wrong than any other character.
        yield from violations(schema, _without_surrogates(value), noun)
    except (ValueError, RecursionError, jsonschema_rs.ReferencingError) as error:
        yield Violation((), f"The {noun} cannot be checked: {error}.")


@dataclass(frozen=True, slots=True)
class _Piece:
    """The value with some items only of the long list at `list_at`, of which the first is item `first`."""

    value: JsonValue
    list_at: Path = ()
    first: int = 0

    def tells(self, error: jsonschema_rs.ValidationError) -> bool:
        """Whether the error is told of this piece: the first tells what is outside of the items too."""
        return not self.first or self._is_in_items(error.instance_path)

    def path(self, error: jsonschema_rs.ValidationError) -> Path:
        """The error's place in the whole value."""
        path, at = tuple(error.instance_path), len(self.list_at)
        if not self.first or not self._is_in_items(path):
            return path
        return (*path[:at], int(path[at]) + self.first, *path[at + 1 :])

    def _is_in_items(self, path: Sequence[str | int]) -> bool:
        return len(path) > len(self.list_at) and tuple(path[: len(self.list_at)]) == self.list_at


def _pieces(value: JsonValue) -> Iterator[_Piece]:
    """An event with a batch of thousands in pieces, so that the window goes on between them, and not all is checked
    where the first records have faults enough."""
    members = value.items() if isinstance(value, dict) else [("", value)]
    lists = [(name, items) for name, items in members if isinstance(items, list) and len(items) > _PIECE]
    if not lists:
        yield _Piece(value)
        return
    name, items = max(lists, key=lambda one: len(one[1]))
    for first in range(0, len(items), _PIECE):
        some = items[first : first + _PIECE]
        if isinstance(value, dict):
            yield _Piece({**value, name: some}, (name,), first)
        else:
            yield _Piece(some, (), first)


def _told(error: jsonschema_rs.ValidationError, noun: str, piece: _Piece) -> Iterator[Violation]:
    path = piece.path(error)
    if error.kind.name in ("anyOf", "oneOf"):
        yield from _nearest(error, path, noun, piece)
        return
    yield Violation(path, _sentence(error, _subject(path, noun)))


def _nearest(error: jsonschema_rs.ValidationError, path: Path, noun: str, piece: _Piece) -> Iterator[Violation]:
    """What the choice lacks that is of the right type; when none is, what types there may be."""
    branches = list(error.kind.value)
    close = [
        branch for branch in branches if not any(_is_of_wrong_type(found, piece.path(found), path) for found in branch)
    ]
    if close:
        for found in min(close, key=len):
            yield from _told(found, noun, piece)
        return
    types = [
        str(kind) for branch in branches for found in branch if found.kind.name == "type" for kind in found.kind.value
    ]
    yield Violation(path, f"{_subject(path, noun)} must be {_one_of(types)}.")


def _is_of_wrong_type(error: jsonschema_rs.ValidationError, at: Path, path: Path) -> bool:
    return error.kind.name == "type" and at == path


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
    "falseSchema": "{subject} does not belong there.",
}
"""What each keyword of JSON Schema says of a value that does not fit it."""


_SIZES = {
    "minLength": ("fewer", "character"),
    "maxLength": ("more", "character"),
    "minItems": ("fewer", "item"),
    "maxItems": ("more", "item"),
    "minProperties": ("fewer", "member"),
    "maxProperties": ("more", "member"),
}
"""Of keywords that limit how much is in a value: in which direction it is wrong, and what is counted."""


def _size(keyword: str, limit: int) -> str:
    side, unit = _SIZES[keyword]
    if keyword.startswith("min") and limit == 1:
        return "is empty"
    return f"has {side} than {limit:,} {unit}{'' if limit == 1 else 's'}"


def _sentence(error: jsonschema_rs.ValidationError, subject: str) -> str:
    keyword, value = error.kind.name, error.kind.value
    match keyword:
        case "type":
            return f"{subject} must be {_one_of(value)}."
        case "enum":
            return f"{subject} must be one of {_listed(value)}."
        case _ if keyword in _SIZES:
            return f"{subject} {_size(keyword, value)}."
        case _:
            return _SENTENCES.get(keyword, f"{{subject}} does not fit {keyword}.").format(subject=subject, value=value)


def _subject(path: Path, noun: str) -> str:
    if not path:
        return f"The {noun}"
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
