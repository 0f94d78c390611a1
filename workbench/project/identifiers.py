"""Names in Python code: where one stands in a line, what can be one, and a text with one changed everywhere."""

import keyword
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from workbench.model.code import CodePlace, FileChange
from workbench.model.errors import UsageError


def name_at(line: str, column: int) -> tuple[int, int] | None:
    """Start and end of the name that touches `column` of `line`; None where there is none."""
    start = end = min(column, len(line))
    while start > 0 and is_part_of_name(line[start - 1]):
        start -= 1
    while end < len(line) and is_part_of_name(line[end]):
        end += 1
    word = line[start:end]
    return (start, end) if word.isidentifier() and not keyword.iskeyword(word) else None


def is_part_of_name(character: str) -> bool:
    """Whether a name can go on with this character."""
    return character.isalnum() or character == "_"


def name_fault(name: str) -> str:
    """Why `name` cannot be a name in Python, or an empty text."""
    if not name.isidentifier():
        return "A name has letters, digits and underscores, and begins with no digit."
    return f"{name} is a word of Python itself." if keyword.iskeyword(name) else ""


def renamed(text: str, places: Iterable[CodePlace], old: str, new: str) -> str:
    """`text` with `new` at these places of it. Raises UsageError when `old` does not stand at one of them."""
    lines = text.split("\n")
    for place in sorted(places, key=lambda one: (one.line, one.column), reverse=True):
        line = lines[place.line] if place.line < len(lines) else ""
        if line[place.column : place.column + len(old)] != old:
            raise UsageError(
                f"{old} cannot be renamed.",
                f"Line {place.line + 1} of {place.path.name} has changed in the meantime.",
                "Try again.",
            )
        lines[place.line] = line[: place.column] + new + line[place.column + len(old) :]
    return "\n".join(lines)


def by_file(places: Iterable[CodePlace]) -> list[tuple[Path, list[CodePlace]]]:
    """The places, each once, by file in the order of the files' names."""
    ordered = sorted(set(places), key=lambda one: (str(one.path), one.line, one.column))
    return [(path, list(group)) for path, group in groupby(ordered, key=lambda one: one.path)]


def changed(path: Path, text: str, places: Iterable[CodePlace], old: str, new: str) -> FileChange:
    """The change of one file. Raises UsageError as `renamed` does."""
    return FileChange(path, text, renamed(text, places, old, new))
