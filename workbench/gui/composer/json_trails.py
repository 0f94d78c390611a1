"""Tells where in a long event a place is, without reading it from the beginning each time.

What is open is kept every 20,000 characters; an edit forgets what is behind it. A stretch that takes long to read is
read in slices.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument

from workbench.gui.composer.json_place import START, Place, Progress, Reader
from workbench.gui.composer.text_lines import text_lines
from workbench.gui.composer.text_units import exact_range, utf16_length

STEP_UNITS = 20_000
AT_ONCE_UNITS = 50_000
"""Reading so much takes 8 ms."""

_AFTER_UNITS = 4_000


@dataclass(frozen=True, slots=True)
class _Mark:
    """How many UTF-16 units of the text have been read, and what is open then."""

    units: int = 0
    progress: Progress = START


class Trails(QObject):
    """Of the document that an editor shows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._marks = [_Mark()]
        self._wanted: tuple[int, Callable[[Place], None]] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def watch(self, document: QTextDocument) -> None:
        """Read `document` from now on."""
        if self._document is not None:
            self._document.contentsChange.disconnect(self._changed)
        self._document = document
        self._marks = [_Mark()]
        self.stop()
        document.contentsChange.connect(self._changed)

    def ask(self, position: int, answer: Callable[[Place], None]) -> None:
        """Tell `answer` what Qt's `position` is in: at once, or after a while in a long text that does not change."""
        self.stop()
        self._wanted = (position, answer)
        self._go_on()

    def stop(self) -> None:
        """Answer no more."""
        self._timer.stop()
        self._wanted = None

    def _go_on(self) -> None:
        if self._wanted is None or self._document is None:
            return
        position, answer = self._wanted
        units = text_lines(self._document).units_at(position)
        mark = self._mark_before(units)
        if units - mark.units > AT_ONCE_UNITS:
            self._read(mark, mark.units + AT_ONCE_UNITS)
            self._timer.start()
            return
        self.stop()
        answer(self._read(mark, units))

    def _mark_before(self, units: int) -> _Mark:
        return next(mark for mark in reversed(self._marks) if mark.units <= units)

    def _read(self, mark: _Mark, until: int) -> Place:
        """Read on from `mark`, keeping marks on the way, and say where the end is."""
        text = self._text(mark.units, until)
        reader, units, kept = Reader(mark.progress), mark.units, 0
        for end in reader.read(text):
            if end - kept >= STEP_UNITS:
                units, kept = units + utf16_length(text[kept:end]), end
                self._keep(_Mark(units, reader.progress))
        return reader.place(text, self._text(until, until + _AFTER_UNITS))

    def _keep(self, mark: _Mark) -> None:
        if mark.units > self._marks[-1].units:
            self._marks.append(mark)

    def _text(self, start: int, end: int) -> str:
        document = self._document
        if document is None:
            return ""
        lines, last = text_lines(document), document.characterCount() - 1
        return exact_range(document, min(lines.position_at(start), last), min(lines.position_at(end), last))

    def _changed(self, position: int, _removed: int, _added: int) -> None:
        if self._document is not None:
            units = text_lines(self._document).units_at(position)
            self._marks = [mark for mark in self._marks if mark.units < units or not mark.units]
        self.stop()
