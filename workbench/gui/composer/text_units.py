"""Qt counts text in UTF-16 units, Python in characters: the way from one to the other, and text kept exactly."""

import re
from bisect import bisect_left

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from workbench.gui.composer.text_lines import TextLines, text_lines

_PARAGRAPH = "\u2029"
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LOST = re.compile("[\u2029\ufdd0\ufdd1\ud800-\udfff]")


def is_wide(text: str) -> bool:
    """Whether some character takes two UTF-16 units."""
    return not text.isascii() and _WIDE.search(text) is not None


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` takes; a lone surrogate takes one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _characters(text: str, units: int) -> int:
    """How many characters the first `units` UTF-16 units of `text` are."""
    if not is_wide(text):
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "surrogatepass"))


class Units:
    """Offsets in a text, in characters and in UTF-16 units, for many questions about one long text."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]

    def units(self, offset: int) -> int:
        """How many units the first `offset` characters take."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, units: int) -> int:
        """How many characters the first `units` units are."""
        return units - bisect_left(range(len(self._wide)), units, key=lambda at: self._wide[at] + at)


def position_of(document: QTextDocument, line: int, column: int) -> int:
    """Qt's position of a place, `line` and `column` from 1 in characters; places beyond the text come to its end."""
    lines = text_lines(document)
    block = document.findBlockByNumber(lines.first_block(line - 1))
    if not block.isValid():
        return max(0, document.characterCount() - 1)
    rest = max(0, column - 1)
    while lines.is_break(block.blockNumber() + 1) and rest > len(block.text()):
        rest -= len(block.text())
        block = block.next()
    return block.position() + utf16_length(block.text()[:rest])


def place_of(document: QTextDocument, position: int) -> tuple[int, int]:
    """Line and column, from 1 in characters, of Qt's `position`: the way back from `position_of`."""
    lines, block = text_lines(document), document.findBlock(position)
    column = column_of(block, position)
    number = block.blockNumber()
    while lines.is_break(block.blockNumber()):
        block = block.previous()
        column += len(block.text())
    return lines.line_of(number) + 1, column + 1


def column_of(block: QTextBlock, position: int) -> int:
    """The column, from 0 in characters, of Qt's `position` in `block`."""
    return _characters(block.text(), position - block.position())


def exact_text(document: QTextDocument) -> str:
    """The document's text as typed; `toPlainText` would turn no-break spaces into blanks."""
    return _joined(text_lines(document), document.toRawText(), 0)


def exact_range(document: QTextDocument, start: int, end: int) -> str:
    """The text between two of Qt's positions, as typed."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return _joined(text_lines(document), cursor.selectedText(), document.findBlock(start).blockNumber())


def _joined(lines: TextLines, raw: str, first: int) -> str:
    """What Qt gives as text, in which all breaks look alike, as typed; it begins in block `first`."""
    return lines.joined(raw.split(_PARAGRAPH), first) if lines.breaks else raw.replace(_PARAGRAPH, "\n")


def insertable(text: str) -> str:
    """Text that Qt takes as it is: what would break a line or be lost means the same escaped inside a JSON string."""
    return text if text.isascii() else _LOST.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
