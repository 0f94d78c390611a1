"""Ctrl+C and SIGTERM end the window in good order: Qt's loop does not run Python's handlers by itself."""

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

STOPS = (signal.SIGINT, signal.SIGTERM)


class StopSignals(QObject):
    """While it lives, a stop signal calls `stop` on the UI thread."""

    def __init__(self, stop: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = stop
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)
        self._wakeup = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._before = {number: signal.signal(number, _noted) for number in STOPS}

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _arrived(self) -> None:
        numbers = self._reader.recv(64)
        if any(number in STOPS for number in numbers):
            self._stop()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The byte in the socket does the work."""
