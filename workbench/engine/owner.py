"""Which running program something belongs to, so that what a crashed one left behind can be swept."""

import functools
import os
from pathlib import Path


@functools.cache
def current() -> str:
    """This program: its process id and the time it began, so that a reused id is told apart."""
    return f"{os.getpid()}-{_began(os.getpid())}"


def alive(owner: str) -> bool:
    """Whether the program of that name is still running."""
    pid_text, _, began = owner.partition("-")
    if not pid_text.isdigit():
        return False
    pid = int(pid_text)
    if Path("/proc/self").exists():
        return _began(pid) == began
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _began(pid: int) -> str:
    """The start time in clock ticks (proc(5), field 22), or nothing where there is no /proc or no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
