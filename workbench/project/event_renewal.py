"""Ids, times and sequence numbers of events, made new: each keeps its form, and what quotes an id follows it."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.base.json_pointer import JsonValue, Path, parse, places, put_at, texts, value_at
from workbench.model.event_recipe import EventRecipe, Renewal
from workbench.project.event_times import shifted

SAMPLE_MS = 1_795_255_200_123
"""The moment of every sample, in milliseconds since 1970: 2026-11-21T10:00:00.123Z."""

_LAST_DIGITS = re.compile(r"\d+(?=\D*$)")
_SHORTEST_QUOTED = 6
_WIDEST_JUMP = 10**9


@dataclass(frozen=True, slots=True)
class Fresh:
    """Where new values come from: `now_ms` is what the time becomes (None: times stay), `chance` makes ids."""

    chance: random.Random
    now_ms: int | None = None

    @property
    def shift_ms(self) -> int:
        """By how much times move."""
        return 0 if self.now_ms is None else self.now_ms - SAMPLE_MS


def renew(event: JsonValue, recipe: EventRecipe, fresh: Fresh) -> None:
    """Make every id, time and sequence number of the opened `event` new."""
    jump = fresh.chance.randrange(1, _WIDEST_JUMP)
    _renew_where(event, recipe, fresh, lambda _: jump)


def tell_apart(event: JsonValue, recipe: EventRecipe, count: int, fresh: Fresh, batch: Path | None = None) -> None:
    """Give the records from number `count` on ids of their own; record n is a copy of n modulo `count`.

    `batch` is where their list is, None for every list that has so many.
    """
    span = _counted_span(event, recipe, count, batch)

    def jump_of(record: Path) -> int | None:
        number = record[-1] if record else None
        is_new = isinstance(number, int) and number >= count and batch in (None, record[:-1])
        return int(number) // count * span if is_new and number is not None else None

    _renew_where(event, recipe, fresh, jump_of)


def tell_one_apart(event: JsonValue, recipe: EventRecipe, record: Path, fresh: Fresh) -> None:
    """Give the last record of a list, a copy of another one, ids of its own."""
    span = _counted_span(event, recipe, int(record[-1]), record[:-1])
    _renew_where(event, recipe, fresh, lambda found: span if found == record else None)


def _counted_span(event: JsonValue, recipe: EventRecipe, count: int, batch: Path | None) -> int:
    """By how much sequence numbers have to rise so that a copy of the first record comes after the last one."""
    widest = 1
    for entry in recipe.renewed:
        found = (path for path in places(event, entry.at) if batch is None or path[: len(batch)] == batch)
        values = [str(value_at(event, path)) for path in found][:count]
        digits = [int(match[0]) for match in map(_LAST_DIGITS.search, values) if match]
        if entry.how is Renewal.COUNTER and len(digits) == count:
            widest = max(widest, max(digits) - min(digits) + 1)
    return max(widest, count)


def _renew_where(event: JsonValue, recipe: EventRecipe, fresh: Fresh, jump_of: Callable[[Path], int | None]) -> None:
    scopes: dict[Path, list[tuple[Path, Renewal]]] = {}
    for entry in recipe.renewed:
        for path in places(event, entry.at):
            scopes.setdefault(_scope(path, recipe.records), []).append((path, entry.how))
    for scope, members in scopes.items():
        jump = jump_of(scope)
        if jump is not None:
            _renew_scope(event, scope, members, fresh, jump)


def _scope(path: Path, records: str) -> Path:
    """The record that `path` is in, or the whole event."""
    parts = parse(records)
    inside = records and len(path) > len(parts) and all(a in ("*", b) for a, b in zip(parts, path, strict=False))
    return path[: len(parts) + 1] if inside else ()


def _renew_scope(event: JsonValue, scope: Path, members: list[tuple[Path, Renewal]], fresh: Fresh, jump: int) -> None:
    quoted: dict[str, str] = {}
    for path, how in members:
        old = value_at(event, path)
        new = quoted.get(old) if isinstance(old, str) else None
        put_at(event, path, _made_new(old, how, fresh, jump) if new is None else new)
        if isinstance(old, str) and how is not Renewal.TIME and len(old) >= _SHORTEST_QUOTED:
            quoted[old] = str(value_at(event, path))
    if quoted:
        _requote(event, scope, quoted)


def _requote(event: JsonValue, scope: Path, quoted: dict[str, str]) -> None:
    """Put the new ids where texts in `scope` have the old ones."""
    pattern = re.compile("|".join(re.escape(old) for old in sorted(quoted, key=len, reverse=True)))
    for path, text in list(texts(value_at(event, scope))):
        changed = pattern.sub(lambda found: quoted[found[0]], text)
        if changed != text:
            put_at(event, scope + path, changed)


def _made_new(value: JsonValue, how: Renewal, fresh: Fresh, jump: int) -> JsonValue:
    match value:
        case _ if how is Renewal.TIME:
            return shifted(value, fresh.shift_ms)
        case int() if how is Renewal.COUNTER:
            return value + jump
        case str():
            return _new_text(value, how, fresh.chance, jump)
        case _:
            return value


def _new_text(value: str, how: Renewal, chance: random.Random, jump: int) -> str:
    match how:
        case Renewal.COUNTER:
            return _LAST_DIGITS.sub(lambda found: _counted(found[0], jump, 10), value, count=1)
        case Renewal.HEX_COUNTER:
            return _counted(value, jump, 16)
        case Renewal.UUID:
            return "".join(_uuid(value, chance))
        case _:
            return "".join(_like(character, how is Renewal.HEX, chance) for character in value)


def _counted(digits: str, jump: int, base: int) -> str:
    """`digits` raised by `jump`, with the zeros before them."""
    width = len(digits)
    number = int(digits, base) + jump
    return f"{number:0{width}d}" if base == 10 else f"{number:0{width}{'X' if digits.isupper() else 'x'}}"


def _uuid(value: str, chance: random.Random) -> Iterator[str]:
    for place, character in enumerate(value):
        # The version and the variant stay: 4 and 8 to b.
        yield character if character == "-" or place in (14, 19) else chance.choice("0123456789abcdef")


def _like(character: str, in_hex: bool, chance: random.Random) -> str:
    if not character.isascii() or not character.isalnum():
        return character
    if in_hex:
        return chance.choice("0123456789ABCDEF" if character.isupper() else "0123456789abcdef")
    if character.isdigit():
        return chance.choice("0123456789")
    return chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ" if character.isupper() else "abcdefghijklmnopqrstuvwxyz")
