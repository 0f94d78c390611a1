"""The gutter: run marks and breakpoints, line numbers, problems, folds and changed lines beside the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from workbench.gui.editor.gutter_marks import (
    MARKS_WIDTH,
    breakpoint_text,
    paint_breakpoint,
    paint_run,
    paint_stop,
    run_text,
)
from workbench.gui.editor.line_changes import ChangeKind
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.gui.editor.selections import stopped_colour
from workbench.gui.translation import tr
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_BEFORE_TEXT = 26
_CHEVRON = 12
_BAR = 3
_CHANGES = {ChangeKind.ADDED: "ok", ChangeKind.CHANGED: "run", ChangeKind.REMOVED: "err"}
_COLOURS = {Severity.ERROR: "err", Severity.WARNING: "warn"}


class Gutter(QWidget):
    """Paints for its editor and hands clicks on a run mark back to it.

    `breakpoint_toggled` and `breakpoint_menu` carry a line (from 0), the latter also the place on the screen; they
    come while `takes_breakpoints`. `run_keys` is what the tooltip of a run mark names.
    """

    breakpoint_toggled = Signal(int)
    breakpoint_menu = Signal(int, QPoint)

    def __init__(self, edit: "CodeEdit") -> None:
        super().__init__(edit)
        self._edit = edit
        self.setObjectName("editor.gutter")
        self.setAccessibleName(tr("Line numbers"))
        self.setMouseTracking(True)
        self._hovered = False
        self._over: int | None = None
        self.takes_breakpoints = False
        self.run_keys = ""

    @property
    def marks(self) -> Marks:
        """What is marked."""
        return self._edit.marks

    def width_needed(self) -> int:
        """Room for the marks and the largest line number."""
        digits = max(2, len(str(len(self._edit.mirror.lines))))
        return MARKS_WIDTH + self._edit.fontMetrics().horizontalAdvance("0") * digits + _BEFORE_TEXT

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
        if line == self.marks.stopped:
            painter.fillRect(box, stopped_colour(look))
        first_row = QRect(box.left(), box.top(), box.width(), self._edit.fontMetrics().lineSpacing())
        painter.setPen(look.color("text" if is_current else "faint"))
        painter.drawText(first_row.adjusted(0, 0, -_BEFORE_TEXT, 0), Qt.AlignmentFlag.AlignRight, str(line + 1))
        problem = self.marks.problem_at(line)
        if problem is not None:
            self._paint_problem(painter, problem, box)
        self._paint_margin(painter, line, first_row)
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

    def _paint_margin(self, painter: QPainter, line: int, box: QRect) -> None:
        """Both marks of a line have room side by side; where a breakpoint would come shows under the pointer."""
        look, stopped = self._edit.look, line == self.marks.stopped
        runs = line in self.marks.handlers and not stopped
        one = self.marks.breakpoints.get(line)
        if one is not None or (line == self._over and not runs):
            paint_breakpoint(painter, box, look, one, beside=runs or stopped, holds=line not in self.marks.unheld)
        if runs:
            paint_run(painter, box, look, beside=one is not None)
        if stopped:
            paint_stop(painter, box, look)

    def _line_at(self, at: QPoint) -> int | None:
        for line, top, height in self._edit.visible_lines():
            if top <= at.y() < top + height:
                return line
        return None

    def _functions_at(self, at: QPoint) -> tuple[str, ...]:
        line = self._line_at(at)
        return self.marks.handlers.get(line, ()) if line is not None and at.x() <= MARKS_WIDTH else ()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a hand over what a click does something with."""
        at = event.position().toPoint()
        in_margin = at.x() <= MARKS_WIDTH and self.takes_breakpoints
        self._hover(self._line_at(at) if in_margin else None)
        hand = bool(self._functions_at(at)) or self._over is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def _hover(self, line: int | None) -> None:
        if line != self._over:
            self._over = line
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a run mark invokes its function, beside it are breakpoints; elsewhere the line is selected."""
        at = event.position().toPoint()
        names, line = self._functions_at(at), self._line_at(at)
        if event.button() is not Qt.MouseButton.LeftButton or line is None:
            return
        if names:
            self.run(names, event.globalPosition().toPoint())
        elif at.x() <= MARKS_WIDTH and self.takes_breakpoints:
            self.breakpoint_toggled.emit(line)
        elif at.x() >= self._fold_left() and self._has_fold(line):
            self._edit.folding.toggle(line)
        else:
            self._edit.select_line(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with a line's breakpoint."""
        line = self._line_at(event.pos())
        if line is not None and self.takes_breakpoints:
            self.breakpoint_menu.emit(line, event.globalPos())

    def run(self, names: tuple[str, ...], at: QPoint) -> None:
        """Ask to invoke the function, or which one of several at the place of the screen."""
        if len(names) == 1:
            self._edit.run_requested.emit(names[0])
            return
        menu = QMenu(self)
        menu.setObjectName("editor.run_menu")
        for name in names:
            menu.addAction(self._edit.look.icon("play", "ok"), run_text((name,))).setData(name)
        menu.triggered.connect(lambda action: self._edit.run_requested.emit(action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

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
        self._over = None
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
        names, line = self._functions_at(at), self._line_at(at)
        if names:
            return run_text(names, self.run_keys)
        one = self.marks.breakpoints.get(line) if line is not None and at.x() <= MARKS_WIDTH else None
        if one is not None:
            return breakpoint_text(one, self.marks.unheld.get(line) if line is not None else None)
        problem = self.marks.problem_at(line) if line is not None else None
        return problem.text if problem is not None else ""
