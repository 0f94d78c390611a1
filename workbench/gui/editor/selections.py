"""What is marked in the text beside the selection: its line, the stopped one, brackets, found text, problems."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.gui.editor import keys
from workbench.gui.editor.marks import LineProblem
from workbench.gui.editor.search import NOTHING_FOUND, Found, Places
from workbench.gui.editor.utf16 import to_units
from workbench.gui.look import Look
from workbench.gui.theme import blend
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_BRACKETS = frozenset("()[]{}")
STOPPED_SHARE = 0.12
"""Of the warning's colour in the ground of the line in which the code stands; code can still be read on it."""


class Selections:
    """Keeps the editor's extra selections; problems are underlined in a coat of paint of their own."""

    def __init__(self, edit: "CodeEdit") -> None:
        self._edit = edit
        self._found = NOTHING_FOUND

    @property
    def found(self) -> Places:
        """The places that are marked."""
        return self._found

    def set_found(self, found: Places) -> None:
        """Mark these places, which are in order."""
        self._found = found
        self.refresh()
        self._edit.overview.refresh()

    def scrolled(self, _value: int) -> None:
        """Other lines show, so other places are marked."""
        if self._found:
            self.refresh()

    def refresh(self) -> None:
        """Bring the marks up to date with cursor, text and theme."""
        edit = self._edit
        chosen: list[QTextEdit.ExtraSelection] = []
        if edit.marks_current_line and not edit.textCursor().hasSelection():
            chosen.append(self._line(edit.textCursor(), edit.look.color("hover")))
        if (stopped := edit.marks.stopped) is not None and stopped < len(edit.mirror.lines):
            chosen.append(self._line(edit.cursor_at(stopped, 0), stopped_colour(edit.look)))
        chosen += [self._mark(one, self._found_colour()) for one in self._found_in_sight()]
        chosen += self._brackets()
        chosen += [self._other(one) for one in edit.carets.others if one.hasSelection()]
        edit.setExtraSelections(chosen)

    def _found_in_sight(self) -> list[Found]:
        if not self._found:
            return []
        shown = [block.blockNumber() for block in self._edit.blocks_from_top()]
        top, bottom = (shown[0], shown[-1]) if shown else (0, 0)
        first = bisect_left(self._found, top, key=_end_line)
        last = bisect_right(self._found, min(bottom, len(self._edit.mirror.lines) - 1), key=_start_line)
        return [one for one in self._found[first:last] if one.end[0] < len(self._edit.mirror.lines)]

    def _line(self, cursor: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.format.setBackground(colour)
        one.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        cursor.clearSelection()
        one.cursor = cursor
        return one

    def _mark(self, found: Found, colour: QColor) -> QTextEdit.ExtraSelection:
        cursor = self._edit.cursor_at(*found.start)
        cursor.setPosition(self._edit.cursor_at(*found.end).position(), QTextCursor.MoveMode.KeepAnchor)
        one = QTextEdit.ExtraSelection()
        one.cursor = cursor
        one.format.setBackground(colour)
        return one

    def _other(self, caret: QTextCursor) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.cursor = caret
        one.format.setBackground(self._edit.look.color("selection"))
        return one

    def _found_colour(self) -> QColor:
        colour = self._edit.look.color("warn")
        colour.setAlpha(56)
        return colour

    def _brackets(self) -> list[QTextEdit.ExtraSelection]:
        line, column = self._edit.position()
        text = self._edit.mirror.lines[line]
        for at in (column, column - 1):
            if 0 <= at < len(text) and text[at] in _BRACKETS:
                partner = keys.matching_bracket(self._edit.mirror.lines, line, at)
                if partner is None:
                    return []
                ends = ((line, at), partner)
                return [self._mark(_one_character(end), self._edit.look.color("selection")) for end in ends]
        return []

    # -- problems --------------------------------------------------------------------------------

    def paint_over(self, viewport: QWidget, area: QRect) -> None:
        """Underline problems on the lines that show, and draw the carets beside the text cursor."""
        if not self._edit.marks.problems and not self._edit.carets.others:
            return
        painter = QPainter(viewport)
        for caret in self._edit.carets.others:
            place = self._edit.cursorRect(caret)
            painter.fillRect(place.left(), place.top(), 2, place.height(), self._edit.look.color("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in self._edit.visible_blocks():
            problem = self._edit.marks.problem_at(block.blockNumber())
            if problem is not None and self._edit.top_of(block).y() <= area.bottom():
                self._underline(painter, block, problem)
        painter.end()

    def _underline(self, painter: QPainter, block: QTextBlock, problem: LineProblem) -> None:
        text = self._edit.mirror.lines[block.blockNumber()]
        first = problem.column if problem.column is not None else len(keys.indent_of(text))
        last = len(text.rstrip()) if problem.column is None else _word_end(text, first)
        place = self._edit.layout_columns(block, to_units(text, first), to_units(text, max(last, first + 1)))
        if place is None:
            return
        left, right, bottom = place
        colour = self._edit.look.color("err" if problem.severity is Severity.ERROR else "warn")
        painter.setPen(QPen(colour, 1.2))
        painter.drawPolyline(_wave(left, max(right, left + 8), bottom - 2))


def stopped_colour(look: Look) -> QColor:
    """The ground of the line in which the code that is debugged stands."""
    return QColor(blend(look.theme.tokens["warn"], look.theme.tokens["editor"], STOPPED_SHARE))


def _wave(left: float, right: float, y: float) -> list[QPointF]:
    count = max(int((right - left) / 3), 2)
    return [QPointF(left + step * 3, y + (1.0 if step % 2 else -1.0)) for step in range(count + 1)]


def _word_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return end


def _start_line(found: Found) -> int:
    return found.start[0]


def _end_line(found: Found) -> int:
    return found.end[0]


def _one_character(at: tuple[int, int]) -> Found:
    return Found(at, (at[0], at[1] + 1))
