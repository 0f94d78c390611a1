"""Which lines of two texts are the same ones: by lines that are unique in both, as patience diff does.

JSON is full of lines such as `},`, which every text has by the hundred: they are matched only between lines that can
be told apart. 20,000 lines take a fraction of a second, whatever differs.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MOST_COMPARED = 40_000
"""Lines of one side times lines of the other that are compared all with all."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """`size` lines that are the same, from line `left` and `right` (from 0)."""

    left: int
    right: int
    size: int


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of both sides that lie between lines known to be the same; the ends are not in it."""

    left: int
    left_end: int
    right: int
    right_end: int


def matching(left: Sequence[str], right: Sequence[str]) -> list[Stretch]:
    """The lines that are the same, in their order on both sides."""
    found: list[Stretch] = []
    waiting = [_Part(0, len(left), 0, len(right))]
    while waiting:
        part = _inner(left, right, waiting.pop(), found)
        if part.left < part.left_end and part.right < part.right_end:
            waiting += _split(left, right, part, found)
    return _joined(sorted(found))


def _inner(left: Sequence[str], right: Sequence[str], part: _Part, found: list[Stretch]) -> _Part:
    """The part without the lines at both of its ends that are the same."""
    start, most = 0, min(part.left_end - part.left, part.right_end - part.right)
    while start < most and left[part.left + start] == right[part.right + start]:
        start += 1
    end = 0
    while end < most - start and left[part.left_end - end - 1] == right[part.right_end - end - 1]:
        end += 1
    _add(found, Stretch(part.left, part.right, start))
    _add(found, Stretch(part.left_end - end, part.right_end - end, end))
    return _Part(part.left + start, part.left_end - end, part.right + start, part.right_end - end)


def _split(left: Sequence[str], right: Sequence[str], part: _Part, found: list[Stretch]) -> list[_Part]:
    """The parts between the lines of `part` that are unique on both sides."""
    anchors = _anchors(left, right, part)
    if not anchors:
        _compare(left, right, part, found)
        return []
    parts, at_left, at_right = [], part.left, part.right
    for here, there in anchors:
        _add(found, Stretch(here, there, 1))
        parts.append(_Part(at_left, here, at_right, there))
        at_left, at_right = here + 1, there + 1
    return [*parts, _Part(at_left, part.left_end, at_right, part.right_end)]


def _anchors(left: Sequence[str], right: Sequence[str], part: _Part) -> list[tuple[int, int]]:
    counts = Counter(left[part.left : part.left_end])
    other_counts = Counter(right[part.right : part.right_end])
    places = {right[index]: index for index in range(part.right, part.right_end) if other_counts[right[index]] == 1}
    pairs = [
        (index, places[left[index]])
        for index in range(part.left, part.left_end)
        if counts[left[index]] == 1 and left[index] in places
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose second numbers rise."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for index, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [there]
        places[length : length + 1] = [index]
    row, index = [], places[-1] if places else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _compare(left: Sequence[str], right: Sequence[str], part: _Part, found: list[Stretch]) -> None:
    if (part.left_end - part.left) * (part.right_end - part.right) > _MOST_COMPARED:
        return
    lines, others = left[part.left : part.left_end], right[part.right : part.right_end]
    for here, there, size in SequenceMatcher(None, lines, others, autojunk=False).get_matching_blocks():
        _add(found, Stretch(part.left + here, part.right + there, size))


def _add(found: list[Stretch], stretch: Stretch) -> None:
    if stretch.size:
        found.append(stretch)


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last and last.left + last.size == stretch.left and last.right + last.size == stretch.right:
            joined[-1] = Stretch(last.left, last.right, last.size + stretch.size)
        else:
            joined.append(stretch)
    return joined
