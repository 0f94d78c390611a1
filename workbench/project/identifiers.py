"""Names in code: where one stands in a line, what can be one, and a text with one changed everywhere."""

import keyword
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workbench.model.code import CodePlace, FileChange
from workbench.model.errors import UsageError


@dataclass(frozen=True, slots=True)
class NameRules:
    """What a name can be in a language: letters, digits, `_` and `extra`; `words` are the language's own."""

    language: str
    extra: str = ""
    words: frozenset[str] = frozenset()

    def is_part(self, character: str) -> bool:
        """Whether a name can go on with this character."""
        return character.isalnum() or character == "_" or (character in self.extra and character != "")

    def is_name(self, text: str) -> bool:
        """Whether the whole text can be one name, if it is no word of the language."""
        for character in self.extra:
            text = text.replace(character, "_")
        return text.isidentifier()

    def start_of(self, line: str, column: int) -> int:
        """Where the name begins that ends at `column`; `column` where there is none."""
        start = min(column, len(line))
        while start > 0 and self.is_part(line[start - 1]):
            start -= 1
        return start


PYTHON = NameRules("Python", words=frozenset(keyword.kwlist))


def name_at(line: str, column: int, rules: NameRules = PYTHON) -> tuple[int, int] | None:
    """Start and end of the name that touches `column` of `line`; None where there is none."""
    start, end = rules.start_of(line, column), min(column, len(line))
    while end < len(line) and rules.is_part(line[end]):
        end += 1
    word = line[start:end]
    return (start, end) if rules.is_name(word) and word not in rules.words else None


def chain_at(line: str, column: int, rules: NameRules = PYTHON) -> str:
    """The names with dots between that end with the name at `column`: of `event.records` its place decides which.

    Empty where there is no name, or where what is before it is no plain name: `call().name`.
    """
    found = name_at(line, column, rules)
    if found is None:
        return ""
    start, end = found
    while start > 0 and line[start - 1] == ".":
        before = name_at(line, start - 1, rules)
        if before is None or before[1] != start - 1:
            return ""
        start = before[0]
    return line[start:end]


def name_fault(name: str, rules: NameRules = PYTHON) -> str:
    """Why `name` cannot be a name in the language, or an empty text."""
    if not rules.is_name(name):
        return "A name has letters, digits and underscores, and begins with no digit."
    return f"{name} is a word of {rules.language} itself." if name in rules.words else ""


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
