"""Which lines of a text differ from those of another: added, changed, or removed in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.gui.runs.line_matching import matching


class ChangeKind(StrEnum):
    """How lines differ."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class LineChange:
    """`count` lines from `first` (from 0); removed ones, of which there are `was`, stood before `first`."""

    kind: ChangeKind
    first: int
    count: int
    was: int = 0


def line_changes(before: Sequence[str], now: Sequence[str]) -> tuple[LineChange, ...]:
    """What is other in `now`, in order."""
    found: list[LineChange] = []
    old, new = 0, 0
    for stretch in matching(before, now):
        _add(found, old, stretch.left, new, stretch.right)
        old, new = stretch.left + stretch.size, stretch.right + stretch.size
    _add(found, old, len(before), new, len(now))
    return tuple(found)


def _add(found: list[LineChange], old: int, old_end: int, new: int, new_end: int) -> None:
    was, count = old_end - old, new_end - new
    if was and count:
        found.append(LineChange(ChangeKind.CHANGED, new, count, was))
    elif count:
        found.append(LineChange(ChangeKind.ADDED, new, count))
    elif was:
        found.append(LineChange(ChangeKind.REMOVED, new, 0, was))
