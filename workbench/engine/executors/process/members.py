"""Which processes a sandbox of the process executor is made of, and which of them is the one it is about."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from workbench.engine.executors.high_water import HighWater


class Members:
    """The processes of one sandbox: `first` is the child of this program, `grouped` lists its control group, if any.

    With `inside`, `first` is bubblewrap, whose child is the first process of the sandbox's own process ids, whose
    first child is the command. Those two only wait for the command: they are left out, and never stopped, so that
    its end is always noticed.
    """

    def __init__(self, first: int, *, inside: bool, grouped: Callable[[], list[int]] | None) -> None:
        self._first = first
        self._inside = inside
        self._grouped = grouped

    def pids(self) -> list[int]:
        """All but bubblewrap's; where nothing tells, the process group as a negative id."""
        if self._grouped is not None:
            own = {self._first, *children(self._first)[:1]} if self._inside else set()
            return [pid for pid in self._grouped() if pid not in own]
        if not self._inside:
            return [-self._first]
        first = children(self._first)[:1]
        return descendants(first[0]) if first else []

    def command(self) -> int | None:
        """The process id of the command; None when it is not there."""
        if not self._inside:
            return self._first
        pid = self._first
        for _step in range(2):
            below = children(pid)
            if not below:
                return None
            pid = below[0]
        return pid

    def largest(self) -> HighWater | None:
        """The high-water mark of the process that is the largest now: the runtime's, once it is initialised."""
        marks = [HighWater(pid) for pid in self.pids() if pid > 0] or [HighWater(self._first)]
        marks.sort(key=HighWater.mb)
        for mark in marks[:-1]:
            mark.close()
        return marks[-1]


def children(pid: int) -> list[int]:
    """The processes that the first thread of `pid` has started or inherited, the oldest first (Linux; else none)."""
    return _listed(Path(f"/proc/{pid}/task/{pid}/children"))


def descendants(pid: int) -> list[int]:
    """The children of all threads of `pid`, their children, and so on."""
    found = [pid]
    for one in found:
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            found += _listed(file)
    return found[1:]


def _listed(file: Path) -> list[int]:
    # A process that ended meanwhile has none.
    with contextlib.suppress(OSError, ValueError):
        return [int(word) for word in file.read_text().split()]
    return []
