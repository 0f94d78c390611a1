"""A cursor over the JSON Schema of an event: what a place in the event may hold, and what its author says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workbench.base.json_pointer import JsonValue, Path
from workbench.project.schema_branches import Branch, Branches, choices_of, kinds_of, score


@dataclass(frozen=True, slots=True)
class Member:
    """What a schema says of a place.

    `kinds` are JSON Schema's names of types, without null, and empty when any will do. `choices` are all the values
    that there can be, none when they are not enumerated. `default` is None when there is none.
    """

    name: str
    help: str = ""
    kinds: tuple[str, ...] = ()
    nullable: bool = False
    required: bool = False
    choices: tuple[JsonValue, ...] = ()
    format: str = ""
    examples: tuple[JsonValue, ...] = ()
    default: JsonValue = None


class SchemaView:
    """Answers of one schema (draft 2020-12), found when they are asked for and kept. No answer raises.

    `value` is the whole event, or None: where the schema has several ways, the one that the event fits best is taken.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        branches = Branches(schema)
        self._root = _Node(branches, branches.of(schema))

    def at(self, path: Path, value: JsonValue = None) -> Member | None:
        """What the schema says of the place at `path`, or None when it does not know it."""
        if not path:
            return self._root.member("", required=True)
        owner = self._owner(path[:-1], value)
        child = None if owner is None else owner.child(path[-1])
        if owner is None or child is None:
            return None
        return child.member(str(path[-1]), required=owner.requires(path[-1]))

    def members(self, path: Path, value: JsonValue = None) -> tuple[Member, ...]:
        """The members that an object at `path` may have, in the order of the schema."""
        owner = self._owner(path, value)
        return () if owner is None else owner.members()

    def items(self, path: Path, value: JsonValue = None) -> Member | None:
        """What an item of the list at `path` is; None when the schema does not say, or there is no list."""
        owner = self._owner(path, value)
        child = None if owner is None else owner.child(_FAR)
        return None if child is None else child.member("", required=False)

    def _owner(self, path: Path, value: JsonValue) -> "_Node | None":
        node: _Node | None = self._root.fitted(value)
        for part in path:
            value = _below(value, part)
            node = None if node is None else node.child(part)
            if node is None:
                return None
            node = node.fitted(value)
        return node


_FAR = 1_000_000
"""An item that no list of single items reaches."""


def _below(value: JsonValue, part: str | int) -> JsonValue:
    match value, part:
        case dict(), str():
            return value.get(part)
        case list(), int() if part < len(value):
            return value[part]
        case _:
            return None


class _Node:
    """All the ways that the value at a place may be, and what is below; made once for each set of ways."""

    __slots__ = ("_branches", "_children", "_fitted", "_members", "_schemas")

    def __init__(self, schemas: Branches, branches: tuple[Branch, ...]) -> None:
        self._schemas = schemas
        self._branches = branches
        self._children: dict[str | int, _Node | None] = {}
        self._fitted: dict[int, _Node] = {}
        self._members: tuple[Member, ...] | None = None

    def fitted(self, value: JsonValue) -> "_Node":
        """The way that `value` fits best; all of them when that cannot be told."""
        if value is None or len(self._branches) < 2:
            return self
        scores = [score(branch, value) for branch in self._branches]
        best = scores.index(max(scores))
        if best not in self._fitted:
            self._fitted[best] = _Node(self._schemas, (self._branches[best],))
        return self._fitted[best]

    def child(self, part: str | int) -> "_Node | None":
        """The node of a member or an item."""
        if isinstance(part, int):
            part = min(part, max((len(branch.get("prefixItems", ())) for branch in self._branches), default=0))
        if part not in self._children:
            self._children[part] = self._made(part)
        return self._children[part]

    def _made(self, part: str | int) -> "_Node | None":
        schemas = [schema for branch in self._branches for schema in _below_branch(branch, part)]
        below = tuple(branch for schema in schemas for branch in self._schemas.of(schema))
        return _Node(self._schemas, below) if below else None

    def members(self) -> tuple[Member, ...]:
        """The members that are named here."""
        if self._members is None:
            names = dict.fromkeys(name for branch in self._branches for name in branch.get("properties", ()))
            found = ((self.child(name), name) for name in names)
            self._members = tuple(
                child.member(name, required=self.requires(name)) for child, name in found if child is not None
            )
        return self._members

    def requires(self, part: str | int) -> bool:
        """Whether every object here must have the member."""
        objects = [branch for branch in self._branches if "properties" in branch]
        return bool(objects) and all(part in branch.get("required", ()) for branch in objects)

    def member(self, name: str, *, required: bool) -> Member:
        """What is said of this place."""
        kinds = [kinds_of(branch) for branch in self._branches]
        values = [branch for branch, found in zip(self._branches, kinds, strict=True) if found != ("null",)]
        choices = [choices_of(branch) for branch in values]
        return Member(
            name,
            help=_first(self._branches, "description", ""),
            kinds=_distinct(kind for found in kinds for kind in found if kind != "null") if all(kinds) else (),
            nullable=any("null" in found for found in kinds),
            required=required,
            choices=_distinct(value for found in choices for value in found if value is not None)
            if all(choices)
            else (),
            format=_first(values, "format", ""),
            examples=_distinct(example for branch in values for example in branch.get("examples", ())),
            default=_first(self._branches, "default", None),
        )


def _below_branch(branch: Branch, part: str | int) -> Iterator[object]:
    """The schemas for a member or item; one that may be anything has none."""
    if isinstance(part, str):
        named = branch.get("properties", {})
        schema = named[part] if part in named else branch.get("additionalProperties")
    else:
        single = branch.get("prefixItems", ())
        schema = single[part] if part < len(single) else branch.get("items")
    if isinstance(schema, dict) or (isinstance(part, str) and schema is True and part in named):
        yield schema


def _first(branches: Iterable[Branch], keyword: str, default: Any) -> Any:
    return next((branch[keyword] for branch in branches if branch.get(keyword)), default)


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """Each value once, in order; JSON values cannot all be hashed."""
    found: list[Any] = []
    for value in values:
        if not any(value == other and type(value) is type(other) for other in found):
            found.append(value)
    return tuple(found)
