"""What was read from files before, recalled while the files have the same time and size."""

import os
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")

_SETTLED_NS = 2_000_000_000
"""A file changed more recently may change again within one tick of the file system's clock, so it is not kept."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it is now: two equal states mean equal contents once the file has settled."""

    path: str
    mtime_ns: int
    size: int


def file_state(path: Path) -> FileState:
    """The state of the file at `path`. Raises OSError, and ValueError for paths that no file can have."""
    status = os.stat(path)  # noqa: PTH116 - called for every function
    return FileState(str(path), status.st_mtime_ns, status.st_size)


class FileMemory(Generic[T]):
    """Keeps at most `most` values, each for one state of a file; the oldest go first. Safe to use from threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[FileState, T] = OrderedDict()

    def recall(self, state: FileState) -> T | None:
        """The value kept for that state, or None."""
        return self._values.get(state)

    def keep(self, state: FileState, value: T) -> T:
        """Keep `value` if the file has settled; it is returned."""
        if time.time_ns() - state.mtime_ns > _SETTLED_NS:
            self._values[state] = value
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        return value
