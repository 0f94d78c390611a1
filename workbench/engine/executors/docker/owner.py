"""Who owns a sandbox: a lock file held by the program that started it, free again when that program is gone."""

import os
import platform
import time
from pathlib import Path

from workbench.base.held_file import hold

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
        self._file = hold(self.lock)
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
