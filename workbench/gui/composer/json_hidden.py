"""Lines that are hidden, those that show, and the note that the line above hidden ones has of it."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextBlockUserData
from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.composer.json_brackets import brackets_of
from workbench.gui.composer.json_regions import Region
from workbench.gui.translation import tr_n

CLOSES = re.compile(r"\s*([]}],?)\s*$")
"""A line that only closes an object or list: it is hidden with what it closes."""


class FoldNote(QTextBlockUserData):
    """What stands behind a line whose object or list is folded."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def opener_of(block: QTextBlock) -> int | None:
    """Qt's position of the last bracket in a line that is not closed there."""
    opened: list[int] = []
    for place, bracket in brackets_of(block):
        if bracket in "{[":
            opened.append(place)
        elif opened:
            opened.pop()
    return opened[-1] if opened else None


def note_of(region: Region, last: QTextBlock) -> FoldNote:
    """What a folded line says: the members, and the bracket that closes them when its line is hidden too."""
    members = tr_n("{n:,} member", "{n:,} members", region.members)
    closes = CLOSES.match(last.text())
    return FoldNote(f"… {members} {closes[1] if closes else ''}".rstrip())


def line_above(block: QTextBlock) -> QTextBlock:
    """The line that shows above hidden ones."""
    while not block.isVisible() and block.previous().isValid():
        block = block.previous()
    return block


def hide(block: QTextBlock, last: int) -> None:
    """Hide the lines from `block` up to number `last`, that too."""
    while block.isValid() and block.blockNumber() <= last:
        block.setVisible(False)
        block.setLineCount(0)
        block = block.next()


def show(block: QTextBlock) -> QTextBlock:
    """Show hidden lines from `block` on, up to the next that shows; the last of them."""
    shown = block
    while block.isValid() and not block.isVisible():
        block.setVisible(True)
        block.setLineCount(1)
        shown, block = block, block.next()
    return shown


def shown_in(editor: QPlainTextEdit, area: QRect) -> Iterator[tuple[QTextBlock, int, int]]:
    """Each block of an editor that shows in `area` of its viewport, its top and height in pixels."""
    # The last block's own height has the document's margin in it.
    height = editor.fontMetrics().lineSpacing()
    block = editor.firstVisibleBlock()
    top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
    while block.isValid() and top <= area.bottom():
        if block.isVisible():
            yield block, round(top), height
            top += editor.blockBoundingRect(block).height()
        block = block.next()
