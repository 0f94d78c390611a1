"""The read end of a pipe that a sandbox logs to: read as it fills, and drained on demand without waiting."""

import asyncio
import contextlib
import fcntl
import os
import struct
import termios

from workbench.engine.executors.base import OnLog

READ_BYTES = 256 * 1024
"""The most that is read in one turn of the loop, so that a function that prints without end does not hold it up."""

PIPE_BYTES = 1024 * 1024
_F_SETPIPE_SZ = 1031


class LogPipe:
    """Owns a non-blocking file descriptor and tells what it reads to `on_log`. POSIX only."""

    def __init__(self, fd: int, on_log: OnLog) -> None:
        os.set_blocking(fd, False)
        with contextlib.suppress(OSError):  # a smaller pipe works too; the limit is a system setting
            fcntl.fcntl(fd, _F_SETPIPE_SZ, PIPE_BYTES)
        self._fd = fd
        self._on_log = on_log
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(fd, self._read, READ_BYTES)

    def drain(self) -> None:
        """Tell everything that was written before this call."""
        if self._fd < 0:
            return
        waiting: int = struct.unpack("i", fcntl.ioctl(self._fd, termios.FIONREAD, b"\0" * 4))[0]
        while waiting > 0 and (taken := self._read(min(waiting, READ_BYTES))):
            waiting -= taken

    def close(self) -> None:
        """Tell what is left and close the descriptor; may be called twice."""
        if self._fd < 0:
            return
        self.drain()
        fd, self._fd = self._fd, -1
        self._loop.remove_reader(fd)
        os.close(fd)

    def _read(self, most: int) -> int:
        if self._fd < 0:
            return 0
        try:
            data = os.read(self._fd, most)
        except BlockingIOError:
            return 0
        if data:
            self._on_log(data)
        else:
            self._loop.remove_reader(self._fd)
        return len(data)
