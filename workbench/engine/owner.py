"""Which running program something belongs to, so that what a crashed one left behind can be swept."""

import functools
import os
import sys
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
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    if Path("/proc/self").exists():
        return _began(pid) == began
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION, _ACCESS_DENIED, _STILL_ACTIVE = 0x1000, 5, 259

    def _runs_on_windows(pid: int) -> bool:
        """Not by `os.kill(pid, 0)`: there 0 is Ctrl+C."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        process = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not process:
            return ctypes.get_last_error() == _ACCESS_DENIED
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return code.value == _STILL_ACTIVE


def _began(pid: int) -> str:
    """The start time in clock ticks (proc(5), field 22), or nothing where there is no /proc or no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
