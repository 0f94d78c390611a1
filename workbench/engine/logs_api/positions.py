"""Places in a log: where an event is among all others, and the tokens that say where a page ended."""

import base64
import json
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from workbench.engine.logs_api.errors import invalid_token

_DIGITS = 56
_BITS = 62
"""Of each part; SQLite's integers have one more, beside their sign."""

MOST = (1 << _BITS) - 1
_TOKEN = re.compile(rf"([fb])/(\d{{{_DIGITS}}})(?:/s)?")


class Position(NamedTuple):
    """When an event happened (ms since the epoch) and its number: events are in this order."""

    time_ms: int
    id: int


START, END = Position(0, 0), Position(MOST, MOST)


def number_of(position: Position) -> int:
    """One number, in the same order."""
    return position.time_ms << _BITS | position.id


def position_of(number: int) -> Position:
    """The position of such a number; of one that is too small or too large, the first or last there is."""
    within = min(max(number, 0), number_of(END))
    return Position(within >> _BITS, within & MOST)


def event_id(position: Position) -> str:
    """An event's id, as long as AWS's."""
    return f"{number_of(position):0{_DIGITS}d}"


@dataclass(frozen=True, slots=True)
class Cursor:
    """From where, and whether to what is later or to what is earlier; the position itself is passed."""

    forward: bool
    position: Position

    @property
    def token(self) -> str:
        """As it is given to callers: `f/` or `b/` and 56 digits."""
        return f"{'f' if self.forward else 'b'}/{event_id(self.position)}"

    def turned(self) -> "Cursor":
        """Back from here, so that what was passed last comes first."""
        step = 1 if self.forward else -1
        return Cursor(not self.forward, position_of(number_of(self.position) + step))


def read_cursor(token: str) -> Cursor:
    """The cursor of a token. Raises ApiError for one that is none of ours."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise invalid_token()
    return Cursor(found[1] == "f", position_of(int(found[2])))


def list_token(*key: str | int) -> str:
    """Where a page of a list ended: the key of its last item."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode("ascii")


def read_list_token(token: str, *kinds: type) -> list[Any]:
    """The key of a list's token, whose parts are of those types. Raises ApiError for a token that is none of ours."""
    try:
        key = json.loads(base64.b64decode(token.encode("ascii"), b"-_", validate=True))
    except (ValueError, RecursionError) as error:
        raise invalid_token() from error
    if not isinstance(key, list) or len(key) != len(kinds) or not all(map(_is_part, key, kinds)):
        raise invalid_token()
    return key


def _is_part(part: object, kind: type) -> bool:
    """Whether a part is of its type, and SQLite can take it."""
    match part:
        case str():
            return kind is str and part.isprintable()
        case bool():
            return False
        case int():
            return kind is int and 0 <= part <= MOST
    return False
