"""Edits of an event's text that keep the event consistent, and all that they do not touch as it is typed.

A place is a path into the event with its encoders open. Without a recipe (the type is unknown) an edit is of its
place alone. Each function raises ValueError when the text is not JSON, and LookupError for a place that is not there.
"""

import contextlib
import random
from collections.abc import Collection, Iterator
from typing import Any

from workbench.base.json_copy import copy_of
from workbench.base.json_edit import (
    TextEdit,
    cut_items,
    duplicate_item,
    insert_item,
    insert_member,
    remove,
    value_text,
)
from workbench.base.json_pointer import JsonValue, Path, places, value_at
from workbench.model.event_recipe import EventRecipe, Renewal
from workbench.project.event_copies import copied
from workbench.project.event_links import Links
from workbench.project.event_make import checked, records_path, set_count
from workbench.project.event_places import fits
from workbench.project.event_renewal import SAMPLE_MS, Fresh, renew, tell_one_apart
from workbench.project.event_text import differences, open_event
from workbench.project.event_times import moment_ms

_NO_RECIPE = EventRecipe("")
_VARIABLE = "${"


def edits(recipe: EventRecipe | None, text: str, path: Path, value: JsonValue) -> tuple[TextEdit, ...]:
    """Give the member at `path` another value, and to what belongs to it in the same record.

    Where a parameter goes, its other places follow, through templates in both directions; then what follows a changed
    member. No edit when the value is there already.
    """
    opened = open_event(text, recipe or _NO_RECIPE)
    value_at(opened.event, path)
    return opened.edits(Links(opened.recipe, opened.event).spread(path, value))


def set_parameter(recipe: EventRecipe, text: str, name: str, value: JsonValue) -> tuple[TextEdit, ...]:
    """Give a parameter another value in every record. A text with variables fits every kind.

    Raises UsageError for an unknown name, or a value of another kind.
    """
    has_variables = isinstance(value, str) and _VARIABLE in value
    checked(recipe, {name: _default(recipe, name) if has_variables else value})
    opened = open_event(text, recipe)
    opened.unread.clear()
    return opened.edits(Links(recipe, opened.event).spread_parameter(name, value))


def _default(recipe: EventRecipe, name: str) -> Any:
    return next((parameter.default for parameter in recipe.parameters if parameter.name == name), None)


def added(
    recipe: EventRecipe | None, text: str, path: Path, value: JsonValue, before: Collection[str] = ()
) -> tuple[TextEdit, ...]:
    """Add the member at `path`, in front of the first one that `before` names, or at the end; or an item to a list."""

    def make(text: str, place: Path) -> TextEdit:
        written = value_text(value, text, place)
        match place:
            case (*_, int(index)):
                return insert_item(text, place[:-1], index, written)
            case _:
                return insert_member(text, place, written, before)

    return (open_event(text, recipe or _NO_RECIPE).edit(path, make),)


def removed(recipe: EventRecipe | None, text: str, path: Path) -> tuple[TextEdit, ...]:
    """Take out the member or item at `path`."""
    return (open_event(text, recipe or _NO_RECIPE).edit(path, remove),)


def renewed(recipe: EventRecipe, text: str, fresh: Fresh, sample: str = "") -> tuple[TextEdit, ...]:
    """Make ids, times and sequence numbers new; members that hold variables stay.

    Times keep their distances. With the type's `sample` the event becomes one of `fresh.now_ms`, however old it is;
    without it its first time does.
    """
    opened, after = open_event(text, recipe), open_event(text, recipe).event
    now_ms = None if fresh.now_ms is None else fresh.now_ms - _age_ms(opened.event, recipe, sample)
    renew(after, recipe, Fresh(fresh.chance, now_ms))
    found = differences(opened.event, after)
    return opened.edits({path: value for path, value in found if not _is_variable(value_at(opened.event, path))})


def _is_variable(value: JsonValue) -> bool:
    return isinstance(value, str) and _VARIABLE in value


def _age_ms(event: JsonValue, recipe: EventRecipe, sample: str) -> int:
    """By how much the event is later than the moment of every sample, told by the first time that it has."""
    of_sample = open_event(sample, recipe).event if sample else None
    for entry in recipe.renewed:
        if entry.how is Renewal.TIME:
            for path in places(event, entry.at):
                now = moment_ms(value_at(event, path))
                then = _first_moment(of_sample, entry.at) if sample else SAMPLE_MS
                if now is not None and then is not None:
                    return now - then
    return 0


def _first_moment(event: JsonValue, pattern: str) -> int | None:
    return next((moment_ms(value_at(event, path)) for path in places(event, pattern)), None)


def with_records(recipe: EventRecipe, text: str, count: int) -> tuple[TextEdit, ...]:
    """Cut the records to `count`, or add copies of them in turn, told apart. Raises UsageError as `set_count` does."""
    opened = open_event(text, recipe)
    path = records_path(opened.event, recipe)
    batch = None if path is None else value_at(opened.event, path)
    had = len(batch) if isinstance(batch, list) else 1
    # Seeded by the text: the same request makes the same records, and none that are there already.
    with _depth_is_a_fault():
        set_count(opened.event, recipe, count, Fresh(random.Random(text)))
    if path is None or count == had:
        return ()
    if count < had:
        return (opened.edit(path, lambda text, place: cut_items(text, place, count)),)
    return (copied(opened, path, {number: number % had for number in range(had, count)}, had),)


def duplicate_record(recipe: EventRecipe | None, text: str, path: Path) -> tuple[TextEdit, ...]:
    """Repeat the record at `path` right after itself, with ids of its own; an item of another list as it is."""
    opened = open_event(text, recipe or _NO_RECIPE)
    record, batch = value_at(opened.event, path), value_at(opened.event, path[:-1])
    if not isinstance(batch, list) or not fits(opened.recipe.records, path[:-1]):
        return (opened.edit(path, duplicate_item),)
    number, index = len(batch), int(path[-1])
    with _depth_is_a_fault():
        batch.append(copy_of(record))
        tell_one_apart(opened.event, opened.recipe, (*path[:-1], number), Fresh(random.Random(text)))
    return (copied(opened, path[:-1], {number: index}, index + 1),)


@contextlib.contextmanager
def _depth_is_a_fault() -> Iterator[None]:
    try:
        yield
    except RecursionError as error:
        raise ValueError("The event is nested too deeply") from error
