"""What tells events of one type from those of another: named members, and constants in some of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from workbench.base.json_pointer import EVERY, JsonValue, Path
from workbench.model.event_recipe import Coding, EventDetails, Parameter
from workbench.project.event_places import encoder_at, fits, held
from workbench.project.event_schema import Member, SchemaView

Feature = tuple[int, str]
"""A place, by its number in the trie, and the constant there; an empty text stands for the member itself."""

Features = dict[Feature, float]
"""With how much each counts: little for members that an event of the type may lack."""

_OPTIONAL, _CONSTANT, _CHOSEN = 0.3, 4.0, 1.0
SOURCE_NAMES = frozenset(["eventSource", "EventSource", "triggerSource"])
_DIRECTIVE = ("header", "name")
_TELLING_NAMES = frozenset(
    [
        "eventSource",
        "EventSource",
        "eventName",
        "triggerSource",
        "source",
        "detail-type",
        "type",
        "eventType",
        "RequestType",
        "messageType",
        "invocationSource",
        "condition",
        "version",
        "messageVersion",
        "summaryVersion",
        "payloadVersion",
        "invocationSchemaVersion",
        "protocolVersion",
    ]
)
_ITEMS_LOOKED_AT, _DEEPEST = 3, 8


@dataclass(slots=True)
class _Node:
    """A place that samples have; `is_json` says that JSON stands there as text."""

    number: int
    below: dict[str, "_Node"] = field(default_factory=dict)
    has_constants: bool = False
    is_json: bool = False
    names_source: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The features of an event, those of them that name its source, and how many members no type knows there."""

    features: set[Feature]
    sources: set[Feature]
    unknown: int


class Trie:
    """The members that samples have, in all types together; `*` is any item, or any member with a user's own name."""

    def __init__(self) -> None:
        self._count = 0
        self.root = self._made()

    def _made(self) -> _Node:
        self._count += 1
        return _Node(self._count)

    def below(self, node: _Node, name: str) -> _Node:
        """The node of a member, made when it is new."""
        if name not in node.below:
            node.below[name] = self._made()
        return node.below[name]

    def found(self, value: JsonValue) -> "Found":
        """What there is in an event."""
        found: set[Feature] = set()
        sources: set[Feature] = set()
        unknown = 0
        waiting: list[tuple[_Node, JsonValue]] = [(self.root, value)]
        while waiting:
            node, value = waiting.pop()
            for name, item in _members(_read(value) if node.is_json else value):
                child = node.below.get(name) or node.below.get(EVERY)
                if child is None:
                    unknown += 1
                    continue
                found.add((child.number, ""))
                if child.has_constants and isinstance(item, str):
                    found.add((child.number, item))
                    sources |= {(child.number, item)} if child.names_source else set()
                waiting.append((child, item))
        return Found(found, sources, unknown)


def _members(value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    match value:
        case dict():
            yield from value.items()
        case list():
            yield from ((EVERY, item) for item in islice(value, _ITEMS_LOOKED_AT))
        case _:
            pass


def _read(value: JsonValue) -> JsonValue:
    """What a member that holds JSON as text holds."""
    try:
        read: JsonValue = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return value
    return read


def features_of(trie: Trie, details: EventDetails, sample: str) -> Features:
    """What the `sample` of a type has, put into `trie`."""
    return _Reading(trie, details, json.loads(sample)).features


class _Reading:
    """One sample gone through with its schema at hand."""

    def __init__(self, trie: Trie, details: EventDetails, sample: JsonValue) -> None:
        self._trie, self._recipe, self._sample = trie, details.recipe, sample
        self._view = SchemaView(details.schema)
        self.features: Features = {}
        self._read(trie.root, (), sample, 1.0)

    def _read(self, node: _Node, path: Path, value: JsonValue, weight: float) -> None:
        if len(path) > _DEEPEST:
            return
        match value:
            case dict():
                self._read_members(node, path, value, weight)
            case list():
                for index, item in enumerate(value[:_ITEMS_LOOKED_AT]):
                    self._take(self._trie.below(node, EVERY), (*path, index), item, weight)
            case _:
                pass

    def _read_members(self, node: _Node, path: Path, value: dict[str, JsonValue], weight: float) -> None:
        named = {member.name: member for member in self._view.members(path, self._sample)}
        described = self._view.at(path, self._sample)
        is_data = not named and described is not None and "object" in described.kinds
        for name, item in value.items():
            if is_data:
                # The names are a user's own; what is below may still be of the service.
                if isinstance(item, dict | list):
                    self._take(self._trie.below(node, EVERY), (*path, name), item, weight * _OPTIONAL)
            elif name in named or not named:
                member = named.get(name)
                needed = 1.0 if member is None or member.required else _OPTIONAL
                child = self._trie.below(node, name)
                self._take(child, (*path, name), item, weight * needed)
                self._take_constant(child, (*path, name), item, member)

    def _take(self, node: _Node, path: Path, value: JsonValue, weight: float) -> None:
        self.features[node.number, ""] = max(weight, self.features.get((node.number, ""), 0.0))
        encoder = encoder_at(self._recipe.encoders, path)
        if encoder is not None and encoder.steps == (Coding.JSON,):
            node.is_json = True
            value, _ = held(value, encoder)
        self._read(node, path, value, weight)

    def _take_constant(self, node: _Node, path: Path, value: JsonValue, member: Member | None) -> None:
        is_constant = member is not None and len(member.choices) == 1
        tells = is_constant or path[-1] in _TELLING_NAMES or path[-2:] == _DIRECTIVE
        if isinstance(value, str) and tells and (weight := self._weight_of_constant(path)):
            node.has_constants = True
            node.names_source = path[-1] in SOURCE_NAMES
            self.features[node.number, value] = weight

    def _weight_of_constant(self, path: Path) -> float:
        """Nothing for what users choose freely, little for what they choose from a list."""
        parameter = next((entry for entry in self._recipe.parameters if _goes_to(entry, path)), None)
        if parameter is None or self._is_of_aws(path):
            return _CONSTANT
        return _CHOSEN if parameter.choices else 0.0

    def _is_of_aws(self, path: Path) -> bool:
        """Whether the event of a bus is one that AWS sends, whose source and type are not a user's."""
        source = self._sample.get("source") if isinstance(self._sample, dict) else None
        return path in (("source",), ("detail-type",)) and isinstance(source, str) and source.startswith("aws.")


def _goes_to(parameter: Parameter, path: Path) -> bool:
    return any(fits(place.at, path) for place in parameter.places)
