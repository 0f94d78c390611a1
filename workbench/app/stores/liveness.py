"""Tells whether the process that wrote something is still there: a lock that the system lets go when it dies."""

import os
import uuid
from pathlib import Path

from workbench.base.held_file import hold, is_held

_SUFFIX = ".alive"


class Liveness:
    """Holds this process's lock in `folder` from its making until `release`; `id` names it. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self.id = uuid.uuid4().hex
        self._folder = folder
        self._path = folder / f"{self.id}{_SUFFIX}"
        self._file = hold(self._path)

    def lives(self, holder: str) -> bool:
        """Whether the process with that id still holds its lock."""
        return holder == self.id or is_held(self._folder / f"{holder}{_SUFFIX}")

    def sweep(self) -> None:
        """Remove the files of processes that are gone."""
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if not self.lives(path.name.removesuffix(_SUFFIX)):
                path.unlink(missing_ok=True)

    def release(self) -> None:
        """Let go of the lock and its file."""
        os.close(self._file)
        self._path.unlink(missing_ok=True)
