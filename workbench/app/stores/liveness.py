"""Tells whether the process that wrote something is still there: a lock that the system lets go when it dies."""

import os
import sys
import uuid
from pathlib import Path

_SUFFIX = ".alive"


class Liveness:
    """Holds this process's lock in `folder` from its making until `release`; `id` names it. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self.id = uuid.uuid4().hex
        self._folder = folder
        self._path = folder / f"{self.id}{_SUFFIX}"
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        _lock(self._file)

    def lives(self, holder: str) -> bool:
        """Whether the process with that id still holds its lock."""
        if holder == self.id:
            return True
        try:
            file = os.open(self._folder / f"{holder}{_SUFFIX}", os.O_RDWR)
        except OSError:
            return False
        try:
            _lock(file)
        except OSError:
            return True
        finally:
            os.close(file)
        return False

    def sweep(self) -> None:
        """Remove the files of processes that are gone."""
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if not self.lives(path.name.removesuffix(_SUFFIX)):
                path.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the lock and its file."""
        os.close(self._file)
        self._path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
