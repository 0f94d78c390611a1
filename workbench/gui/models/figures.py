"""Figures as people read them: durations, sizes, money, times of day; every one with its unit."""

import time

from workbench.model.limits import MIB, vcpus

_KIB = 1024


def duration_text(duration_ms: float) -> str:
    """A duration in milliseconds as `0.4 ms`, `418 ms`, `1.4 s` or `2 min 05 s`."""
    if duration_ms < 9.95:
        return f"{duration_ms:.1f} ms"
    if duration_ms < 999.5:
        return f"{duration_ms:.0f} ms"
    if duration_ms < 59_950:
        return f"{duration_ms / 1000:.1f} s"
    minutes, seconds = divmod(round(duration_ms / 1000), 60)
    return f"{minutes} min {seconds:02d} s"


def size_text(size: int) -> str:
    """A size in bytes as `812 B`, `1.2 KB` or `6.3 MB` (binary units, as Lambda's quotas count)."""
    if size < _KIB:
        return f"{size} B"
    if size < MIB:
        return f"{size / _KIB:.1f} KB"
    return f"{size / MIB:.1f} MB"


def memory_text(used_mb: int, size_mb: int) -> str:
    """Memory used of memory given, in MB."""
    return f"{used_mb:,} / {size_mb:,} MB"


def cost_text(cost_usd: float) -> str:
    """The cost of one invoke in USD, to a tenth of a millionth."""
    return f"${cost_usd:.7f}"


def clock_text(wall_time_ns: int) -> str:
    """The local time of day, `12:04:31`, of nanoseconds since the epoch."""
    return time.strftime("%H:%M:%S", time.localtime(wall_time_ns / 1_000_000_000))


def share_text(memory_mb: int) -> str:
    """A memory setting and the share of a processor that goes with it: `256 MB = 0.14 vCPU`."""
    return f"{memory_mb:,} MB = {vcpus(memory_mb):.2f} vCPU"
