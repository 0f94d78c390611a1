"""Every resource of the service in memory, by account and region, and changes that are whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.engine.lambda_api.kinds import Document, Kind


class Place(NamedTuple):
    """An account in one region: resources of different places never see each other."""

    account_id: str
    region: str


class Name(NamedTuple):
    """What a resource is found by within its place."""

    kind: Kind
    owner: str
    key: str


class Change(NamedTuple):
    """A resource as it is from now on; None when it is gone."""

    place: Place
    name: Name
    document: Document | None


Owned = dict[tuple[Kind, str], dict[str, Document]]
"""The documents of a place: by kind and owner, then by key."""

_NOTHING: Mapping[str, Document] = {}


@dataclass(slots=True)
class State:
    """The resources of all places, as they were last committed."""

    places: dict[Place, Owned] = field(default_factory=dict)

    def apply(self, changes: Iterable[Change]) -> None:
        """Make the changes visible to all."""
        for place, (kind, owner, key), document in changes:
            owned = self.places.setdefault(place, {})
            if document is not None:
                owned.setdefault((kind, owner), {})[key] = document
            elif (documents := owned.get((kind, owner))) is not None:
                documents.pop(key, None)
                if not documents:
                    del owned[kind, owner]

    def view(self, place: Place) -> "Transaction":
        """The resources of a place, and room for changes to them."""
        return Transaction(place, self.places.get(place, {}))

    def views(self) -> "Iterator[Transaction]":
        """One of each place that has resources."""
        for place in tuple(self.places):
            yield self.view(place)


class Transaction:
    """The resources of one place as a caller sees them: those committed, with the caller's own changes."""

    def __init__(self, place: Place, committed: Owned) -> None:
        self.place = place
        self._committed = committed
        self._changes: dict[Name, Document | None] = {}

    def get(self, kind: Kind, owner: str = "", key: str = "") -> Document | None:
        """The document, or None."""
        name = Name(kind, owner, key)
        if name in self._changes:
            return self._changes[name]
        return self._committed.get((kind, owner), _NOTHING).get(key)

    def put(self, kind: Kind, owner: str, key: str, document: Document) -> None:
        """Make or replace it."""
        self._changes[Name(kind, owner, key)] = document

    def delete(self, kind: Kind, owner: str, key: str = "") -> bool:
        """Remove it; False when it was not there."""
        there = self.get(kind, owner, key) is not None
        if there:
            self._changes[Name(kind, owner, key)] = None
        return there

    def all(self, kind: Kind, owner: str = "") -> dict[str, Document]:
        """The documents of an owner, by key, in the order in which they were made."""
        found = dict(self._committed.get((kind, owner), _NOTHING))
        for name, document in self._changes.items():
            if name[:2] == (kind, owner):
                if document is None:
                    found.pop(name.key, None)
                else:
                    found[name.key] = document
        return found

    def owners(self, kind: Kind, key: str | None = None) -> list[str]:
        """Those that have at least one of the kind, or the one of that key; sorted."""
        known = {
            owner
            for (one, owner), documents in self._committed.items()
            if one is kind and (key is None or key in documents)
        }
        changed = {name.owner for name in self._changes if name.kind is kind}
        kept = {
            one for one in changed if (self.all(kind, one) if key is None else self.get(kind, one, key) is not None)
        }
        return sorted((known - changed) | kept)

    def delete_all(self, kinds: Iterable[Kind], owner: str) -> None:
        """Remove all that an owner has of those kinds."""
        for kind in kinds:
            for key in self.all(kind, owner):
                self.delete(kind, owner, key)

    def changes(self) -> tuple[Change, ...]:
        """What was changed, to be committed."""
        return tuple(Change(self.place, name, document) for name, document in self._changes.items())
