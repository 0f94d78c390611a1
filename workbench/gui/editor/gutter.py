"""The gutter: run marks, line numbers and problem marks beside the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.editor.marks import LineProblem, Marks
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_MARKS_WIDTH = 20
_BEFORE_TEXT = 14
_COLOURS = {Severity.ERROR: "err", Severity.WARNING: "warn"}


class Gutter(QWidget):
    """Paints for its editor and hands clicks on a run mark back to it."""

    def __init__(self, edit: "CodeEdit") -> None:
        super().__init__(edit)
        self._edit = edit
        self.setObjectName("editor.gutter")
        self.setAccessibleName("Line numbers")
        self.setMouseTracking(True)

    @property
    def marks(self) -> Marks:
        """What is marked."""
        return self._edit.marks

    def width_needed(self) -> int:
        """Room for the marks and the largest line number."""
        digits = max(2, len(str(self._edit.blockCount())))
        return _MARKS_WIDTH + self._edit.fontMetrics().horizontalAdvance("0") * digits + _BEFORE_TEXT

    def sizeHint(self) -> QSize:
        """Qt: the width that the numbers need."""
        return QSize(self.width_needed(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the lines that show."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._edit.look.color("editor"))
        painter.setFont(self._edit.font())
        current = self._edit.textCursor().blockNumber()
        for line, top, height in self._edit.visible_lines():
            if top > event.rect().bottom():
                break
            if top + height >= event.rect().top():
                self._paint_line(painter, line, QRect(0, top, self.width(), height), is_current=line == current)

    def _paint_line(self, painter: QPainter, line: int, box: QRect, *, is_current: bool) -> None:
        look = self._edit.look
        if is_current and self._edit.marks_current_line and not self._edit.textCursor().hasSelection():
            painter.fillRect(box, look.color("hover"))
        first_row = QRect(box.left(), box.top(), box.width(), self._edit.fontMetrics().lineSpacing())
        painter.setPen(look.color("text" if is_current else "faint"))
        painter.drawText(first_row.adjusted(0, 0, -_BEFORE_TEXT, 0), Qt.AlignmentFlag.AlignRight, str(line + 1))
        problem = self.marks.problem_at(line)
        if problem is not None:
            self._paint_problem(painter, problem, box)
        if line in self.marks.handlers:
            self._paint_run(painter, first_row)

    def _paint_problem(self, painter: QPainter, problem: LineProblem, box: QRect) -> None:
        colour = self._edit.look.color(_COLOURS[problem.severity])
        painter.fillRect(QRect(self.width() - 8, box.top() + 2, 3, box.height() - 4), colour)

    def _paint_run(self, painter: QPainter, box: QRect) -> None:
        y = box.center().y() + 0.5
        triangle = QPolygonF([QPointF(8, y - 4.5), QPointF(16, y), QPointF(8, y + 4.5)])
        colour = self._edit.look.color("ok")
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(triangle)

    def _line_at(self, at: QPoint) -> int | None:
        for line, top, height in self._edit.visible_lines():
            if top <= at.y() < top + height:
                return line
        return None

    def _function_at(self, at: QPoint) -> str | None:
        line = self._line_at(at)
        return self.marks.handlers.get(line) if line is not None and at.x() <= _MARKS_WIDTH else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a hand over a run mark."""
        over = self._function_at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a run mark invokes its function; elsewhere the line is selected."""
        at = event.position().toPoint()
        name, line = self._function_at(at), self._line_at(at)
        if name is not None:
            self._edit.run_requested.emit(name)
        elif line is not None:
            self._edit.select_line(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the press did all."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Qt: tool tips say what a mark means."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def tip_at(self, at: QPoint) -> str:
        """What the mark at a place of the gutter says, or an empty text."""
        name, line = self._function_at(at), self._line_at(at)
        if name is not None:
            return f"Invoke {name}"
        problem = self.marks.problem_at(line) if line is not None else None
        return problem.text if problem is not None else ""
