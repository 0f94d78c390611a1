"""Measuring calls, one after the other or several at once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any


def now_ms() -> float:
    """A clock for durations."""
    return time.perf_counter_ns() / 1e6


async def timed(call: Callable[[], Awaitable[Any]], times: int) -> list[float]:
    """The milliseconds each of `times` calls took."""
    durations = []
    for _ in range(times):
        start = now_ms()
        await call()
        durations.append(now_ms() - start)
    return durations


def timed_blocking(call: Callable[[], Any], times: int) -> list[float]:
    """The milliseconds each of `times` calls took."""
    durations = []
    for _ in range(times):
        start = now_ms()
        call()
        durations.append(now_ms() - start)
    return durations


async def per_second(calls: Sequence[Callable[[], Awaitable[Any]]], each: int) -> float:
    """Calls a second when every one of `calls` is made `each` times in a row, all rows at once."""
    start = now_ms()
    await asyncio.gather(*(timed(call, each) for call in calls))
    return 1000 * each * len(calls) / (now_ms() - start)
