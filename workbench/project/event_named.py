"""Where the parameters of a recipe stand below a place of an event: what a form begins with."""

from collections.abc import Callable, Iterator, Sequence

from workbench.base.json_pointer import EVERY, JsonValue, Path
from workbench.model.event_recipe import EventRecipe, Parameter
from workbench.project.event_places import parts_of

Found = tuple[Parameter, Path, JsonValue]
Opened = Callable[[Path, JsonValue], JsonValue]
"""What the member at a path holds, when it is encoded, and else its value."""


def parameters_below(recipe: EventRecipe, value: JsonValue, path: Path, opened: Opened) -> Iterator[Found]:
    """Each parameter with its first place below `path` where it stands alone, and what is there.

    `value` is what is at `path`, decoded; what is found is as it is in the event. Members that are encoded on the way
    are opened. Records count only when `path` is in one. Of several parameters at one place the first counts, and of
    a list that `path` is not in its first item.
    """
    taken: set[Path] = set()
    for parameter in recipe.parameters:
        places = (_led(value, path, parts, opened) for parts in _parts_below(recipe, parameter, path))
        found = next((place for place in places if place is not None), None)
        if found is not None and found[0] not in taken:
            taken.add(found[0])
            yield parameter, *found


def records_place(recipe: EventRecipe, value: JsonValue, opened: Opened) -> Path | None:
    """Where the event `value` (decoded) has its list of records, or the object of such lists; None when it has none."""
    parts = parts_of(recipe.records)
    fixed = parts[: parts.index(EVERY)] if EVERY in parts else parts
    found = _led(value, (), fixed, opened) if fixed else None
    return None if found is None else found[0]


def _parts_below(recipe: EventRecipe, parameter: Parameter, path: Path) -> Iterator[tuple[str, ...]]:
    """What the patterns of `parameter` that lead below `path` have after it."""
    for place in parameter.places:
        parts = parts_of(place.at)
        leads = len(parts) > len(path) and all(
            part in (EVERY, str(step)) for part, step in zip(parts, path, strict=False)
        )
        if not place.template and leads and not _enters_records(recipe, parts, path):
            yield parts[len(path) :]


def _enters_records(recipe: EventRecipe, parts: Sequence[str], path: Path) -> bool:
    """Whether `parts` lead into a record, and `path` does not yet."""
    records = parts_of(recipe.records)
    if not records or len(path) > len(records) or len(parts) <= len(records):
        return False
    return all(one == other or EVERY in (one, other) for one, other in zip(records, parts, strict=False))


def _led(value: JsonValue, path: Path, parts: Sequence[str], opened: Opened) -> tuple[Path, JsonValue] | None:
    """Where `parts` lead from `path`, and what is there, still encoded; None when that is nowhere."""
    for at, part in enumerate(parts):
        match opened(path, value) if at else value:
            case dict() as owner if (name := next(iter(owner), "") if part == EVERY else part) in owner:
                value, path = owner[name], (*path, name)
            case list() as items if (number := _number(part)) < len(items):
                value, path = items[number], (*path, number)
            case _:
                return None
    return path, value


def _number(part: str) -> int:
    """The position that `part` means in a list; one that no list has when it is a name."""
    if part == EVERY:
        return 0
    return int(part) if part.isascii() and part.isdigit() else 1 << 62
