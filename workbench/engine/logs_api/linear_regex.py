"""Regular expressions of filter patterns, searched in a time that grows with the text and not with its powers.

Python's own may take hours for `a*a*a*b` in a long line, and nothing else runs meanwhile. Those of filter patterns have
no groups, so each alternative is a row of characters with counts, which is walked here in all ways at once.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_STEPS = 500
KEPT_STATES = 1_000

_ALLOWED = re.compile(r"[A-Za-z0-9_#=@/;,:\-^$?\[\]{}|\\*+.\s]*", re.ASCII)
_ITEM = re.compile(
    r"(?P<atom>\\[dDwWsS]|\\[^A-Za-z0-9]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\\[\]{}|*+?])"
    r"(?:(?P<sign>[*+?])|\{(?P<least>\d{1,4})(?P<range>,(?P<most>\d{0,4}))?\})?\??"
)
_COUNTS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class RegexError(Exception):
    """An expression that cannot be read, or is too long. Derives from Exception alone."""


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One character of an expression, or a place: `^` and `$`. It may be left out, or be there again and again."""

    atom: re.Pattern[str] | None
    place: str = ""
    optional: bool = False
    again: bool = False


_Row = tuple[_Step, ...]
_At = tuple[int, int]
"""Which row, and how many of its steps are behind."""


class _State:
    """Where a search stands: all ways that are open, whether one has come to its end, and where characters lead."""

    __slots__ = ("at", "ended", "moves")

    def __init__(self, at: frozenset[_At], *, ended: bool) -> None:
        self.at = at
        self.ended = ended
        self.moves: dict[str, _State] = {}


class LinearRegex:
    """A regular expression; made of text without its percent signs. Raises RegexError."""

    def __init__(self, text: str) -> None:
        if not _ALLOWED.fullmatch(text):
            raise RegexError
        self._rows = tuple(tuple(_steps(row)) for row in _alternatives(text))
        if sum(map(len, self._rows)) > MOST_STEPS:
            raise RegexError
        self._starts = [(number, 0) for number in range(len(self._rows))]
        self._anywhere = frozenset(self._closed(self._starts, ""))
        self._states: dict[frozenset[_At], _State] = {}
        self._first = self._begin()

    def found_in(self, text: str) -> bool:
        """Whether it fits any part of the text; `$` is before a line feed at the end."""
        text = text.removesuffix("\n")
        state = self._first
        for character in text:
            if state.ended:
                return True
            state = state.moves.get(character) or self._move(state, character)
        return state.ended or self._is_end(self._closed(state.at, "$" if text else "^$"))

    def _begin(self) -> _State:
        at = frozenset(self._closed(self._starts, "^"))
        return _State(at, ended=self._is_end(at))

    def _move(self, state: _State, character: str) -> _State:
        """Where one more character leads; the expression may begin after it, too."""
        reached = []
        for row, place in state.at:
            if place < len(self._rows[row]):
                step = self._rows[row][place]
                if step.atom is not None and step.atom.fullmatch(character):
                    reached.append((row, place if step.again else place + 1))
        following = self._state(self._anywhere.union(self._closed(reached, "")))
        state.moves[character] = following
        return following

    def _state(self, at: frozenset[_At]) -> _State:
        """The one for these ways. When there are too many, all are forgotten."""
        found = self._states.get(at)
        if found is None:
            if len(self._states) >= KEPT_STATES:
                self._states.clear()
                self._first = self._begin()
            found = self._states[at] = _State(at, ended=self._is_end(at))
        return found

    def _is_end(self, at: Iterable[_At]) -> bool:
        return any(place == len(self._rows[row]) for row, place in at)

    def _closed(self, state: Iterable[_At], places: str) -> set[_At]:
        """With all that is reached without a character, being at these places of the text."""
        reached: set[_At] = set()
        todo = list(state)
        while todo:
            at = row, place = todo.pop()
            if at in reached:
                continue
            reached.add(at)
            if place < len(self._rows[row]):
                step = self._rows[row][place]
                if step.optional or (step.place and step.place in places):
                    todo.append((row, place + 1))
        return reached


def _alternatives(text: str) -> list[str]:
    """The rows between bars, those in brackets and behind backslashes left alone."""
    rows = [""]
    for found in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", text, re.DOTALL):
        if found.group() == "|":
            rows.append("")
        else:
            rows[-1] += found.group()
    return rows


def _steps(row: str) -> Iterator[_Step]:
    place = 0
    while place < len(row):
        item = _ITEM.match(row, place)
        if item is None:
            raise RegexError
        place = item.end()
        least, most = _counts(item)
        if item["atom"] in ("^", "$"):
            if (least, most) != (1, 1):
                raise RegexError
            yield _Step(None, item["atom"])
        else:
            yield from _repeated(_atom(item["atom"]), least, most)


def _counts(item: re.Match[str]) -> tuple[int, int | None]:
    if item["sign"] is not None:
        return _COUNTS[item["sign"]]
    if item["least"] is None:
        return 1, 1
    least = int(item["least"])
    most = least if item["range"] is None else int(item["most"]) if item["most"] else None
    if max(least, most or 0) > MOST_STEPS or (most is not None and most < least):
        raise RegexError
    return least, most


def _repeated(atom: re.Pattern[str], least: int, most: int | None) -> Iterator[_Step]:
    for _time in range(least):
        yield _Step(atom)
    if most is None:
        yield _Step(atom, optional=True, again=True)
    else:
        for _time in range(most - least):
            yield _Step(atom, optional=True)


def _atom(text: str) -> re.Pattern[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # `[a--]` may mean something else to a later Python
            return re.compile(text)
    except re.error as error:
        raise RegexError from error
