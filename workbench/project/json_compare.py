"""Two JSON values compared: what is missing, what came unexpected, what differs, each with its place.

Numbers are compared by value (1 is 1.0), and true is not 1. Lists are compared item by item, also for SUBSET, which
lets objects at any depth have more members but lists no more items. A text that is itself JSON, as the `body` of an
answer for API Gateway, is compared as text unless a place inside of it is ignored.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.base.json_pointer import EVERY, JsonValue, Path, parse, pointer_to
from workbench.base.json_read import read_json
from workbench.model.difference import Difference, DifferenceKind
from workbench.model.event_sidecar import Match

MOST_DIFFERENCES = 500
_WIDEST = 60
_BEFORE = 12
"""How much of a long text is shown before the place where it differs."""

Patterns = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two values that stand at the same place; `ignored` are the parts of patterns that lead on from here."""

    path: Path
    expected: JsonValue
    actual: JsonValue
    ignored: Patterns


def differences(
    expected: JsonValue, actual: JsonValue, *, match: Match = Match.EXACT, ignore: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """What differs, in the order of the expected value; 500 at most.

    `ignore` are JSON Pointers to what is not compared, with `*` for every item or member.
    """
    start = _Pair((), expected, actual, tuple(parse(pattern) for pattern in ignore))
    return tuple(islice(_walk(start, match), MOST_DIFFERENCES))


def _walk(start: _Pair, match: Match) -> Iterator[Difference]:
    """Goes down without recursion: answers may be nested a thousand levels deep."""
    waiting: list[_Pair | Difference] = [start]
    while waiting:
        pair = waiting.pop()
        if isinstance(pair, Difference):
            yield pair
        elif () not in pair.ignored:
            waiting += reversed(list(_below(pair, match)))


def _below(pair: _Pair, match: Match) -> Iterator[_Pair | Difference]:
    """The pairs below this one, and what differs at once."""
    match pair.expected, pair.actual:
        case dict() as expected, dict() as actual:
            yield from _members(pair, expected, actual, match)
        case list() as wanted, list() as came:
            yield from _items(pair, wanted, came)
        case str() as wanted_text, str() as came_text if pair.ignored and wanted_text != came_text:
            yield from _inside(pair, wanted_text, came_text)
        case expected, actual:
            if not _same(expected, actual):
                yield _different(pair.path, expected, actual)


def _members(
    pair: _Pair, expected: dict[str, JsonValue], actual: dict[str, JsonValue], match: Match
) -> Iterator[_Pair | Difference]:
    for name, value in expected.items():
        path, ignored = (*pair.path, name), _following(pair.ignored, name)
        if name in actual:
            yield _Pair(path, value, actual[name], ignored)
        elif () not in ignored:
            yield _missing(path, value)
    for name, value in actual.items() if match is Match.EXACT else ():
        if name not in expected and () not in _following(pair.ignored, name):
            yield _unexpected((*pair.path, name), value)


def _items(pair: _Pair, expected: list[JsonValue], actual: list[JsonValue]) -> Iterator[_Pair | Difference]:
    for index in range(max(len(expected), len(actual))):
        path, ignored = (*pair.path, index), _following(pair.ignored, str(index))
        if index < len(expected) and index < len(actual):
            yield _Pair(path, expected[index], actual[index], ignored)
        elif () not in ignored:
            yield _missing(path, expected[index]) if index < len(expected) else _unexpected(path, actual[index])


def _inside(pair: _Pair, expected: str, actual: str) -> Iterator[_Pair | Difference]:
    """A text in which something is ignored, compared as the JSON that it holds."""
    inner = containers(expected, actual)
    if inner is None:
        yield _different(pair.path, expected, actual)
    else:
        yield _Pair(pair.path, *inner, pair.ignored)


def _following(ignored: Patterns, name: str) -> Patterns:
    return tuple(parts[1:] for parts in ignored if parts and parts[0] in (name, EVERY))


def _same(expected: JsonValue, actual: JsonValue) -> bool:
    """Whether two values are equal that are not two objects or two lists."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    return expected == actual


def _missing(path: Path, expected: JsonValue) -> Difference:
    text = f"{_place(path)} is missing; {shown(expected)} was expected."
    return Difference(path, DifferenceKind.MISSING, expected, None, text)


def _unexpected(path: Path, actual: JsonValue) -> Difference:
    text = f"{_place(path)} was not expected; it is {shown(actual)}."
    return Difference(path, DifferenceKind.UNEXPECTED, None, actual, text)


def _different(path: Path, expected: JsonValue, actual: JsonValue) -> Difference:
    return Difference(path, DifferenceKind.DIFFERENT, expected, actual, _sentence(path, expected, actual))


def _sentence(path: Path, expected: JsonValue, actual: JsonValue) -> str:
    if isinstance(expected, str) and isinstance(actual, str):
        return _of_texts(path, expected, actual)
    return f"{_place(path)} is {shown(actual)}; {shown(expected)} was expected."


def _of_texts(path: Path, expected: str, actual: str) -> str:
    """With the inner place when both texts are JSON and differ in their values."""
    inner = containers(expected, actual)
    found = () if inner is None else differences(*inner)
    if found:
        first = found[0].text[:-1]
        more = f" ({len(found) - 1} more inside)" if len(found) > 1 else ""
        return f"{_place(path)} differs inside: {first}{more}."
    if inner is not None:
        return f"{_place(path)} differs in how its JSON is written."
    start = max(0, _first_difference(expected, actual) - _BEFORE)
    return f"{_place(path)} is {shown(actual, start)}; {shown(expected, start)} was expected."


def containers(expected: JsonValue, actual: JsonValue) -> tuple[JsonValue, JsonValue] | None:
    """Two texts as the JSON that they hold, when both hold an object or a list."""
    if not isinstance(expected, str) or not isinstance(actual, str):
        return None
    if expected.lstrip()[:1] not in ("{", "[") or actual.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return read_json(expected), read_json(actual)
    except ValueError:
        return None


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _place(path: Path) -> str:
    return pointer_to(path) or "The result"


def shown(value: JsonValue, start: int = 0) -> str:
    """A value in a sentence: short ones as JSON, a long text from `start`, containers by their size."""
    match value:
        case dict() if value:
            return f"an object of {_counted(len(value), 'member')}"
        case list() if value:
            return f"a list of {_counted(len(value), 'item')}"
        case str() if len(value) > _WIDEST:
            end = start + _WIDEST
            piece = value[start:end]
            return f"{'…' if start else ''}{json.dumps(piece, ensure_ascii=False)}{'…' if end < len(value) else ''}"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
