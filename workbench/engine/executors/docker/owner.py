"""Who owns a sandbox: a lock file held by the program that started it, free again when that program is gone."""

import os
import platform
import sys
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ENVIRONMENT_LABEL = "workbench.environment"
OWNER_LABEL = "workbench.owner"
LOCK_LABEL = "workbench.lock"
HOST_LABEL = "workbench.host"

_SUFFIX = ".lock"


def host_id() -> str:
    """Names the file system that a lock's path belongs to: this machine and, on Linux, its mount namespace."""
    try:
        space = os.readlink("/proc/self/ns/mnt")  # noqa: PTH115 - the link's text, which is no path
    except OSError:
        space = ""
    return f"{platform.node()} {space}".strip()


class Owner:
    """This program as the owner of sandboxes: its `id`, its locked file and its folder, all below `scratch`."""

    def __init__(self, scratch: Path) -> None:
        scratch.mkdir(parents=True, exist_ok=True)
        self.id = f"{os.getpid()}-{time.time_ns():x}"
        self.lock = (scratch / f"{self.id}{_SUFFIX}").resolve()
        self.folder = (scratch / self.id).resolve()
        self._file = _create_locked(self.lock)
        self.folder.mkdir()

    def labels(self, environment_id: str) -> dict[str, str]:
        """The labels of a container of this owner's."""
        return {
            OWNER_LABEL: self.id,
            LOCK_LABEL: str(self.lock),
            HOST_LABEL: host_id(),
            ENVIRONMENT_LABEL: environment_id,
        }

    def close(self) -> None:
        """Own nothing any more; may be called twice."""
        if self._file < 0:
            return
        try:
            self.folder.rmdir()
        except OSError:
            # Something could not be removed: the next start sweeps it, by the lock that stays but is free.
            os.close(self._file)
        else:
            os.close(self._file)
            self.lock.unlink(missing_ok=True)
        self._file = -1


def owner_ids(scratch: Path) -> list[str]:
    """The owners that left a lock file in `scratch`."""
    return sorted(path.name.removesuffix(_SUFFIX) for path in scratch.glob(f"*{_SUFFIX}"))


def lock_path(scratch: Path, owner_id: str) -> Path:
    """The lock file of that owner."""
    return scratch / f"{owner_id}{_SUFFIX}"


def is_free(lock: Path) -> bool:
    """Whether no running program holds `lock`; one that is not there is free."""
    try:
        file = os.open(lock, os.O_RDWR)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        return _take(file)
    finally:
        os.close(file)


def _create_locked(path: Path) -> int:
    """A new locked file; made again when a sweep found it in the moment before it was locked."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if _take(file) and path.exists():
            return file
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
