"""Which blocks of a document are pieces of the line before: breaks for display, which are not in the text.

A break is kept as the character format of the separator before its block: undo brings it back with the text, taking
it away changes nothing, and a line feed that is typed has the plain format.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from workbench.gui.composer.text_pieces import Break, Piece

_BREAK = QTextFormat.Property.UserProperty.value + 1
_MARK = "\ufeff"
_ANY = "breaks_for_display"


def insert_pieces(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Put `pieces` in at the cursor, in place of what it selects."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for piece in pieces:
        if piece.before is not Break.NONE:
            cursor.document().setProperty(_ANY, True)
            cursor.insertBlock(QTextBlockFormat(), _format(piece.before))
        # Of two byte order marks at the beginning of a string, PySide passes the second on.
        text = f"{_MARK}{piece.text}" if piece.text.startswith(_MARK) else piece.text
        cursor.insertText(text, QTextCharFormat())
    cursor.endEditBlock()


def _format(before: Break) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(_BREAK, int(before))
    return made


def break_before(block: QTextBlock) -> Break:
    """What is before `block`; NONE where it begins a line."""
    return Break(block.charFormat().intProperty(_BREAK))


class TextLines(QObject):
    """Knows the breaks of one document by block number, and keeps up with every edit. Made by `text_lines`."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._count = document.blockCount()
        self.breaks: list[int] = []
        self._scan(1, self._count)
        document.documentLayout()  # without a layout Qt does not tell of changes
        document.contentsChange.connect(self._changed)

    def line_of(self, number: int) -> int:
        """The line, from 0, that block `number` belongs to."""
        return number - bisect_right(self.breaks, number)

    def first_block(self, line: int) -> int:
        """The number of the block with which `line`, from 0, begins."""
        return line + bisect_left(range(len(self.breaks)), line, key=lambda at: self.breaks[at] - at - 1)

    def is_break(self, number: int) -> bool:
        """Whether block `number` only goes on with the line before."""
        at = bisect_left(self.breaks, number)
        return at < len(self.breaks) and self.breaks[at] == number

    def units_at(self, position: int) -> int:
        """How many UTF-16 units of text are before Qt's `position`."""
        return position - bisect_right(self.breaks, self._document.findBlock(position).blockNumber())

    def position_at(self, units: int) -> int:
        """Qt's position after so many UTF-16 units of text."""
        numbers = range(len(self.breaks))
        return units + bisect_right(numbers, units, key=self._units_before)

    def _units_before(self, at: int) -> int:
        return self._document.findBlockByNumber(self.breaks[at]).position() - (at + 1)

    def joined(self, parts: list[str], first: int = 0) -> str:
        """The text of the blocks `parts`, of which the first is block `first`."""
        found = set(self.breaks)
        return "".join(part if not at or at + first in found else f"\n{part}" for at, part in enumerate(parts))

    def _changed(self, position: int, _removed: int, added: int) -> None:
        grown = self._document.blockCount() - self._count
        self._count += grown
        if not self.breaks and not self._document.property(_ANY):
            return
        first = self._document.findBlock(position).blockNumber()
        last = self._document.findBlock(position + added).blockNumber()
        last = last if last >= 0 else self._count - 1
        low = bisect_right(self.breaks, first)
        high = max(low, bisect_right(self.breaks, last - grown))
        moved = [number + grown for number in self.breaks[high:]] if grown else self.breaks[high:]
        self.breaks[low:] = []
        self._scan(first + 1, last + 1)
        self.breaks += moved

    def _scan(self, start: int, end: int) -> None:
        if not self._document.property(_ANY):
            return
        block = self._document.findBlockByNumber(start)
        for number in range(start, end):
            if break_before(block) is not Break.NONE:
                self.breaks.append(number)
            block = block.next()


def text_lines(document: QTextDocument) -> TextLines:
    """What is known of the breaks of `document`."""
    found = document.findChild(TextLines)
    return found if isinstance(found, TextLines) else TextLines(document)
