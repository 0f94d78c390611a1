"""The strip left of the JSON text: line numbers, marks of what is wrong, and chevrons that fold."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.look import Look
from workbench.gui.translation import tr

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

_MARK = 6
_LEFT = 16
_CHEVRON = 12
_RIGHT = 4 + _CHEVRON + 4


class JsonGutter(QWidget):
    """Line numbers of the editor beside it; a line that is cut for display has its number once."""

    def __init__(self, editor: "JsonEditor", look: Look) -> None:
        super().__init__(editor)
        self._editor = editor
        self._look = look
        self.fault_line = 0
        self.warned: dict[int, str] = {}
        self.setObjectName("composer.gutter")
        self.setAccessibleName(tr("Line numbers"))
        # Queued: it comes from the middle of a change, where new margins would lay half-changed text out.
        editor.blockCountChanged.connect(self._counted, Qt.ConnectionType.QueuedConnection)
        editor.updateRequest.connect(self._scrolled)
        editor.cursorPositionChanged.connect(self.update)
        editor.folding.changed.connect(self.update)

    def fit(self) -> None:
        """Take the room that the last line's number needs, below the bar that finds."""
        left, top = self.wanted_width(), self._editor.find_bar.height()
        if (self._editor.viewportMargins().left(), self._editor.viewportMargins().top()) != (left, top):
            self._editor.setViewportMargins(left, top, 0, 0)
        self.place()

    def place(self) -> None:
        """Be as high as the text."""
        area, top = self._editor.contentsRect(), self._editor.find_bar.height()
        self.setGeometry(area.left(), area.top() + top, self.wanted_width(), area.height() - top)

    def _counted(self, _count: int) -> None:
        self.fit()

    def _scrolled(self, area: QRect, dy: int) -> None:
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, area.y(), self.width(), area.height())

    def wanted_width(self) -> int:
        """Enough for the last line's number."""
        digits = max(2, len(str(self._editor.blockCount())))
        return _LEFT + _RIGHT + self.fontMetrics().horizontalAdvance("9") * digits

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self.wanted_width(), 0)

    def mark(self, line: int) -> None:
        """Mark a line (from 1), or none with 0."""
        if line != self.fault_line:
            self.fault_line = line
            self.update()

    def warn(self, problems: Iterable[tuple[int, str]]) -> None:
        """Mark lines (from 1) of which the sentences tell what does not fit, and no others."""
        warned: dict[int, str] = {}
        for line, text in problems:
            warned[line] = f"{warned[line]}\n{text}" if line in warned else text
        if warned != self.warned:
            self.warned = warned
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the visible lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._look.color("editor"))
        current = self._editor.line_of(self._editor.textCursor().block())
        for block, top, height in self._editor.visible_blocks(event.rect()):
            self._paint_chevron(painter, block, top, height)
            if self._editor.begins_line(block):
                self._paint_number(painter, self._editor.line_of(block), current, QRect(0, top, self.width(), height))

    def _paint_number(self, painter: QPainter, line: int, current: int, area: QRect) -> None:
        mark = "err" if line == self.fault_line else "warn" if line in self.warned else ""
        painter.setPen(self._look.color(mark or ("text" if line == current else "faint")))
        place = area.adjusted(0, 0, -_RIGHT, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))
        if mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color(mark))
            painter.drawEllipse(QRect(4, area.top() + (area.height() - _MARK) // 2, _MARK, _MARK))

    def _paint_chevron(self, painter: QPainter, block: QTextBlock, top: int, height: int) -> None:
        folded = self._editor.folding.is_folded(block)
        if folded or self._editor.folding.is_foldable(block):
            icon = self._look.icon(
                "chevron-right" if folded else "chevron-down", "text" if folded else "faint", _CHEVRON
            )
            left = self.width() - _CHEVRON - 4
            icon.paint(painter, QRect(left, top + (height - _CHEVRON) // 2, _CHEVRON, _CHEVRON))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click is over when the button is let go."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click folds the line's object or list, or unfolds it."""
        block = self._block_at(event.position().toPoint().y())
        if block is not None and event.button() is Qt.MouseButton.LeftButton:
            self._editor.folding.toggle(block)

    def event(self, event: QEvent) -> bool:
        """Qt: the tooltip of a marked line says what does not fit."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self._block_at(event.pos().y())
            text = "" if block is None else self.warned.get(self._editor.line_of(block), "")
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _block_at(self, y: int) -> QTextBlock | None:
        for block, top, height in self._editor.visible_blocks(self.rect()):
            if top <= y < top + height:
                return block
        return None
