"""The queue's clock: wall time, because due times outlive the program, and calls at a time to come."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from workbench.base.clock import wall_ns

_LONGEST_S = 30.0
_NS = 1_000_000_000


class Clock(Protocol):
    """Tells the time and calls back; tests turn one by hand."""

    def now_ns(self) -> int:
        """Nanoseconds since the epoch."""

    def call_at(self, due_ns: int, call: Callable[[], None]) -> Callable[[], None]:
        """Have `call` called once at `due_ns` or somewhat earlier, on this loop; what is returned cancels it."""


class WallClock:
    """The real time. It looks again every 30 s, since the wall clock may be set and the machine may sleep."""

    def now_ns(self) -> int:
        """Nanoseconds since the epoch."""
        return wall_ns()

    def call_at(self, due_ns: int, call: Callable[[], None]) -> Callable[[], None]:
        """Have `call` called at `due_ns`, or after 30 s if that is earlier."""
        delay_s = min(max(0.0, (due_ns - wall_ns()) / _NS), _LONGEST_S)
        return asyncio.get_running_loop().call_later(delay_s, call).cancel
