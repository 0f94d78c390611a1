"""Time: monotonic for durations, wall clock for stamps."""

import time


def monotonic_ns() -> int:
    """Nanoseconds of a clock that never goes back; for durations only."""
    return time.monotonic_ns()


def wall_ns() -> int:
    """Nanoseconds since the epoch."""
    return time.time_ns()


def ms_between(start_ns: int, end_ns: int) -> float:
    """The time between two readings, in milliseconds."""
    return (end_ns - start_ns) / 1_000_000


def iso_utc(wall_time_ns: int) -> str:
    """`2026-11-21T10:00:00.123Z`, as Lambda's log lines write it."""
    seconds, rest = divmod(wall_time_ns, 1_000_000_000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{rest // 1_000_000:03d}Z"
