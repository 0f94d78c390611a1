"""Two texts side by side: rows of lines that are equal, changed, or on one side only, long equal stretches folded.

Lines that differ in nothing but the comma at their end are equal: JSON puts one before every member that is added.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from workbench.gui.runs.line_matching import Stretch, matching

CONTEXT = 3
"""Equal lines that stay in sight around a difference."""

_MOST_PAIRED = 400
"""Lines of a block that are paired by their member names; in larger ones they are paired in their order."""

_LONGEST_MARKED = 600
_NAME = re.compile(r'\s*"(?:[^"\\]|\\.)*":')
_WORD = re.compile(r"[\w.]+|\s+|.")
_WORD_MARKS = "_."
"""What belongs to words besides letters and digits: numbers are marked whole."""


Marks = tuple[tuple[int, int], ...]


class RowKind(StrEnum):
    """REMOVED is on the left only, ADDED on the right only, FOLD stands for equal lines."""

    EQUAL = "equal"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A row: the line of each side, None where it has none.

    `left_line` and `right_line` count from 1, 0 where there is none. The marks are the stretches of characters that
    differ. A `quiet` difference does not count: it is ignored, or the values are equal. `size` is how many lines a FOLD
    stands for.
    """

    kind: RowKind
    left: str | None = None
    right: str | None = None
    left_line: int = 0
    right_line: int = 0
    left_marks: Marks = ()
    right_marks: Marks = ()
    quiet: bool = False
    size: int = 0

    @property
    def differs(self) -> bool:
        """Whether this is a difference that counts."""
        return self.kind not in (RowKind.EQUAL, RowKind.FOLD) and not self.quiet


def diff_rows(
    left: str, right: str, counted: tuple[AbstractSet[int], AbstractSet[int]] | None = None, *, exact: bool = False
) -> tuple[DiffRow, ...]:
    """The rows of two texts, unfolded. With `counted` only differences in these lines (from 1) of each side count.

    A comma at a line's end counts when `exact`.
    """
    lines, others = left.split("\n"), right.split("\n")
    ends = "" if exact else ","
    stretches = matching([line.rstrip(ends) for line in lines], [line.rstrip(ends) for line in others])
    rows = _rows(lines, others, stretches)
    return tuple(rows if counted is None else (_heard(row, *counted) for row in rows))


def _rows(lines: Sequence[str], others: Sequence[str], stretches: Iterable[Stretch]) -> Iterator[DiffRow]:
    at_left = at_right = 0
    for stretch in (*stretches, Stretch(len(lines), len(others), 0)):
        yield from _block(lines, others, (at_left, stretch.left), (at_right, stretch.right))
        for step in range(stretch.size):
            here, there = stretch.left + step, stretch.right + step
            yield DiffRow(RowKind.EQUAL, lines[here], others[there], here + 1, there + 1)
        at_left, at_right = stretch.left + stretch.size, stretch.right + stretch.size


def _block(
    lines: Sequence[str], others: Sequence[str], left: tuple[int, int], right: tuple[int, int]
) -> Iterator[DiffRow]:
    """Lines that differ: those of the same member beside each other."""
    at_left, at_right = left[0], right[0]
    for here, there in (*_pairs(lines, others, left, right), (left[1], right[1])):
        if here - at_left == there - at_right:
            yield from (
                _changed(lines, others, *pair)
                for pair in zip(range(at_left, here), range(at_right, there), strict=True)
            )
        else:
            yield from (DiffRow(RowKind.REMOVED, lines[index], None, index + 1) for index in range(at_left, here))
            yield from (DiffRow(RowKind.ADDED, None, others[index], 0, index + 1) for index in range(at_right, there))
        if here < left[1]:
            yield _changed(lines, others, here, there)
        at_left, at_right = here + 1, there + 1


