"""Places in a text as language servers count them, in UTF-16 units, and the change from one text to another."""

from collections.abc import Iterable, Sequence
from typing import Any

from workbench.base.utf16 import to_characters, to_units
from workbench.model.lint import LintEdit

Lines = Sequence[str]
Place = tuple[int, int]
"""Line and column, both from 0."""


def wire_place(lines: Lines, line: int, column: int) -> dict[str, int]:
    """The position of character `column` in `line`."""
    text = lines[line] if line < len(lines) else ""
    return {"line": line, "character": to_units(text, column)}


def own_place(lines: Lines, line: int, units: int) -> Place:
    """The character at UTF-16 column `units` of `line`; what is beyond the text is its nearest place."""
    if line >= len(lines):
        return (len(lines) - 1, len(lines[-1])) if lines else (0, 0)
    return line, min(to_characters(lines[line], units), len(lines[line]))


def text_change(before: Lines, after: Lines) -> dict[str, Any]:
    """The change that makes the text of the lines `before` that of `after`: one stretch of whole lines."""
    head = tail = 0
    least = min(len(before), len(after))
    while head < least and before[head] == after[head]:
        head += 1
    while tail < least - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    new = after[head : len(after) - tail]
    if tail:
        return _change((head, 0), (len(before) - tail, 0), "".join(f"{line}\n" for line in new))
    end = (len(before) - 1, to_units(before[-1], len(before[-1])))
    if head:
        start = (head - 1, to_units(before[head - 1], len(before[head - 1])))
        return _change(start, end, "".join(f"\n{line}" for line in new))
    return _change((0, 0), end, "\n".join(new))


def edited(text: str, edits: Iterable[LintEdit]) -> str:
    """`text` after edits that do not overlap."""
    lines = text.split("\n")
    for one in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        (first, column), (last, end) = _within(lines, one.start), _within(lines, one.end)
        new = lines[first][:column] + one.text + lines[last][end:]
        lines[first : last + 1] = new.split("\n")
    return "\n".join(lines)


def _within(lines: Lines, place: Place) -> Place:
    line = min(place[0], len(lines) - 1)
    return line, min(place[1], len(lines[line])) if line == place[0] else len(lines[line])


def _change(start: Place, end: Place, text: str) -> dict[str, Any]:
    names = ("line", "character")
    places = {"start": dict(zip(names, start, strict=True)), "end": dict(zip(names, end, strict=True))}
    return {"range": places, "text": text}
