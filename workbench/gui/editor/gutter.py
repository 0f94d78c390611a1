"""The gutter: run marks, line numbers, problems, folds and changed lines beside the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.editor.line_changes import ChangeKind
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_MARKS_WIDTH = 20
_BEFORE_TEXT = 26
_CHEVRON = 12
_BAR = 3
_CHANGES = {ChangeKind.ADDED: "ok", ChangeKind.CHANGED: "run", ChangeKind.REMOVED: "err"}
_COLOURS = {Severity.ERROR: "err", Severity.WARNING: "warn"}


class Gutter(QWidget):
    """Paints for its editor and hands clicks on a run mark back to it."""

    def __init__(self, edit: "CodeEdit") -> None:
        super().__init__(edit)
        self._edit = edit
        self.setObjectName("editor.gutter")
        self.setAccessibleName("Line numbers")
        self.setMouseTracking(True)
        self._hovered = False

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
        self._paint_changes(painter)

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
        self._paint_chevron(painter, line, first_row)

    def _paint_chevron(self, painter: QPainter, line: int, box: QRect) -> None:
        """Folds show at all times, what could be folded while the pointer is here."""
        folding = self._edit.folding
        folded = folding.is_folded(line)
        if folded or (self._hovered and folding.is_foldable(line)):
            icon = self._edit.look.icon(
                "chevron-right" if folded else "chevron-down", "text" if folded else "faint", 12
            )
            icon.paint(painter, QRect(self._fold_left(), box.center().y() - _CHEVRON // 2, _CHEVRON, _CHEVRON))

    def _fold_left(self) -> int:
        return self.width() - _BEFORE_TEXT + 3

    def _paint_changes(self, painter: QPainter) -> None:
        """A bar beside lines that were added or changed, a wedge where some were removed."""
        shown = {line: (top, height) for line, top, height in self._edit.visible_lines()}
        left = self.width() - 9
        for change in self._edit.changes:
            colour = self._edit.look.color(_CHANGES[change.kind])
            if change.kind is ChangeKind.REMOVED:
                top = shown[change.first][0] if change.first in shown else None
                if top is not None:
                    painter.fillRect(QRect(left - 2, top - 1, _BAR + 4, 2), colour)
                continue
            for line in range(change.first, change.first + change.count):
                if line in shown:
                    painter.fillRect(QRect(left, shown[line][0], _BAR, shown[line][1]), colour)

    def _paint_problem(self, painter: QPainter, problem: LineProblem, box: QRect) -> None:
        colour = self._edit.look.color(_COLOURS[problem.severity])
        painter.fillRect(QRect(self.width() - 5, box.top() + 2, 3, box.height() - 4), colour)

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
        elif line is not None and at.x() >= self._fold_left() and self._has_fold(line):
            self._edit.folding.toggle(line)
        elif line is not None:
            self._edit.select_line(line)

    def _has_fold(self, line: int) -> bool:
        return self._edit.folding.is_folded(line) or self._edit.folding.is_foldable(line)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: what can be folded shows."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: only what is folded shows."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

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
