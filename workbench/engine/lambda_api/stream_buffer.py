"""What a function has streamed and its client has not taken yet."""

import asyncio
import contextlib
import tempfile
from collections import deque
from typing import IO

from workbench.model.errors import EngineError

MEMORY_BYTES = 4 * 1024 * 1024
READ_BYTES = 256 * 1024


class StreamBuffer:
    """Pieces in order, `MEMORY_BYTES` of them in memory and the rest in a temporary file.

    The engine passes pieces on without waiting, at up to Lambda's pace (LAMBDA_FACTS §1.5); a client may be slower.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        self._memory_bytes = memory_bytes
        self._pieces: deque[bytes] = deque()
        self._held = 0
        self._file: IO[bytes] | None = None
        self._read_at = 0
        self._written_to = 0
        self._ended = False
        self._failed = ""
        self._changed = asyncio.Event()

    def put(self, data: bytes) -> None:
        """Add a piece; nothing once it has ended."""
        if self._ended or not data:
            return
        if self._file is None and self._held + len(data) <= self._memory_bytes:
            self._pieces.append(data)
            self._held += len(data)
        else:
            self._spill(data)
        self._changed.set()

    def end(self) -> None:
        """There will be no more."""
        self._ended = True
        self._changed.set()

    def drop(self) -> None:
        """The client is gone: forget what is there, and take no more."""
        self._pieces.clear()
        self._held = 0
        self._close_file()
        self.end()

    async def take(self) -> bytes:
        """The next piece, when there is one; empty at the end. Raises EngineError when it could not be kept."""
        while True:
            if self._pieces:
                piece = self._pieces.popleft()
                self._held -= len(piece)
                return piece
            if self._file is not None:
                return self._from_file(self._file)
            if self._failed:
                raise EngineError("The response cannot be kept until its client has taken it.", self._failed)
            if self._ended:
                return b""
            self._changed.clear()
            await self._changed.wait()

    def _spill(self, data: bytes) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as it is needed
            self._file.seek(self._written_to)
            self._file.write(data)
            self._written_to += len(data)
        except OSError as error:
            self._fail(error)

    def _from_file(self, file: IO[bytes]) -> bytes:
        try:
            file.seek(self._read_at)
            piece = file.read(min(READ_BYTES, self._written_to - self._read_at))
        except OSError as error:
            self._fail(error)
            raise EngineError("The response cannot be kept until its client has taken it.", self._failed) from error
        self._read_at += len(piece)
        if self._read_at == self._written_to:
            self._close_file()
        return piece

    def _fail(self, error: OSError) -> None:
        self._failed = str(error)
        self._close_file()
        self._ended = True

    def _close_file(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        self._file = None
        self._read_at = self._written_to = 0
