"""What is marked in the event's text beside the selection: current line, brackets, found places, faults, problems."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.base.jsontext import JsonFault
from workbench.gui.composer.json_brackets import pair_at
from workbench.gui.composer.json_scanner import scan_line
from workbench.gui.composer.text_lines import text_lines
from workbench.gui.composer.text_units import position_of, utf16_length
from workbench.gui.look import Look
from workbench.model.event import EventProblem

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

Range = tuple[int, int]
"""Two of Qt's positions."""

_FOUND_ALPHA = 56


class JsonMarks:
    """Keeps the editor's extra selections. After an edit, faults and problems are out of date, and gone."""

    def __init__(self, editor: "JsonEditor", look: Look) -> None:
        self._editor = editor
        self._look = look
        self.fault: JsonFault | None = None
        self.problems: tuple[EventProblem, ...] = ()
        self._ranges: list[Range] = []
        self._found: list[Range] = []

    def show_fault(self, fault: JsonFault | None) -> None:
        """Underline where the text stops being JSON."""
        self.fault = fault
        self.refresh()

    def show_problems(self, problems: Sequence[EventProblem]) -> None:
        """Underline the places of `problems`."""
        self.problems = tuple(problems)
        self._ranges = [self._place(problem.line, problem.column) for problem in self.problems]
        self.refresh()

    def show_found(self, found: list[Range]) -> None:
        """Mark these places, which are in order, counted in UTF-16 units of the text."""
        self._found = found
        self.refresh()

    def scrolled(self, _value: int) -> None:
        """Other lines show, so other places are marked."""
        if self._found:
            self.refresh()

    def forget(self) -> None:
        """Another text shows."""
        self.fault, self.problems, self._ranges, self._found = None, (), [], []
        self.refresh()

    def edited(self) -> None:
        """What was said of the text before no longer holds."""
        if self.fault is not None or self.problems:
            self.fault, self.problems, self._ranges = None, (), []
            self.refresh()

    def problem_at(self, position: int) -> str:
        """What is wrong at Qt's `position`; empty when nothing is known."""
        texts = [
            problem.text
            for problem, (start, end) in zip(self.problems, self._ranges, strict=True)
            if start <= position <= end
        ]
        return "\n".join(dict.fromkeys(texts))

    def refresh(self) -> None:
        """Bring the marks up to date with cursor, text and theme."""
        editor = self._editor
        marks = [self._current_line(), *self._found_in_sight(), *self._brackets()]
        marks += [self._wave(start, end, "warn") for start, end in self._ranges]
        if self.fault is not None:
            marks.append(self._wave(*self._character(self.fault), "err"))
        editor.setExtraSelections(marks)

    def _current_line(self) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.format.setBackground(self._look.color("hover"))
        one.format.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        cursor = self._editor.textCursor()
        cursor.clearSelection()
        one.cursor = cursor
        return one

    def _brackets(self) -> Iterator[QTextEdit.ExtraSelection]:
        pair = pair_at(self._editor.document(), self._editor.textCursor().position())
        for place in pair or ():
            yield self._ground(place, place + 1, self._look.color("selection"))

    def _found_in_sight(self) -> list[QTextEdit.ExtraSelection]:
        if not self._found:
            return []
        lines = text_lines(self._editor.document())
        first, last = (lines.units_at(position) for position in self._in_sight())
        low = bisect_left(self._found, first, key=lambda one: one[1])
        high = bisect_right(self._found, last, key=lambda one: one[0])
        colour = self._look.color("warn")
        colour.setAlpha(_FOUND_ALPHA)
        ranges = ((lines.position_at(start), lines.position_at(end)) for start, end in self._found[low:high])
        return [self._ground(start, end, colour) for start, end in ranges]

    def _in_sight(self) -> Range:
        """Qt's positions between which the text shows."""
        blocks = [block for block, _top, _height in self._editor.visible_blocks(self._editor.viewport().rect())]
        return blocks[0].position(), blocks[-1].position() + blocks[-1].length()

    def _ground(self, start: int, end: int, colour: QColor) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.cursor = self._span(start, end)
        one.format.setBackground(colour)
        return one

    def _wave(self, start: int, end: int, token: str) -> QTextEdit.ExtraSelection:
        one = QTextEdit.ExtraSelection()
        one.cursor = self._span(start, end)
        one.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        one.format.setUnderlineColor(self._look.color(token))
        return one

    def _span(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        last = max(0, self._editor.document().characterCount() - 1)
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, line: int, column: int) -> Range:
        """The token at a place."""
        document = self._editor.document()
        start = position_of(document, line, column)
        block = document.findBlock(start)
        text = block.text()
        for token in scan_line(text):
            first, end = (block.position() + utf16_length(text[:at]) for at in (token.start, token.end))
            if first <= start < end:
                return first, end
        return start, start + 1

    def _character(self, fault: JsonFault) -> Range:
        """The character at a fault; at the end of a line, the one before."""
        start = position_of(self._editor.document(), fault.line, fault.column)
        block: QTextBlock = self._editor.document().findBlock(start)
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        if start == block.position() + block.length() - 1 and start > block.position():
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        start = cursor.position()
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return start, cursor.position()
