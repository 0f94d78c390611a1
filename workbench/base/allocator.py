"""How the C library keeps memory that is free. glibc's own way suits short programs: one that is open all day grows.

There, each thread may get an arena of its own, and blocks of up to 32 MB come from them once one that large was freed;
what is freed between others that stay is never given back (mallopt(3)).
"""

import contextlib
import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8  # of malloc.h
_OPTIONS = ((_M_ARENA_MAX, 2), (_M_MMAP_THRESHOLD, 256 * 1024), (_M_TRIM_THRESHOLD, 1024 * 1024))


def give_back_memory() -> None:
    """From now on, give large blocks back when they are freed, and let threads share arenas; elsewhere nothing."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):  # musl has no mallopt
        mallopt = ctypes.CDLL(None).mallopt
        for option, value in _OPTIONS:
            mallopt(option, value)
