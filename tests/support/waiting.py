"""Waiting for what another process or thread does, where no event tells of it (on a loop: `turns`)."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE_S = 60.0
STEP_S = 0.05


def until(look: Callable[[], T | None], what: str, within_s: float = PATIENCE_S, step_s: float = STEP_S) -> T:
    """What `look` finds as soon as it finds something; looks once more when the time is over. Raises AssertionError."""
    limit = time.monotonic() + within_s
    while True:
        is_last = time.monotonic() >= limit
        found = look()
        if found:
            return found
        if is_last:
            raise AssertionError(f"waited {within_s:g} s in vain for {what}; there is {found!r}")
        time.sleep(step_s)
