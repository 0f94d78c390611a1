"""Collects garbage on the UI thread only: a QObject in a cycle must not be destroyed by whichever thread allocates."""

import gc

from PySide6.QtCore import QObject, QTimer

CHECK_MS = 500


class UiThreadGarbage(QObject):
    """While it lives, Python's automatic collection is off and a timer of the UI thread does its work."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()  # what was imported stays: collections while the window opens need not look at it
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.check)
        self._timer.start(CHECK_MS)

    def settle(self) -> None:
        """Take what the start has made out of later collections, which makes them short."""
        gc.collect()
        gc.freeze()

    def check(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if 0 < limits[generation] < counts[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Give the collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
