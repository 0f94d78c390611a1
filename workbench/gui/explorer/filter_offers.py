"""What can be completed in the explorer's filter: the prefixes, and what may follow each."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.gui.composer.json_offers import Offer
from workbench.gui.models.function_filter import Asked, Subject, runtime_name
from workbench.gui.translation import later, tr, tr_n
from workbench.model.function import Function

MOST = 40
_TERM = re.compile(r"(?:(?<!\S)(tag|runtime|state):(?:\S*\|)?)?([^\s|]*)\Z", re.IGNORECASE)
_ENOUGH = 2
"""Letters after which a prefix is offered: one begins many words."""

PREFIXES = (
    Offer("tag:", later("key, value or key=value"), later("Functions with a tag that begins so."), text="tag:"),
    Offer("runtime:", "python3.13, nodejs, image", later("Functions of a runtime that begins so."), text="runtime:"),
    Offer(
        "state:",
        "running, warm, problem",
        later("Functions in a state; several with a bar between."),
        text="state:",
    ),
    Offer("/…/", later("pattern"), later("Functions and events that a regular expression finds."), text="/"),
)

_STATES = tuple(
    Offer(state.value, "", help_, text=state.value)
    for state, help_ in (
        (Asked.RUNNING, later("An invoke of it goes on.")),
        (Asked.WARM, later("It has an environment that waits for the next invoke.")),
        (Asked.PROBLEM, later("Something in its template or code is wrong.")),
        (Asked.FAVOURITE, later("It is starred.")),
        (Asked.DEPRECATED, later("AWS has deprecated its runtime.")),
    )
)


@dataclass(frozen=True, slots=True)
class Offered:
    """Offers, and where what each replaces begins."""

    start: int
    offers: tuple[Offer, ...] = ()


class FilterValues:
    """What the functions of a workspace have after each prefix; counted once, since that takes as long as a key."""

    def __init__(self, functions: Sequence[Function] = ()) -> None:
        self.functions = functions

    def of(self, subject: Subject) -> Sequence[Offer]:
        """The values that may follow."""
        match subject:
            case Subject.STATE:
                return [_told(one) for one in _STATES]
            case Subject.RUNTIME:
                return self._runtimes
            case Subject.TAG:
                return self._tags

    @cached_property
    def _runtimes(self) -> list[Offer]:
        return _counted(Counter(runtime_name(one) for one in self.functions))

    @cached_property
    def _tags(self) -> list[Offer]:
        return _counted(Counter(f"{key}={value}" for one in self.functions for key, value in one.tags))


def offers_at(text: str, cursor: int, values: FilterValues, *, asked: bool = False) -> Offered:
    """What fits before `cursor`; with `asked` prefixes are offered to an empty word too."""
    found = _TERM.search(text[:cursor])
    if found is None:
        return Offered(cursor)
    prefix, typed = found[1], found[2].casefold()
    fitting = values.of(Subject(prefix.lower())) if prefix else [_told(one) for one in PREFIXES]
    if not prefix and not asked and len(typed) < _ENOUGH:
        return Offered(found.start(2))
    begun = [one for one in fitting if one.text.casefold().startswith(typed)]
    if [one.text.casefold() for one in begun] == [typed]:
        begun = []
    return Offered(found.start(2), tuple(begun[:MOST]))


def _told(offer: Offer) -> Offer:
    return replace(offer, kind=tr(offer.kind), help=tr(offer.help))


def _counted(counts: Counter[str]) -> list[Offer]:
    """In their order, each with how many functions have it; one with blanks is quoted."""
    return [
        Offer(name, tr_n("{n:,} function", "{n:,} functions", count), text=f'"{name}"' if " " in name else name)
        for name, count in sorted(counts.items())
        if name
    ]
