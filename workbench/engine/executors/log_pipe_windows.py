"""The log pipe on Windows: a thread reads, because the event loop cannot watch an anonymous pipe there."""

import asyncio
import os
import threading

from workbench.engine.executors.base import OnLog

READ_BYTES = 64 * 1024


class LogPipe:
    """Owns a file descriptor and tells what a thread reads from it to `on_log`, on the loop."""

    def __init__(self, fd: int, on_log: OnLog) -> None:
        self._fd = fd
        self._on_log = on_log
        self._loop = asyncio.get_running_loop()
        self._waiting: list[bytes] = []
        self._lock = threading.Lock()
        threading.Thread(target=self._read, name="workbench-log", daemon=True).start()

    def drain(self) -> None:
        """Tell what the thread has read so far."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for data in waiting:
            self._on_log(data)

    def close(self) -> None:
        """Tell what is left; the thread ends with the last writer."""
        self.drain()

    def _read(self) -> None:
        try:
            while data := os.read(self._fd, READ_BYTES):
                with self._lock:
                    self._waiting.append(data)
                self._loop.call_soon_threadsafe(self.drain)
        except RuntimeError:
            return  # the loop is closed: nobody listens any more
        finally:
            os.close(self._fd)
