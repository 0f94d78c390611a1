"""Stopping and continuing the processes of a sandbox, between its invokes (LAMBDA_FACTS §1.1, "Freeze")."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable

_ROUNDS = 50
"""A sandbox that forks faster than it can be stopped is given up on; its process limit ends that long before."""


class Freezer:
    """Stops every process that `pids` lists, and lets the same ones run on.

    A negative id stands for a process group, as in kill(2). Does nothing on Windows, which has no such signals.
    """

    def __init__(self, pids: Callable[[], list[int]]) -> None:
        self._pids = pids
        self._stopped: list[int] = []

    @property
    def frozen(self) -> bool:
        """Whether processes are stopped now."""
        return bool(self._stopped)

    def freeze(self) -> None:
        """Stop them all; does nothing when they are stopped.

        A process that was told to stop forks no more, so the list is whole once it has nothing new.
        """
        if self._stopped or sys.platform == "win32":
            return
        known: set[int] = set()
        for _round in range(_ROUNDS):
            new = [pid for pid in self._pids() if pid not in known]
            if not new:
                break
            for pid in new:
                _tell(pid, signal.SIGSTOP)
            known.update(new)
            self._stopped += new

    def thaw(self) -> None:
        """Let them run on, the newest first, so that no parent sees a stopped child; does nothing when they do."""
        if sys.platform == "win32":
            return
        stopped, self._stopped = self._stopped, []
        for pid in reversed(stopped):
            _tell(pid, signal.SIGCONT)


def _tell(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)