def _pairs(
    lines: Sequence[str], others: Sequence[str], left: tuple[int, int], right: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    if not 0 < left[1] - left[0] <= _MOST_PAIRED or not 0 < right[1] - right[0] <= _MOST_PAIRED:
        return
    names = [_named(line, f"left {index}") for index, line in enumerate(lines[slice(*left)])]
    other_names = [_named(line, f"right {index}") for index, line in enumerate(others[slice(*right)])]
    for here, there, size in SequenceMatcher(None, names, other_names, autojunk=False).get_matching_blocks():
        yield from ((left[0] + here + step, right[0] + there + step) for step in range(size))


def _named(line: str, otherwise: str) -> str:
    found = _NAME.match(line)
    return otherwise if found is None else found[0]


def _changed(lines: Sequence[str], others: Sequence[str], here: int, there: int) -> DiffRow:
    marks = _marks(lines[here].rstrip(","), others[there].rstrip(","))
    return DiffRow(RowKind.CHANGED, lines[here], others[there], here + 1, there + 1, *marks)


def _marks(one: str, other: str) -> tuple[Marks, Marks]:
    """The stretches that differ, from word to word: characters that remain equal by chance say nothing."""
    start = _word_start(one, _common(one, other))
    end = min(_common(one[::-1], other[::-1]), len(one) - start, len(other) - start)
    end -= _word_end(one, len(one) - end) - (len(one) - end)
    inner, other_inner = one[start : len(one) - end], other[start : len(other) - end]
    if not inner or not other_inner or max(len(inner), len(other_inner)) > _LONGEST_MARKED:
        return _mark(start, start + len(inner)), _mark(start, start + len(other_inner))
    words, other_words = _WORD.findall(inner), _WORD.findall(other_inner)
    codes = SequenceMatcher(None, words, other_words, autojunk=False).get_opcodes()
    differing = [code for code in codes if code[0] != "equal"]
    places, other_places = _offsets(words, start), _offsets(other_words, start)
    return (
        tuple(mark for _, a, b, _, _ in differing for mark in _mark(places[a], places[b])),
        tuple(mark for _, _, _, a, b in differing for mark in _mark(other_places[a], other_places[b])),
    )


def _mark(start: int, end: int) -> Marks:
    return ((start, end),) if end > start else ()


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _word_start(text: str, place: int) -> int:
    while place > 0 and _is_word(text[place - 1]):
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while 0 < place < len(text) and _is_word(text[place - 1]) and _is_word(text[place]):
        place += 1
    return place


def _is_word(character: str) -> bool:
    return character.isalnum() or character in _WORD_MARKS


def _offsets(words: Iterable[str], start: int) -> list[int]:
    offsets = [start]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return offsets


def _heard(row: DiffRow, left: AbstractSet[int], right: AbstractSet[int]) -> DiffRow:
    if not row.differs or row.left_line in left or row.right_line in right:
        return row
    return DiffRow(row.kind, row.left, row.right, row.left_line, row.right_line, quiet=True)


def folded(rows: Sequence[DiffRow], opened: AbstractSet[int] = frozenset()) -> tuple[DiffRow, ...]:
    """The rows with long equal stretches folded, but for those that begin at a left line in `opened`."""
    shown: list[DiffRow] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and not rows[end].differs:
            end += 1
        shown += _stretch(rows, start, end, opened)
        shown += rows[end : end + 1]
        start = end + 1
    return tuple(shown)


def _stretch(rows: Sequence[DiffRow], start: int, end: int, opened: AbstractSet[int]) -> Sequence[DiffRow]:
    first = start + (CONTEXT if start else 0)
    last = end - (CONTEXT if end < len(rows) else 0)
    if last - first < 2 or any(row.kind is not RowKind.EQUAL for row in rows[first:last]):
        return rows[start:end]
    if rows[first].left_line in opened:
        return rows[start:end]
    fold = DiffRow(RowKind.FOLD, left_line=rows[first].left_line, size=last - first)
    return (*rows[start:first], fold, *rows[last:end])
