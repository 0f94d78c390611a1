"""Which lines can be folded into the one above them: those that are indented more, whatever the language."""

from collections.abc import Sequence

_TAB = 4
_FAR = 200
"""Blank lines that are looked across."""


def is_foldable(lines: Sequence[str], line: int) -> bool:
    """Whether lines below `line` (from 0) are indented more than it."""
    own = _indent(lines[line])
    if own is None:
        return False
    for number in range(line + 1, min(line + 1 + _FAR, len(lines))):
        inner = _indent(lines[number])
        if inner is not None:
            return inner > own
    return False


def fold_end(lines: Sequence[str], line: int) -> int | None:
    """The last line that is folded into `line`, blank ones at the end left out; None when there is none."""
    if not is_foldable(lines, line):
        return None
    own, last = _indent(lines[line]) or 0, line
    for number in range(line + 1, len(lines)):
        inner = _indent(lines[number])
        if inner is None:
            continue
        if inner <= own:
            break
        last = number
    return last


def fold_around(lines: Sequence[str], line: int) -> int | None:
    """The line that `line` is folded into: itself when it can be, else the nearest above that is indented less."""
    if is_foldable(lines, line):
        return line
    own = _indent(lines[line])
    for number in range(line - 1, -1, -1):
        outer = _indent(lines[number])
        if outer is not None and (own is None or outer < own):
            own = outer
            end = fold_end(lines, number)
            if end is not None and end >= line:
                return number
    return None


def _indent(line: str) -> int | None:
    """How far a line is indented; None for a blank one."""
    body = line.lstrip(" \t")
    if not body:
        return None
    return len(line[: len(line) - len(body)].expandtabs(_TAB))
