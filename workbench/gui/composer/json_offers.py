"""What can be completed in an event, and what taking it writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Protocol

from workbench.base.json_pointer import Path
from workbench.gui.composer.json_place import Place, Where


@dataclass(frozen=True, slots=True)
class Offer:
    """A member, value or variable. `kind` is its type, or a variable's value; `help` says in a line or two what it is.

    `text` is JSON: of a value all of it, of a member what its value begins with; of a variable nothing.
    """

    name: str
    kind: str = ""
    help: str = ""
    required: bool = False
    text: str = ""


class Knowledge(Protocol):
    """What is known of the event that is edited. Nothing raises, whatever the path."""

    def members(self, path: Path) -> Sequence[Offer]:
        """The members that the object at `path` may have."""

    def values(self, path: Path) -> Sequence[Offer]:
        """The values that may stand at `path`, when they can be counted."""

    def help(self, path: Path) -> str:
        """What the value at `path` is; empty when that is not known."""

    def variables(self) -> Sequence[Offer]:
        """What may stand in `${…}`; the kind is the value it has now, or what is made of it."""


class NothingKnown:
    """Of an event whose type is unknown."""

    def members(self, _path: Path) -> Sequence[Offer]:
        """No members."""
        return ()

    def values(self, _path: Path) -> Sequence[Offer]:
        """No values."""
        return ()

    def help(self, _path: Path) -> str:
        """No help."""
        return ""

    def variables(self) -> Sequence[Offer]:
        """No variables."""
        return ()


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is written in place of a Place's `start` to `end`, which may reach further; the cursor goes to `cursor`."""

    start: int
    end: int
    text: str
    cursor: int


def offers_at(place: Place, knowledge: Knowledge) -> list[Offer]:
    """What fits at a place: what begins with what is typed comes first, then what has it elsewhere."""
    match place.where:
        case Where.KEY:
            return _matching(
                (one for one in knowledge.members(place.path) if one.name not in place.names), place.prefix
            )
        case Where.VALUE:
            return _matching(knowledge.values(place.path), place.prefix)
        case Where.VARIABLE:
            return _matching(knowledge.variables(), place.prefix)
        case _:
            return []


def _matching(offers: Iterable[Offer], prefix: str) -> list[Offer]:
    typed = prefix.casefold()
    fitting = [offer for offer in offers if typed in offer.name.casefold()]
    return sorted(fitting, key=lambda offer: not offer.name.casefold().startswith(typed))


def insertion(place: Place, offer: Offer, after: str) -> Insertion:
    """What taking `offer` writes; `after` is the text after the cursor, up to the next lines."""
    match place.where:
        case Where.KEY:
            return _member(place, offer, after)
        case Where.VARIABLE:
            text = f"{offer.name}}}"
            return Insertion(place.start, place.end, text, len(text) - offer.name.endswith(":"))
        case _:
            return _written(place, offer.text, "")


def _member(place: Place, offer: Offer, after: str) -> Insertion:
    rest = after[place.end :].lstrip()
    name = dumps(offer.name, ensure_ascii=False)
    if rest.startswith(":"):
        return Insertion(place.start, place.end, name, len(name))
    begun = _written(place, offer.text, "," if rest[:1] == '"' else "")
    head = f"{name}: "
    return Insertion(begun.start, begun.end, head + begun.text, len(head) + begun.cursor)


def _written(place: Place, value: str, tail: str) -> Insertion:
    """The cursor goes into an empty string, object or list, else behind the value."""
    inside = len(value) - 1 if value in ('""', "{}", "[]") else len(value)
    return Insertion(place.start, place.end, value + tail, inside)
