"""Keys that are pressed while a long text comes in: they are typed when it is there."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class HeldKeys:
    """Keys for `editor`, in their order."""

    def __init__(self, editor: QWidget) -> None:
        self._editor = editor
        self._keys: list[QKeyEvent] = []

    def take(self, event: QKeyEvent) -> bool:
        """Keep a key that would write or delete; whether it is one. Others move and scroll in what is there already."""
        if event.text():
            self._keys.append(event.clone())
            event.accept()
        return bool(event.text())

    def let_go(self) -> None:
        """Press them."""
        keys, self._keys = self._keys, []
        for key in keys:
            QCoreApplication.sendEvent(self._editor, key)
