"""Events and answers checked against what their type says. Events are open-world: what is found are warnings."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from workbench.base.json_places import Lines, find_spans
from workbench.base.json_pointer import JsonValue, Path, places, pointer_to, value_at
from workbench.base.json_slices import read_value
from workbench.base.jsontext import find_fault
from workbench.model.event import EventProblem
from workbench.model.event_recipe import Coding, EventRecipe, FollowRule
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_members import decode, followed, leader
from workbench.project.event_recipes import details
from workbench.project.event_repeats import repeated_names

MOST_PROBLEMS = 200


def check_event(catalogue: EventCatalogue, type_id: str, text: str) -> tuple[EventProblem, ...]:
    """What in the JSON `text` does not fit the event type, in the order of the text, 200 at most; and repeated names.

    Raises UsageError for an unknown id, EventError for a broken catalogue.
    """
    found = details(catalogue, type_id)
    return _problems(text, lambda value: _of_event(found.schema, found.recipe, value), repeated_names)


def check_response(catalogue: EventCatalogue, type_id: str, text: str) -> tuple[EventProblem, ...]:
    """What in the answer `text` the trigger cannot read; nothing when it reads none."""
    schema = details(catalogue, type_id).response_schema
    return () if schema is None else _problems(text, lambda value: _of_schema(schema, value, "answer"))


def _of_event(schema: dict[str, Any], recipe: EventRecipe, value: JsonValue) -> Iterator[tuple[Path, str]]:
    yield from _of_schema(schema, value)
    yield from _undecodable(recipe, value)
    yield from _unfollowed(recipe, value)


def _of_schema(schema: dict[str, Any], value: JsonValue, noun: str = "event") -> Iterator[tuple[Path, str]]:
    # Imported late: most starts check nothing.
    from workbench.project.event_validator import violations  # noqa: PLC0415

    yield from ((violation.path, violation.text) for violation in violations(schema, value, noun))


def _undecodable(recipe: EventRecipe, value: JsonValue) -> Iterator[tuple[Path, str]]:
    """Members that do not hold what the service puts there; bytes that are no text are fine in base64."""
    for encoder in recipe.encoders:
        for path in places(value, encoder.at):
            member = value_at(value, path)
            try:
                decode(member, encoder.steps)
            except UnicodeDecodeError:
                continue
            except ValueError:
                yield path, f"{path[-1]} is not {_spoken(encoder.steps)}."


_SPOKEN = {Coding.BASE64: "base64", Coding.GZIP: "gzip", Coding.JSON: "JSON"}


def _spoken(steps: Iterable[Coding]) -> str:
    return " of ".join(_SPOKEN[step] for step in steps)


def _unfollowed(recipe: EventRecipe, value: JsonValue) -> Iterator[tuple[Path, str]]:
    """Members that should follow others and do not."""
    for follower in recipe.followers:
        if follower.rule is FollowRule.TOPIC:
            continue
        for path in places(value, follower.at):
            source = leader(path, follower)
            try:
                text = value_at(value, source)
            except LookupError:
                continue
            if isinstance(text, str) and value_at(value, path) != followed(text, follower.rule):
                yield path, f"{path[-1]} does not follow {source[-1]}: it would be {followed(text, follower.rule)}."


def _problems(
    text: str,
    find: Callable[[JsonValue], Iterator[tuple[Path, str]]],
    of_text: Callable[[str], tuple[EventProblem, ...]] = lambda _text: (),
) -> tuple[EventProblem, ...]:
    fault = find_fault(text)
    if fault is not None:
        return (EventProblem("", fault.line, fault.column, f"The text is not JSON: {fault.reason}."),)
    found = list(islice(_distinct(find(read_value(text))), MOST_PROBLEMS))
    return tuple(sorted((*_placed(text, found), *of_text(text)), key=lambda one: (one.line, one.column)))


def _distinct(found: Iterator[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    seen: set[tuple[Path, str]] = set()
    for one in found:
        if one not in seen:
            seen.add(one)
            yield one


def _placed(text: str, found: list[tuple[Path, str]]) -> tuple[EventProblem, ...]:
    if not found:
        return ()
    spans, lines = find_spans(text, {path for path, _ in found}), Lines(text)
    placed = [(spans[path].start if path in spans else 0, path, sentence) for path, sentence in found]
    placed.sort(key=lambda item: item[0])
    return tuple(EventProblem(pointer_to(path), *lines.at(start), sentence) for start, path, sentence in placed)
