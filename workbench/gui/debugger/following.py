"""Lets the editor follow the debugger: where the code stops, or whichever call is looked at, its line is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.app.stores.debug import DebugStore
from workbench.model.debug import StackFrame

ShowPlace = Callable[[Path, int], None]


class Following(QObject):
    """`show_place` gets a file and a line (from 1); the keyboard is to stay where it is."""

    def __init__(self, store: DebugStore, show_place: ShowPlace, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._show_place = show_place
        self._shown: StackFrame | None = None
        self.destroyed.connect(store.changed.connect(lambda _told: self._follow()))

    def _follow(self) -> None:
        frame = self._store.frame
        if frame is self._shown:
            return
        self._shown = frame
        if frame is not None and frame.path is not None:
            self._show_place(frame.path, frame.line)
