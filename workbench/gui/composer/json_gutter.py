"""The strip left of the JSON text: line numbers, and a mark where the text stops being JSON."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.look import Look

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

_MARK = 6
_LEFT = 12
_RIGHT = 10


class JsonGutter(QWidget):
    """Line numbers of the editor beside it."""

    def __init__(self, editor: "JsonEditor", look: Look) -> None:
        super().__init__(editor)
        self._editor = editor
        self._look = look
        self.fault_line = 0
        self.setObjectName("composer.gutter")
        self.setAccessibleName("Line numbers")

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the visible lines."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.color("editor"))
        current = self._editor.textCursor().blockNumber() + 1
        for line, top, height in self._editor.visible_lines(event.rect()):
            faulty = line == self.fault_line
            token = "err" if faulty else "text" if line == current else "faint"
            painter.setPen(self._look.color(token))
            area = QRect(0, top, self.width() - _RIGHT, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))
            if faulty:
                self._paint_mark(painter, top, height)

    def _paint_mark(self, painter: QPainter, top: int, height: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("err"))
        painter.drawEllipse(QRect(4, top + (height - _MARK) // 2, _MARK, _MARK))
