"""Reads what an event is a moment after its text changed, in a thread; no answer comes for a text that is gone."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.app.use_cases.understand import Understanding, understand
from workbench.gui.tasks import GuiTasks
from workbench.project.event_catalogue import EventCatalogue


class Understander(QObject):
    """`understood` carries an Understanding of the text that was asked for last."""

    understood = Signal(object)

    def __init__(self, catalogue: Callable[[], EventCatalogue], tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._tasks = tasks
        self._asked = 0
        self._busy = False
        self._next: tuple[str, str, bool] | None = None

    def forget(self) -> None:
        """The text has changed: what is being read is out of date."""
        self._asked += 1
        self._next = None

    def ask(self, text: str, declared: str, *, hold: bool = False) -> None:
        """Read `text`, picked as `declared`, which holds whatever it looks like with `hold`.

        While one is read the next waits; those in between are left out.
        """
        self._asked += 1
        self._next = (text, declared, hold)
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        self._busy = self._next is not None
        if self._next is not None:
            wanted, self._next = self._next, None
            self._tasks.start(self._read(wanted, self._asked), "composer-understand")

    async def _read(self, wanted: tuple[str, str, bool], asked: int) -> None:
        text, declared, hold = wanted
        try:
            found: Understanding = await asyncio.to_thread(understand, self._catalogue(), text, declared, hold=hold)
            if asked == self._asked:
                self.understood.emit(found)
        except asyncio.CancelledError:
            self._next = None
            raise
        finally:
            self._go_on()
