"""Keeps the window's state on disk while the user works, so that a crash costs less than a second."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 400
"""How often the state is looked at; what changed is on disk within 1 s of the change."""
SELDOM_MS = 750
_DEAR_S = 0.004


class Keeping(QObject):
    """Calls `keep` again and again; while that is dear, less often."""

    def __init__(self, keep: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def stop(self) -> None:
        """Keep nothing any more."""
        self._timer.stop()

    def _look(self) -> None:
        begin = perf_counter()
        self._keep()
        self._timer.setInterval(SELDOM_MS if perf_counter() - begin > _DEAR_S else LOOK_MS)
