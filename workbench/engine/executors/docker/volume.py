"""The sandbox's /tmp: a small file system of its own where one can be mounted, else a folder that is watched."""

import contextlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from workbench.base.log import logger
from workbench.model.limits import MIB

_log = logger("docker")

_COMMAND_S = 20

_TOOLS = ("mkfs.ext4", "mount", "umount")

_OVERHEAD_MB = 2
_OVERHEAD_SHARE = 0.04
"""What ext4 keeps for itself without a journal: 2 % against running full unawares, 1.6 % for its inode tables."""

_BYTES_PER_INODE = 16384


@dataclass(frozen=True, slots=True)
class Volume:
    """A folder that is a sandbox's /tmp; `holds_size` when writing beyond its size fails with ENOSPC, as on AWS."""

    folder: Path
    holds_size: bool


def can_mount() -> bool:
    """Whether this process may try to mount: root, on a system with the tools for it."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and all(shutil.which(tool) for tool in _TOOLS)


def make_volume(folder: Path, size_mb: int, *, mount: bool) -> Volume:
    """Make `folder` a /tmp of `size_mb` MiB, writable by every user. Raises OSError when not even a folder can be."""
    folder.mkdir(parents=True)
    mounted = mount and _mount_image(folder, size_mb)
    folder.chmod(0o1777)
    return Volume(folder, mounted)


def _mount_image(folder: Path, size_mb: int) -> bool:
    """Mount a sparse image on `folder`; 10 ms. The image loses its name at once, so that a crash leaves no file."""
    image = folder.with_suffix(".img")
    try:
        with image.open("xb") as file:
            file.truncate(int(size_mb * (1 + _OVERHEAD_SHARE) + _OVERHEAD_MB) * MIB)
        options = (
            "-E",
            "lazy_itable_init=1,nodiscard",
            "-O",
            "^has_journal,^resize_inode",
            "-m",
            "0",
            "-i",
            str(_BYTES_PER_INODE),
        )
        _run("mkfs.ext4", "-q", "-F", *options, str(image))
        _run("mount", "-o", "loop,noatime,nosuid,nodev", str(image), str(folder))
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("/tmp cannot be limited in size: %s", _reason(error))
        return False
    finally:
        image.unlink(missing_ok=True)
    # Lambda's /tmp is empty.
    (folder / "lost+found").rmdir()
    return True


def remove_volume(folder: Path) -> None:
    """Unmount and delete `folder`; one that is not there is fine, one that cannot be deleted is left for the sweep."""
    if os.path.ismount(folder):
        try:
            _run("umount", str(folder))
        except (OSError, subprocess.SubprocessError) as error:
            _log.warning("%s is unmounted later: %s", folder, _reason(error))
            _run_quietly("umount", "-l", str(folder))
    shutil.rmtree(folder, ignore_errors=True)


def used_bytes(folder: Path) -> int:
    """How long the files below `folder` are together; files that vanish meanwhile count as nothing."""
    total = 0
    for parent, _folders, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(f"{parent}/{name}").st_size
            except OSError:
                continue
    return total


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_COMMAND_S, stdin=subprocess.DEVNULL)


def _run_quietly(*command: str) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        _run(*command)


def _reason(error: Exception) -> str:
    output = getattr(error, "stderr", b"") or b""
    return output.decode(errors="replace").strip() or str(error)
