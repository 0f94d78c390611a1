"""What is typed into quick open: a name, and behind a colon the line and column to go to."""

import re
from dataclasses import dataclass

_PLACE = re.compile(r"(.*?)(?::\s*(\d*)\s*(?:[:,]\s*(\d*))?\s*)?", re.DOTALL)
_LARGEST = 9


@dataclass(frozen=True, slots=True)
class QuickText:
    """`line` and `column` count from 1, 0 for none."""

    name: str
    line: int = 0
    column: int = 0


def read_quick(text: str) -> QuickText:
    """`app.py:12:3` as name, line and column; any text is one."""
    match = _PLACE.fullmatch(text)
    assert match is not None
    return QuickText(match[1], _number(match[2]), _number(match[3]))


def name_in(text: str) -> str:
    """The part by which files are found."""
    return read_quick(text).name


def _number(digits: str | None) -> int:
    return int(digits[:_LARGEST]) if digits else 0
