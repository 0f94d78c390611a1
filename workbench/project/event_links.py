"""Places of an event that belong together by the parameters of its recipe: a change of one spreads to the others."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.base.json_pointer import EVERY, JsonValue, Path, places, pointer_to, value_at
from workbench.model.event_recipe import EventRecipe, FollowRule, Parameter, Place
from workbench.project.event_places import fits, parts_of
from workbench.project.event_template import read_template, write_template

Changes = dict[Path, JsonValue]

_SHORTEST_REPLACED = 3


class Links:
    """The parameters of one opened `event`. A change stays in the record, and in the item, where it is made."""

    def __init__(self, recipe: EventRecipe, event: JsonValue) -> None:
        self._recipe = recipe
        self._event = event
        patterns = [place.at for parameter in recipe.parameters for place in parameter.places]
        if recipe.records:
            patterns.append(f"{recipe.records}/{EVERY}")
        self._patterns = [parts for parts in map(parts_of, dict.fromkeys(patterns)) if EVERY in parts]
        self._defaults = {parameter.name: _text(parameter.default) for parameter in recipe.parameters}

    def spread(self, path: Path, value: JsonValue) -> Changes:
        """What changes when `path` becomes `value`, that included."""
        before = self.words(path)
        new: dict[str, JsonValue] = {}
        for parameter in self._recipe.parameters:
            for place in parameter.places:
                if fits(place.at, path):
                    new |= _told(parameter, place, value, before)
        changes: Changes = {path: value}
        for name, changed in new.items():
            self._put(changes, name, changed, before, path)
        return _outermost(changes, path)

    def spread_parameter(self, name: str, value: JsonValue) -> Changes:
        """What changes when the parameter becomes `value` in every record."""
        changes: Changes = {}
        self._put(changes, name, value, None, None)
        return _outermost(changes, None)

    def words(self, path: Path) -> dict[str, str]:
        """The values of all parameters as texts, as the record that `path` is in has them."""
        known: dict[str, str] = {}
        open_texts: list[tuple[str, str]] = []
        for parameter in self._recipe.parameters:
            for place in parameter.places:
                found = next(self._places(place.at, path), None)
                value = None if found is None else value_at(self._event, found)
                if place.template and isinstance(value, str):
                    open_texts.append((place.template, value))
                elif not place.template and isinstance(value, str | int | float):
                    known.setdefault(parameter.name, _text(value))
        words = self._defaults | known
        for template, text in open_texts:
            told = read_template(template, text, words) or {}
            fresh = {name: value for name, value in told.items() if name not in known}
            known |= fresh
            words |= fresh
        return words

    def _put(
        self, changes: Changes, name: str, value: JsonValue, before: Mapping[str, str] | None, near: Path | None
    ) -> None:
        """Put the parameter's new value to its places, near `near` or all of them."""
        parameter = next(found for found in self._recipe.parameters if found.name == name)
        for place in parameter.places:
            for path in self._places(place.at, self._reach(place, near)):
                if path in changes and not place.template:
                    continue
                if not place.template:
                    changes[path] = value
                elif not isinstance(value, dict | list) and path != near:
                    old = changes.get(path, value_at(self._event, path))
                    words = self.words(path) if before is None else before
                    new = _rewritten(place.template, old, words, name, _text(value))
                    if new is not None:
                        changes[path] = new

    def _reach(self, place: Place, near: Path | None) -> Path:
        """What a change is near to: a topic names all the records of its partition."""
        if near is None:
            return ()
        named = [rule for rule in self._recipe.followers if rule.rule is FollowRule.TOPIC and fits(rule.of, near)]
        return near[: len(parts_of(named[0].at)) + 1] if named else near

    def _places(self, pattern: str, near: Path) -> Iterator[Path]:
        """The places of `pattern` that are in the same record and item as `near`."""
        bound = list(parts_of(pattern))
        items = {len(path) for parts in self._patterns for path in _wild(parts, near)}
        for index, part in enumerate(bound[: len(near)]):
            if part == EVERY and index in items:
                bound[index] = str(near[index])
            elif part != str(near[index]):
                if index in items:
                    return
                break
        yield from places(self._event, pointer_to(bound))


def _wild(parts: tuple[str, ...], path: Path) -> Iterator[Path]:
    """The beginnings of `path` after which `parts` has a wildcard."""
    for index, (part, step) in enumerate(zip(parts, path, strict=False)):
        if part == EVERY:
            yield path[:index]
        elif part != str(step):
            return


def _told(parameter: Parameter, place: Place, value: JsonValue, before: Mapping[str, str]) -> dict[str, JsonValue]:
    """The parameters that `value` at `place` changes."""
    if not place.template:
        return {parameter.name: value}
    told = read_template(place.template, value, before) if isinstance(value, str) else None
    return {name: text for name, text in (told or {}).items() if text != before[name]}


def _rewritten(template: str, old: JsonValue, words: Mapping[str, str], name: str, value: str) -> str | None:
    """The text of a template's place with the parameter `name` changed, all else as it was; None to leave it."""
    if not isinstance(old, str):
        return None
    told = read_template(template, old, words)
    if told is not None:
        return write_template(template, {**words, **told, name: value})
    # The user's own text: the old value is replaced where it is plainly meant.
    if len(words[name]) < _SHORTEST_REPLACED:
        return None
    return re.sub(rf"(?<!\w){re.escape(words[name])}(?!\w)", lambda _: value, old)


def _outermost(changes: Changes, kept: Path | None) -> Changes:
    """`changes` without those within another one, and without those around `kept`."""
    around = {kept[:length] for length in range(len(kept))} if kept else set()
    left = {path: value for path, value in changes.items() if path not in around}
    return {
        path: value for path, value in left.items() if not any(path[:length] in left for length in range(len(path)))
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)
