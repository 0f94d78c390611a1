"""Removes what a program that crashed left behind: its containers, mounts and folders."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from workbench.base.held_file import is_held
from workbench.base.log import logger
from workbench.engine.executors.docker.daemon import Daemon
from workbench.engine.executors.docker.owner import (
    HOST_LABEL,
    LOCK_LABEL,
    OWNER_LABEL,
    lock_path,
    owner_ids,
)
from workbench.engine.executors.volume import remove_volume
from workbench.model.errors import WorkbenchError

TMP = "tmp"
"""The folder below a sandbox's own that is its /tmp."""

_log = logger("docker")


def sweep(daemon: Daemon, scratch: Path, host: str) -> int:
    """Remove the leftovers of owners that are gone; how many containers those were.

    Raises ExecutorUnavailableError; a container or folder that refuses is left for the next sweep.
    """
    removed = 0
    for row in daemon.containers(OWNER_LABEL):
        if is_left_over(row.labels, host, is_held):
            with suppress(WorkbenchError):
                daemon.remove(row.id)
                removed += 1
    _sweep_folders(scratch)
    if removed:
        _log.info("removed %d containers of a program that is gone", removed)
    return removed


def is_left_over(labels: Mapping[str, str], host: str, held: Callable[[Path], bool]) -> bool:
    """Whether the program that made a container with `labels` is gone.

    A lock on another machine (or in a container that shares this engine) cannot be looked at: its owner may live.
    """
    lock = labels.get(LOCK_LABEL, "")
    return bool(lock) and labels.get(HOST_LABEL) == host and not held(Path(lock))


def _sweep_folders(scratch: Path) -> None:
    for owner_id in owner_ids(scratch):
        lock = lock_path(scratch, owner_id)
        if is_held(lock):
            continue
        folder = scratch / owner_id
        if folder.is_dir():
            for sandbox in folder.iterdir():
                remove_scratch(sandbox)
            shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            with suppress(OSError):
                lock.unlink(missing_ok=True)


def remove_scratch(folder: Path) -> None:
    """Unmount and delete one sandbox's folder."""
    remove_volume(folder / TMP)
    shutil.rmtree(folder, ignore_errors=True)
