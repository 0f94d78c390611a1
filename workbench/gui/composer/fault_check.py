"""Checks the event's text a moment after the last key, off the UI thread when it is long."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.base.jsontext import JsonFault, find_fault
from workbench.gui.tasks import GuiTasks

DELAY_MS = 150
LONG_DELAY_MS = 800
LONG_CHARACTERS = 1_000_000
"""Reading and parsing so much takes 100 ms, of which a thread spares the window only a part: wait for a real pause."""

INLINE_CHARACTERS = 20_000
"""Texts up to this length are checked at once (0.2 ms); longer ones in a thread."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in `text`: the first fault, or None, and the event's size in UTF-8 bytes."""

    fault: JsonFault | None
    size: int
    text: str = field(default="", compare=False, repr=False)


def examine(text: str) -> Finding:
    """Check a text and measure it."""
    return Finding(find_fault(text), len(text.encode("utf-8", "surrogatepass")), text)


class FaultChecker(QObject):
    """Checks what `read` gives; `found` carries a Finding, never one of a text that has changed since."""

    found = Signal(object)

    def __init__(self, read: Callable[[], str], tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._tasks = tasks
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check_now)

    def text_changed(self, length: int = 0) -> None:
        """Check again soon, later for a text of great `length`; whatever is being checked is out of date."""
        self._generation += 1
        self._timer.start(DELAY_MS if length <= LONG_CHARACTERS else LONG_DELAY_MS)

    def check_now(self) -> None:
        """Check at once."""
        self._timer.stop()
        self._generation += 1
        text = self._read()
        if len(text) <= INLINE_CHARACTERS:
            self.found.emit(examine(text))
        else:
            self._tasks.start(self._check_long(text, self._generation), "composer-check")

    async def _check_long(self, text: str, generation: int) -> None:
        finding = await asyncio.to_thread(examine, text)
        if generation == self._generation:
            self.found.emit(finding)
