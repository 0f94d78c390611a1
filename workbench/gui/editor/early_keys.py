"""Keys that are pressed before a file has been read: they are pressed again, in their order, when its text is there."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EarlyKeys(QObject):
    """Holds the keys of `edit` until they are let go or dropped, once; commands are not among them."""

    def __init__(self, edit: QWidget) -> None:
        super().__init__(edit)
        self._edit = edit
        self._keys: list[QKeyEvent] = []
        edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: take what is pressed; releases mean nothing here."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        self._keys.append(event.clone())
        event.accept()
        return True

    def let_go(self) -> None:
        """Press them, and hold no more."""
        keys = self._keys
        self.drop()
        for key in keys:
            QCoreApplication.sendEvent(self._edit, key)

    def drop(self) -> None:
        """Forget them, and hold no more."""
        self._keys = []
        self._edit.removeEventFilter(self)
