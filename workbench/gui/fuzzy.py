"""Fuzzy matching for the palette: which characters of a text match what was typed, and how well."""

from dataclasses import dataclass

_SEPARATORS = frozenset(" /\\._-:·")
_CONTIGUOUS = 60
_WORD_START = 8
_GAP = 1


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text matched (more is better) and the positions of the characters that did."""

    score: int
    positions: tuple[int, ...]


def find_match(pattern: str, text: str) -> Match | None:
    """How `pattern` is found in `text`, letters in order and blanks and case ignored; None when it is not."""
    wanted = "".join(pattern.lower().split())
    if not wanted:
        return Match(0, ())
    low = text.lower()
    return _contiguous(wanted, low) or _scattered(wanted, low)


def _contiguous(wanted: str, low: str) -> Match | None:
    at = low.find(wanted)
    if at < 0:
        return None
    best = at
    while at >= 0:
        if _starts_word(low, at):
            best = at
            break
        at = low.find(wanted, at + 1)
    bonus = _WORD_START * 4 if _starts_word(low, best) else 0
    score = _CONTIGUOUS + bonus - _length_cost(low) - min(best, 20) * _GAP
    return Match(score, tuple(range(best, best + len(wanted))))


def _scattered(wanted: str, low: str) -> Match | None:
    """Take, for each letter, the next word that starts with it, else the next place where it stands."""
    positions: list[int] = []
    at = -1
    for letter in wanted:
        at = _next(low, letter, at + 1)
        if at < 0:
            return _leftmost(wanted, low)
        positions.append(at)
    return Match(_score(low, positions), tuple(positions))


def _next(low: str, letter: str, start: int) -> int:
    first = low.find(letter, start)
    at = first
    while at >= 0:
        if at == start or _starts_word(low, at):
            return at
        at = low.find(letter, at + 1)
    return first


def _leftmost(wanted: str, low: str) -> Match | None:
    positions: list[int] = []
    at = -1
    for letter in wanted:
        at = low.find(letter, at + 1)
        if at < 0:
            return None
        positions.append(at)
    return Match(_score(low, positions), tuple(positions))


def _score(low: str, positions: list[int]) -> int:
    starts = sum(_WORD_START for at in positions if _starts_word(low, at))
    gaps = positions[-1] - positions[0] + 1 - len(positions)
    return starts - min(gaps, 40) * _GAP - _length_cost(low)


def _length_cost(text: str) -> int:
    return min(len(text) // 8, 12)


def _starts_word(low: str, at: int) -> bool:
    return at == 0 or low[at - 1] in _SEPARATORS
