"""Files that a running program holds locked; the system lets go of them when it is gone, however it ended."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES = 100
_STEP_S = 0.01


def hold(path: Path) -> int:
    """The descriptor of a new locked file; close it to let go. Raises OSError, also where files cannot be locked.

    It is made again when somebody's sweep found it in the moment before it was locked.
    """
    for _try in range(_TRIES):
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if _take(file) and path.exists():
            return file
        os.close(file)
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK), str(path))


def is_held(path: Path) -> bool:
    """Whether a running program holds `path`, or may (it cannot be opened); False when it is not there."""
    try:
        file = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not _take(file)
    finally:
        os.close(file)


@contextlib.contextmanager
def held(path: Path, within_s: float = 5.0) -> Iterator[bool]:
    """Hold the file at `path`, made when it is not there; False when others did not let go in time, or none can.

    It blocks, and stays: somebody who waits for it must not be left with a file that is gone.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield False
        return
    limit = time.monotonic() + within_s
    try:
        while not (taken := _take(file)) and time.monotonic() < limit:
            time.sleep(_STEP_S)
        yield taken
    finally:
        os.close(file)


def _take(file: int) -> bool:
    """Lock `file` without waiting; False when another program holds it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
