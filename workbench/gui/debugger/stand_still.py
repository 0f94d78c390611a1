"""Where the code stands, as it is shown: a step of a moment does not make the window flicker."""

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.app.stores.debug import DebugState, DebugStore
from workbench.model.debug import DebugStop, StackFrame

LINGER_MS = 150
"""A stop is shown so long after the code went on: most steps have ended by then."""


class StandStill(QObject):
    """`changed` comes when another stop or frame is to be shown, or none any more."""

    changed = Signal()

    def __init__(self, store: DebugStore, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.stop: DebugStop | None = None
        self.frame: StackFrame | None = None
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._show)
        self.destroyed.connect(store.changed.connect(lambda _told: self._follow()))
        self._show()

    def _follow(self) -> None:
        if self._store.state is DebugState.RUNNING and self.stop is not None:
            if not self._linger.isActive():
                self._linger.start()
        else:
            self._show()

    def _show(self) -> None:
        self._linger.stop()
        stop, frame = self._store.stop, self._store.frame
        if stop is not self.stop or frame is not self.frame:
            self.stop, self.frame = stop, frame
            self.changed.emit()
