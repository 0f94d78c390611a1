"""A JSON Schema without its detours: references followed, `allOf` merged, each way of a union a branch of its own."""

from collections.abc import Iterable, Mapping
from itertools import islice, product
from typing import Any

from workbench.base.json_pointer import parse

Branch = Mapping[str, Any]
"""A schema in which no keyword refers, merges or chooses."""

_DETOURS = ("$ref", "allOf", "anyOf", "oneOf", "$defs")
_MOST_BRANCHES = 32


class Branches:
    """The branches of the schemas within one document (draft 2020-12, references into the document alone)."""

    def __init__(self, root: Branch) -> None:
        self._root = root
        self._known: dict[int, tuple[Branch, ...]] = {}

    def of(self, schema: object) -> tuple[Branch, ...]:
        """The branches of a `schema` of the document; none when nothing fits it."""
        known = self._known.get(id(schema))
        if known is None:
            known = self._known[id(schema)] = tuple(self._flat(schema, frozenset()))
        return known

    def _flat(self, schema: object, seen: frozenset[str]) -> list[Branch]:
        if not isinstance(schema, dict):
            return [] if schema is False else [{}]
        found: list[Branch] = [{key: value for key, value in schema.items() if key not in _DETOURS}]
        if isinstance(reference := schema.get("$ref"), str):
            if reference in seen:
                return []
            found = _merged(found, self._flat(self._target(reference), seen | {reference}))
        for part in schema.get("allOf", ()):
            found = _merged(found, self._flat(part, seen))
        for keyword in ("anyOf", "oneOf"):
            if ways := schema.get(keyword):
                found = _merged(found, [branch for way in ways for branch in self._flat(way, seen)])
        return found

    def _target(self, reference: str) -> object:
        node: object = self._root
        for part in parse(reference.removeprefix("#")):
            node = node.get(part, {}) if isinstance(node, dict) else {}
        return node


def _merged(outer: Iterable[Branch], inner: Iterable[Branch]) -> list[Branch]:
    return [_both(a, b) for a, b in islice(product(outer, inner), _MOST_BRANCHES)]


def _both(outer: Branch, inner: Branch) -> Branch:
    """What holds when both do; the outer one's words win, for they tell of the place."""
    both = {**inner, **outer}
    if "properties" in outer and "properties" in inner:
        both["properties"] = {**outer["properties"], **inner["properties"], **outer["properties"]}
    if "required" in outer and "required" in inner:
        both["required"] = [*outer["required"], *inner["required"]]
    return both


def score(branch: Branch, value: object) -> int:
    """How well `value` fits `branch`; the higher the better, below zero when it is of another type."""
    if kinds_of(branch) and kind_of(value) not in kinds_of(branch) and not _is_whole(branch, value):
        return -1000
    choices = choices_of(branch)
    if choices and value not in choices:
        return -500
    return _members_score(branch, value) if isinstance(value, dict) else 0


def _is_whole(branch: Branch, value: object) -> bool:
    return "number" in kinds_of(branch) and kind_of(value) == "integer"


def _members_score(branch: Branch, value: dict[str, Any]) -> int:
    properties = branch.get("properties", {})
    total = -2 * sum(name not in value for name in branch.get("required", ()))
    for name, schema in properties.items():
        if name in value:
            choices = choices_of(schema) if isinstance(schema, dict) else ()
            total += 1 if not choices else 5 if value[name] in choices else -5
    return total


def kinds_of(branch: Branch) -> tuple[str, ...]:
    """The types that the branch allows, by JSON Schema's names; none when it does not say."""
    kinds = branch.get("type")
    if kinds is None:
        choices = choices_of(branch)
        kinds = ["object"] if "properties" in branch else list(dict.fromkeys(map(kind_of, choices)))
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def choices_of(branch: Branch) -> tuple[Any, ...]:
    """The values that the branch enumerates."""
    return (branch["const"],) if "const" in branch else tuple(branch.get("enum", ()))


_KINDS = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}


def kind_of(value: object) -> str:
    """The type of the JSON `value` by JSON Schema's name."""
    return _KINDS.get(type(value), "null")
