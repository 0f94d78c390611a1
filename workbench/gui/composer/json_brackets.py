"""Brackets outside strings: the partner of one, looked for line by line and not too far."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument

from workbench.gui.composer.text_lines import break_before
from workbench.gui.composer.text_pieces import Break
from workbench.gui.composer.text_units import is_wide, utf16_length

CHARACTERS = 20_000
"""How far from a bracket its partner is looked for, at most: 6 ms, and that with every key beside a bracket."""

_LINE_COST = 20
"""Even an empty line takes as long as so many characters."""

_SKIPPED = r'"[^"\\]*(?:\\.[^"\\]*)*"?'
_FOUND = re.compile(rf"{_SKIPPED}|([][{{}}])")
_REST = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"?')
_OPENERS = "{["
_BRACKETS = frozenset("{}[]")

Pair = tuple[int, int]
"""Qt's positions of two brackets that belong together, the opening one first."""


def brackets_of(block: QTextBlock) -> list[tuple[int, str]]:
    """The brackets of a line with their positions in the document."""
    text, start = block.text(), block.position()
    rest = _REST.match(text) if break_before(block) is Break.IN_STRING else None
    found = [(one.start(1), one[1]) for one in _FOUND.finditer(text, rest.end() if rest else 0) if one[1]]
    if is_wide(text):
        return [(start + utf16_length(text[:column]), bracket) for column, bracket in found]
    return [(start + column, bracket) for column, bracket in found]


def pair_at(document: QTextDocument, position: int) -> Pair | None:
    """The pair of which one is right after `position` or right before it."""
    for place in (position, position - 1):
        if place >= 0 and document.characterAt(place) in _BRACKETS:
            pair = _pair_of(document.findBlock(place), place)
            if pair is not None:
                return pair
    return None


def _pair_of(block: QTextBlock, place: int) -> Pair | None:
    bracket = dict(brackets_of(block)).get(place)
    if bracket is None:
        return None
    forward = bracket in _OPENERS
    partner = _partner(_brackets_from(block, place, forward=forward), forward=forward)
    if partner is None:
        return None
    return (place, partner) if forward else (partner, place)


def _partner(brackets: Iterator[tuple[int, str]], *, forward: bool) -> int | None:
    """Where the first of `brackets` is closed, or, going back, opened. What kind a bracket is does not matter."""
    depth = 0
    for place, bracket in brackets:
        depth += 1 if (bracket in _OPENERS) is forward else -1
        if depth == 0:
            return place
    return None


def enclosing(document: QTextDocument, position: int) -> int | None:
    """Where the innermost object or list around `position` is opened."""
    depth = 0
    for place, bracket in _brackets_from(document.findBlock(position), position - 1, forward=False):
        depth += 1 if bracket not in _OPENERS else -1
        if depth < 0:
            return place
    return None


def _brackets_from(block: QTextBlock, place: int, *, forward: bool) -> Iterator[tuple[int, str]]:
    left = CHARACTERS
    while block.isValid() and left > 0:
        left -= block.length() + _LINE_COST
        found = brackets_of(block)
        for one in found if forward else reversed(found):
            if one[0] >= place if forward else one[0] <= place:
                yield one
        block = block.next() if forward else block.previous()
