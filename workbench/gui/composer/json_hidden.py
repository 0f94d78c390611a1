"""Lines that are hidden, and the note that the line above them has of it."""

import re

from PySide6.QtGui import QTextBlock, QTextBlockUserData

from workbench.gui.composer.json_brackets import brackets_of
from workbench.gui.composer.json_regions import Region

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
    members = "1 member" if region.members == 1 else f"{region.members:,} members"
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
