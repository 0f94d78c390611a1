"""A text of which lines may be hidden: which of them are on the screen, and where."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit


class LaidText(QPlainTextEdit):
    """Says what stands where; places are in the viewport, in pixels."""

    def blocks_from_top(self) -> Iterator[QTextBlock]:
        """The blocks that may be on the screen, found without asking for places: also in the middle of a change."""
        rows = self.viewport().height() // max(self.fontMetrics().lineSpacing(), 1) + 2
        block = self.firstVisibleBlock()
        while block.isValid() and rows > 0:
            if block.isVisible():
                yield block
                rows -= 1
            block = block.next()

    def visible_blocks(self) -> Iterator[QTextBlock]:
        """The blocks on the screen, from the top."""
        return (block for block, _, _ in self._in_sight())

    def visible_lines(self) -> Iterator[tuple[int, int, int]]:
        """Number, top and height of the lines on the screen."""
        return ((block.blockNumber(), round(top), round(height)) for block, top, height in self._in_sight())

    def _in_sight(self) -> Iterator[tuple[QTextBlock, float, float]]:
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= self.viewport().height():
            if block.isVisible():
                height = self.blockBoundingRect(block).height()
                yield block, top, height
                top += height
            block = block.next()

    def top_of(self, block: QTextBlock) -> QPoint:
        """Where a block's text begins in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft().toPoint()

    def layout_columns(self, block: QTextBlock, start: int, end: int) -> tuple[float, float, float] | None:
        """Left, right and bottom in the viewport of UTF-16 columns of a block's first row; None when it is not laid."""
        line = block.layout().lineForTextPosition(start)
        if not line.isValid():
            return None
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        left, right = (
            _x_of(line.cursorToX(start)),
            _x_of(line.cursorToX(min(end, line.textStart() + line.textLength()))),
        )
        return place.left() + left, place.left() + right, place.top() + line.y() + line.height()


def _x_of(answer: object) -> float:
    """PySide answers with a position, or with a position and a column."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
