"""The type of an event, guessed by what it has: members that few types have, and the values that tell types apart."""

from collections import Counter
from functools import lru_cache

from workbench.base.json_pointer import JsonValue
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_features import Feature, Features, Trie, features_of
from workbench.project.event_recipes import details

_GOOD_ENOUGH = 0.55
_WITH_ITS_SOURCE = 0.25
"""What is good enough for a short event that names its source, as `aws:sqs`."""
_LACKED, _TOO_MUCH = 0.8, 0.15
"""How much it counts that the event lacks what the type has, and that it has what the type does not."""


def guess_type(catalogue: EventCatalogue, value: JsonValue) -> str:
    """The id of the event type that `value` fits best, empty when none does well. Raises EventError.

    Of types that nothing tells apart it is the first, by id, of the service with the most. The first call reads the
    whole catalogue.
    """
    return _index(catalogue).best(value) if isinstance(value, dict) and value else ""


@lru_cache(maxsize=2)
def _index(catalogue: EventCatalogue) -> "_Index":
    return _Index(catalogue)


class _Index:
    """Every type by its features, each of which weighs the more the fewer types have it."""

    def __init__(self, catalogue: EventCatalogue) -> None:
        self._trie = Trie()
        self._types: dict[str, Features] = {}
        of_service = Counter(entry.service for entry in catalogue.types)
        for entry in sorted(catalogue.types, key=lambda entry: (-of_service[entry.service], entry.id)):
            type_id = entry.id
            self._types[type_id] = features_of(self._trie, details(catalogue, type_id), catalogue.sample(type_id))
        self._having: dict[Feature, list[str]] = {}
        for type_id, features in self._types.items():
            for feature in features:
                self._having.setdefault(feature, []).append(type_id)
        self._rarity = {feature: 1 / len(having) ** 0.5 for feature, having in self._having.items()}
        self._weights = {
            type_id: sum(self._rarity[feature] * weight for feature, weight in features.items())
            for type_id, features in self._types.items()
        }

    def best(self, value: JsonValue) -> str:
        """The type with the highest score."""
        found = self._trie.found(value)
        shared: dict[str, float] = {}
        covered: dict[str, float] = {}
        for feature in found.features:
            for type_id in self._having.get(feature, ()):
                rarity = self._rarity[feature]
                shared[type_id] = shared.get(type_id, 0.0) + rarity * self._types[type_id][feature]
                covered[type_id] = covered.get(type_id, 0.0) + rarity
        has = sum(self._rarity.get(feature, 1.0) for feature in found.features) + found.unknown
        scores = {
            type_id: self._score(type_id, shared[type_id], has - covered[type_id])
            for type_id in self._types
            if type_id in shared
        }
        best = max(scores, key=lambda type_id: scores[type_id], default="")
        named = any(feature in self._types[best] for feature in found.sources) if best else False
        return best if best and scores[best] >= (_WITH_ITS_SOURCE if named else _GOOD_ENOUGH) else ""

    def _score(self, type_id: str, shared: float, too_much: float) -> float:
        """From 0 to 1, rounded so that what nothing tells apart is equal."""
        lacked = self._weights[type_id] - shared
        score: float = round(shared / (shared + _LACKED * lacked + _TOO_MUCH * too_much), 6)
        return score
