"""The function's stdout and stderr through a FIFO that the container writes and the engine's loop reads."""

import os
from pathlib import Path

from workbench.engine.executors.base import OnLog
from workbench.engine.executors.log_pipe import LogPipe as PipeReader


class LogPipe:
    """A FIFO at `path`. Kept open for reading and writing, so that opening never waits and its end never comes."""

    def __init__(self, path: Path, on_log: OnLog) -> None:
        os.mkfifo(path)
        # After the umask: the sandbox's user is another one.
        path.chmod(0o622)
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self._on_log = on_log
        self._reader: PipeReader | None = None

    def listen(self) -> None:
        """Deliver from now on; call on the loop."""
        self._reader = PipeReader(self._file, self._on_log)

    async def drain(self) -> None:
        """Deliver what is in the pipe now; ends also when the writer never does."""
        if self._reader is not None:
            self._reader.drain()

    def close(self) -> None:
        """Stop listening and let go; may be called twice."""
        if self._reader is not None:
            self._reader.close()
        elif self._file >= 0:
            os.close(self._file)
        self._file = -1
