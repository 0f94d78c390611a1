"""The text of a log: lines go in by the batch, and the view stays at the end unless the user scrolled up."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.look import Look
from workbench.gui.models.log_lines import LineKind, shown
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.invoke import LogLine

_TOKENS = {LineKind.PLATFORM: "faint", LineKind.FUNCTION: "text", LineKind.EXTENSION: "ty", LineKind.ERROR: "err"}
_NEAR_END_LINES = 1


class LogText(QPlainTextEdit):
    """Read-only. `following_changed` tells whether the newest line is kept in sight.

    `event_wanted` carries the selected text, or what was written at once under the pointer, in which an event shall be
    looked for.
    """

    following_changed = Signal(bool)
    event_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._following = True
        self._moving = False
        self._empty = True
        self._whole: dict[int, str] = {}
        self._count = 0
        name(self, "runs.logs", tr("Log of the run"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(8)
        self.setFont(exact_font(look, 12))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def following(self) -> bool:
        """Whether the newest line is kept in sight."""
        return self._following

    def start_over(self, max_lines: int) -> None:
        """Empty the text; it holds at most `max_lines` from now on and follows the end."""
        self._moving = True
        self.clear()
        self.setMaximumBlockCount(max_lines)
        self._moving = False
        self._empty = True
        self._whole.clear()
        self._set_following(following=True)

    def follow_end(self) -> None:
        """Go to the newest line and stay there."""
        self._set_following(following=True)
        self._go_to_end()

    def add(self, lines: Sequence[LogLine]) -> None:
        """Put lines at the end, all at once."""
        if not lines:
            return
        self._moving = True
        place = self.verticalScrollBar().value()
        blocks, most = self.blockCount(), self.maximumBlockCount()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        added = self._insert(cursor, lines)
        cursor.endEditBlock()
        self._moving = False
        if self._following:
            self._go_to_end()
        elif most:
            gone = max(0, blocks + added - most)
            self.verticalScrollBar().setValue(max(0, place - gone))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, and what can be made of the text."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        text = self.text_at(event.pos())
        menu.addAction(tr("New Event from This"), lambda: self.event_wanted.emit(text)).setEnabled(bool(text.strip()))
        menu.popup(event.globalPos())

    def text_at(self, place: QPoint) -> str:
        """What is selected, or else the log event at `place`: all its lines, also what is cut off on the screen."""
        selected = self.textCursor().selection().toPlainText()
        block = self.cursorForPosition(place).block()
        return selected or self._whole.get(block.userState(), block.text())

    def _insert(self, cursor: QTextCursor, lines: Sequence[LogLine]) -> int:
        first = 0 if self._empty else self.blockCount()
        texts = list(map(shown, lines))
        for kind, group in groupby(texts, key=lambda line: line.kind):
            text = "\n".join(line.text for line in group)
            cursor.insertText(text if self._empty else "\n" + text, self._format(kind))
            self._empty = False
        return self._mark_whole(first, zip(lines, (line.text for line in texts), strict=True))

    def _mark_whole(self, first: int, lines: Iterable[tuple[LogLine, str]]) -> int:
        """Let the blocks of a log event that is not one block lead to its text; how many blocks there are in all."""
        block = first
        for line, text in lines:
            height = text.count("\n") + 1
            if text != line.text or height > 1:
                self._count += 1
                self._whole[self._count] = line.text
                for number in range(block, block + height):
                    self.document().findBlockByNumber(number).setUserState(self._count)
            block += height
        most = self.maximumBlockCount()
        while most and len(self._whole) > most:
            del self._whole[next(iter(self._whole))]
        return block - first

    def _format(self, kind: LineKind) -> QTextCharFormat:
        colours = QTextCharFormat()
        colours.setForeground(self._look.color(_TOKENS[kind]))
        return colours

    def _go_to_end(self) -> None:
        self._moving = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._moving = False

    def _scrolled(self, value: int) -> None:
        if not self._moving:
            self._set_following(following=value >= self.verticalScrollBar().maximum() - _NEAR_END_LINES)

    def _set_following(self, *, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.following_changed.emit(following)
