"""How much memory a process has used at most, as Linux counts it (proc(5), VmHWM)."""

import contextlib
import os

from workbench.model.limits import MIB


class HighWater:
    """The high-water mark of one process; its file is opened once, so that reading it is cheap."""

    def __init__(self, pid: int) -> None:
        try:
            self._file = os.open(f"/proc/{pid}/status", os.O_RDONLY)
        except OSError:
            self._file = -1

    def mb(self) -> int:
        """In MiB, rounded up; 0 when the system does not tell or the process is gone."""
        if self._file < 0:
            return 0
        with contextlib.suppress(OSError, ValueError, IndexError):
            kib = int(os.pread(self._file, 4096, 0).split(b"VmHWM:", 1)[1].split(None, 1)[0])
            return -(-kib * 1024 // MIB)
        return 0

    def close(self) -> None:
        """Let go of the file; may be called twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
