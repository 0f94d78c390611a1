"""The function's stdout and stderr through a FIFO that the sandbox writes and the engine's loop reads."""

import asyncio
import fcntl
import os
import struct
import termios
from contextlib import suppress
from pathlib import Path

from workbench.engine.executors.base import OnLog

CAPACITY = 1024 * 1024
"""How much the function may be ahead of the reader, in bytes, before its writes wait."""

_PIECE = 256 * 1024
"""Most bytes read in one turn of the loop, so that a flood does not hold it up."""


class LogPipe:
    """A FIFO at `path`. Kept open for reading and writing, so that opening never waits and its end never comes."""

    def __init__(self, path: Path, on_log: OnLog) -> None:
        os.mkfifo(path)
        # After the umask: the sandbox's user is another one.
        path.chmod(0o622)
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self._on_log = on_log
        self._loop: asyncio.AbstractEventLoop | None = None
        with suppress(OSError):
            fcntl.fcntl(self._file, fcntl.F_SETPIPE_SZ, CAPACITY)

    def listen(self) -> None:
        """Deliver from now on; call on the loop."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._file, self._read, _PIECE)

    async def drain(self) -> None:
        """Deliver what is in the pipe now; ends also when the writer never does."""
        left = self._waiting()
        while left > 0:
            got = self._read(min(left, _PIECE))
            if not got:
                return
            left -= got

    def close(self) -> None:
        """Stop listening and let go; may be called twice."""
        if self._file < 0:
            return
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._file)
        os.close(self._file)
        self._file = -1

    def _waiting(self) -> int:
        if self._file < 0:
            return 0
        answer = fcntl.ioctl(self._file, termios.FIONREAD, b"\0" * 4)
        return int(struct.unpack("i", answer)[0])

    def _read(self, most: int) -> int:
        try:
            piece = os.read(self._file, most)
        except BlockingIOError:
            return 0
        if piece:
            self._on_log(piece)
        return len(piece)
