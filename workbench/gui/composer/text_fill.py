"""Puts long texts into an editor in slices, so that the window goes on answering (6 MB at once take 3 s)."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.text_lines import insert_pieces
from workbench.gui.composer.text_pieces import LONG_CHARACTERS, Piece, pieces

SLICE_CHARACTERS = 30_000
SLICE_LINES = 800
SLICE_PIECES = 60
"""Of lines that are cut for display, in the first slice; the next ones are as long as `Pace` says."""

_MOST_PIECES = 2_000
_QUICK_S, _SLOW_S = 0.008, 0.016


class Pace:
    """How many pieces are put in at a time: as many as take 8 to 16 ms of the processor.

    Every slice costs a painting besides: 6 MB in one line come in 2 s, and would take three times that in small slices.
    """

    def __init__(self) -> None:
        self.pieces = SLICE_PIECES

    def took(self, seconds: float) -> None:
        """The last slice took so long."""
        if seconds < _QUICK_S:
            self.pieces = min(2 * self.pieces, _MOST_PIECES)
        elif seconds > _SLOW_S:
            self.pieces = max(self.pieces // 2, SLICE_PIECES)


def slices(text: str) -> Iterator[str]:
    """`text` in pieces of at most 800 lines and about 30,000 characters; joined they are `text`."""
    start = 0
    while start < len(text):
        end = _lines_end(text, start, start + SLICE_CHARACTERS)
        yield text[start:end]
        start = end


def _lines_end(text: str, start: int, limit: int) -> int:
    """Where a piece ends: after its 800th line feed, or its last one before `limit`. A line is never cut: Qt lays
    out a whole line for every piece of it, and one line of 6 MB in pieces would take minutes."""
    at = start
    for _ in range(SLICE_LINES):
        found = text.find("\n", at, limit)
        if found < 0:
            return len(text) if limit >= len(text) else _line_end(text, start, at, limit)
        at = found + 1
    return at


def _line_end(text: str, start: int, at: int, limit: int) -> int:
    """`at` when there are whole lines before it, or else the end of the long line that begins at `start`."""
    return at if at > start else text.find("\n", limit) + 1 or len(text)


def portions(text: str, pace: Pace) -> Iterator[list[Piece]]:
    """`text` in slices whose long lines are cut for display."""
    for piece in slices(text):
        cut = pieces(piece) if len(piece) > LONG_CHARACTERS else iter([Piece(piece)])
        while portion := list(islice(cut, pace.pieces)):
            yield portion


class TextFill(QObject):
    """Fills one document at a time; `done` comes when the last slice is in. All slices are one step of undo.

    With `cuts_lines` long lines are cut for display: the document's text is then to be read with `exact_text`.
    """

    done = Signal()

    def __init__(self, parent: QObject | None = None, *, cuts_lines: bool = False) -> None:
        super().__init__(parent)
        self._cuts_lines = cuts_lines
        self._document: QTextDocument | None = None
        self._slices: Iterator[list[Piece]] = iter(())
        self._pace = Pace()
        self._left = 0
        self._joins = False
        self.text = ""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> QTextDocument | None:
        """The document that is being filled, or None."""
        return self._document

    def replace(self, document: QTextDocument, text: str) -> None:
        """Put `text` in place of all that `document` holds: short texts at once, long ones in slices."""
        self.finish()
        self._document, self.text = document, text
        self._pace = Pace()
        self._slices = portions(text, self._pace) if self._cuts_lines else ([Piece(piece)] for piece in slices(text))
        self._left, self._joins = len(text), False
        self._next()
        if self._document is not None:
            self._timer.start()

    def finish(self) -> None:
        """Put in what is left, at once."""
        while self._document is not None:
            self._next()

    def stop(self) -> None:
        """Leave the rest out."""
        self._timer.stop()
        self._document, self.text, self._slices = None, "", iter(())

    def _next(self) -> None:
        document = self._document
        if document is None:
            return
        began = time.thread_time()
        piece = next(self._slices, [])
        if piece or not self._joins:
            self._put(document, piece)
        self._pace.took(time.thread_time() - began)
        self._left -= sum(len(part.text) for part in piece)
        if self._left <= 0:
            self.stop()
            self.done.emit()

    def _put(self, document: QTextDocument, piece: Iterable[Piece]) -> None:
        cursor = QTextCursor(document)
        if self._joins:
            cursor.joinPreviousEditBlock()
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.beginEditBlock()
            cursor.select(QTextCursor.SelectionType.Document)
            self._joins = True
        insert_pieces(cursor, piece)
        cursor.endEditBlock()
