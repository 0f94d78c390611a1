"""Keys that are pressed before a file has been read: they are pressed again, in their order, when its text is there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EarlyKeys(QObject):
    """Holds the keys of `edit`, and the commands on its text, until they are let go or dropped, once."""

    def __init__(self, edit: QWidget) -> None:
        super().__init__(edit)
        self._edit = edit
        self._held: list[Callable[[], object]] | None = []
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: take what is pressed; releases mean nothing here."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        self.do(partial(QCoreApplication.sendEvent, self._edit, event.clone()))
        event.accept()
        return True

    def do(self, work: Callable[[], object]) -> None:
        """Do it after the keys that are held, or now."""
        if self._held is None:
            work()
        else:
            self._held.append(work)

    def let_go(self) -> None:
        """Press them, and hold no more."""
        held = self._held or ()
        self.drop()
        for work in held:
            work()

    def drop(self) -> None:
        """Forget them, and hold no more."""
        self._held = None
        self._edit.removeEventFilter(self)
