"""Makes an event of the catalogue: parameters go to all of their places, records are as many as asked for."""

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workbench.base.json_copy import copy_of
from workbench.base.json_pointer import JsonValue, Path, places, put_at, value_at
from workbench.model.errors import UsageError
from workbench.model.event_recipe import EventRecipe, Parameter, ParameterKind, Place
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_members import closed, follow, opened
from workbench.project.event_recipes import details
from workbench.project.event_renewal import Fresh, renew, tell_apart

MOST_RECORDS = 10_000
"""The largest batch size of any event source mapping (LAMBDA_FACTS §6.1)."""


def make(
    catalogue: EventCatalogue,
    type_id: str,
    values: Mapping[str, Any] | None = None,
    *,
    records: int | None = None,
    fresh: Fresh | None = None,
) -> str:
    """An event as pretty JSON text, in the sample's key order; only what `values` name differs from the sample.

    `records` is how many records it has (None: as many as the sample); `fresh` makes ids, times and sequence numbers
    new. Raises UsageError for an unknown id, parameter, kind of value or number of records.
    """
    recipe = details(catalogue, type_id).recipe
    sample: JsonValue = json.loads(catalogue.sample(type_id))
    return pretty(filled(sample, recipe, checked(recipe, values or {}), records=records, fresh=fresh))


def filled(
    sample: JsonValue,
    recipe: EventRecipe,
    values: Mapping[str, Any],
    *,
    records: int | None = None,
    fresh: Fresh | None = None,
    last: Callable[[JsonValue], None] | None = None,
) -> JsonValue:
    """`sample` with the checked `values` in their places; `last` may change the event while it is open."""
    event = opened(sample, recipe.encoders)
    if records is not None:
        # Seeded: the same request makes the same event.
        set_count(event, recipe, records, Fresh(random.Random(recipe.type_id)))
    _fill(event, recipe, values)
    if fresh is not None:
        renew(event, recipe, fresh)
    if last is not None:
        last(event)
    follow(event, recipe.followers)
    return closed(event, recipe.encoders, sample)


def pretty(event: JsonValue) -> str:
    """`event` as the samples are written."""
    return json.dumps(event, indent=2, ensure_ascii=False) + "\n"


def checked(recipe: EventRecipe, values: Mapping[str, Any]) -> dict[str, Any]:
    """`values`, each of which is a parameter's and of its kind. Raises UsageError."""
    known = {parameter.name: parameter for parameter in recipe.parameters}
    for name, value in values.items():
        if name not in known:
            names = ", ".join(known) or "none"
            raise UsageError(f"{recipe.type_id} has no parameter {name}.", "", f"Its parameters are: {names}.")
        if not _fits(value, known[name].kind):
            raise UsageError(f"The parameter {name} of {recipe.type_id} takes {_A_KIND[known[name].kind]}.")
    return dict(values)


_A_KIND = {
    ParameterKind.TEXT: "a text",
    ParameterKind.INTEGER: "a whole number",
    ParameterKind.NUMBER: "a number",
    ParameterKind.BOOLEAN: "true or false",
    ParameterKind.JSON: "JSON",
}


def _fits(value: Any, kind: ParameterKind) -> bool:
    match kind:
        case ParameterKind.TEXT:
            return isinstance(value, str)
        case ParameterKind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case ParameterKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ParameterKind.BOOLEAN:
            return isinstance(value, bool)
        case ParameterKind.JSON:
            return True


def read_value(parameter: Parameter, text: str) -> Any:
    """What `text`, as typed on a command line or in a field, is as a value of `parameter`. Raises UsageError."""
    if parameter.kind is ParameterKind.TEXT:
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if (value is None and text.strip() != "null") or not _fits(value, parameter.kind):
        raise UsageError(f"The parameter {parameter.name} takes {_A_KIND[parameter.kind]}, not {text!r}.")
    return value


def _fill(event: JsonValue, recipe: EventRecipe, values: Mapping[str, Any]) -> None:
    words = {parameter.name: values.get(parameter.name, parameter.default) for parameter in recipe.parameters}
    for parameter in recipe.parameters:
        if parameter.name in values:
            for place in parameter.places:
                value = rendered(place, words, values[parameter.name])
                for path in list(places(event, place.at)):
                    put_at(event, path, copy_of(value))


def rendered(place: Place, words: Mapping[str, Any], value: Any) -> Any:
    """What goes to `place`: the value, or the template with every parameter's value."""
    if not place.template:
        return value
    names = "|".join(re.escape(name) for name in words)
    return re.sub(rf"\{{({names})\}}", lambda found: str(words[found[1]]), place.template)


def set_count(event: JsonValue, recipe: EventRecipe, count: int, fresh: Fresh) -> None:
    """Cut the records of the opened `event` to `count`, or copy them in turn, with ids of their own.

    Raises UsageError when the event cannot have so many.
    """
    path = records_path(event, recipe)
    batch = None if path is None else value_at(event, path)
    if path is None or not isinstance(batch, list):
        if count == 1:
            return
        raise UsageError(f"An event of {recipe.type_id} has one record.", "", "Leave the number of records out.")
    had = len(batch)
    if not had:
        raise UsageError("The event has no record to copy.", "", "Add one, or make the event anew.")
    batch[had:] = [copy_of(batch[number % had]) for number in range(had, checked_count(count))]
    del batch[count:]
    tell_apart(event, recipe, had, fresh, path)


def records_path(event: JsonValue, recipe: EventRecipe) -> Path | None:
    """Where the records of `event` are, the first list of them; None when there is none."""
    return next(places(event, recipe.records), None) if recipe.records else None


def checked_count(count: int) -> int:
    """`count`, when an event may have as many records. Raises UsageError."""
    if not 1 <= count <= MOST_RECORDS:
        raise UsageError(f"An event has 1 to {MOST_RECORDS:,} records, not {count}.")
    return count


def batch_size(sample: JsonValue, recipe: EventRecipe) -> int | None:
    """How many records `sample` has, or None when events of its type have no list of them."""
    path = records_path(sample, recipe)
    batch: Sequence[Any] | JsonValue = None if path is None else value_at(sample, path)
    return len(batch) if isinstance(batch, list) else None
