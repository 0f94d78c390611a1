"""A sandbox's /tmp: a small file system of its own where one can be mounted, else a folder that is watched."""

import asyncio
import functools
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from workbench.base.log import logger
from workbench.engine.executors.base import OnLog
from workbench.engine.executors.loop_mount import can_mount_images, mount_image, unmount
from workbench.model.limits import MIB

_log = logger("volume")

_COMMAND_S = 20
_WATCH_S = 1.0
_MAKE = "mkfs.ext4"

_OVERHEAD_MB = 2
_OVERHEAD_SHARE = 0.04
"""What ext4 keeps for itself without a journal: 2 % against running full unawares, 1.6 % for its inode tables."""

_BYTES_PER_INODE = 16384
_OPTIONS = ("-E", "lazy_itable_init=1,nodiscard", "-O", "^has_journal,^resize_inode", "-m", "0")


@dataclass(frozen=True, slots=True)
class Volume:
    """A folder that is a sandbox's /tmp; `holds_size` when writing beyond its size fails with ENOSPC, as on AWS."""

    folder: Path
    holds_size: bool


def can_mount() -> bool:
    """Whether this process may try to mount: root, on a system with what it takes."""
    return can_mount_images() and shutil.which(_MAKE) is not None


def make_volume(folder: Path, size_mb: int, *, mount: bool) -> Volume:
    """Make `folder` a /tmp of `size_mb` MiB, writable by every user. Raises OSError when not even a folder can be.

    Blocks: 2 ms where it mounts, 5 ms the first time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mounted = mount and _mount_image(folder, size_mb)
    folder.chmod(0o1777)
    return Volume(folder, mounted)


def _mount_image(folder: Path, size_mb: int) -> bool:
    """Mount a sparse image on `folder`. The image loses its name at once, so that a crash leaves no file."""
    image = folder.with_suffix(".img")
    try:
        with image.open("xb") as file:
            file.truncate(_image_bytes(size_mb))
            for offset, data in _blank(size_mb):
                file.seek(offset)
                file.write(data)
        mount_image(image, folder)
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("/tmp cannot be limited in size: %s", _reason(error))
        return False
    finally:
        image.unlink(missing_ok=True)
    # Lambda's /tmp is empty.
    (folder / "lost+found").rmdir()
    return True


@functools.cache
def _blank(size_mb: int) -> tuple[tuple[int, bytes], ...]:
    """What an empty file system of that size has in it, as pieces at their offsets: some 130 KiB."""
    with tempfile.TemporaryDirectory(prefix="workbench-") as place:
        image = Path(place) / "image"
        with image.open("xb") as file:
            file.truncate(_image_bytes(size_mb))
        command = (_MAKE, "-q", "-F", *_OPTIONS, "-i", str(_BYTES_PER_INODE), str(image))
        subprocess.run(command, check=True, capture_output=True, timeout=_COMMAND_S, stdin=subprocess.DEVNULL)
        with image.open("rb") as file:
            return tuple(_pieces(file.fileno()))


def _pieces(file: int) -> list[tuple[int, bytes]]:
    """The parts of a sparse file that are not holes."""
    pieces: list[tuple[int, bytes]] = []
    end, size = 0, os.fstat(file).st_size
    while end < size:
        try:
            start = os.lseek(file, end, os.SEEK_DATA)
        except OSError:  # nothing but a hole is left
            break
        end = os.lseek(file, start, os.SEEK_HOLE)
        pieces.append((start, os.pread(file, end - start, start)))
    return pieces


def _image_bytes(size_mb: int) -> int:
    return int(size_mb * (1 + _OVERHEAD_SHARE) + _OVERHEAD_MB) * MIB


def remove_volume(folder: Path) -> None:
    """Unmount and delete `folder`; one that is not there is fine, one that cannot be deleted is left for the sweep."""
    if os.path.ismount(folder):
        try:
            unmount(folder)
        except OSError as error:
            _log.warning("%s is unmounted later: %s", folder, error)
            unmount(folder, lazily=True)
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


async def watch_size(folder: Path, size_mb: int, on_log: OnLog, every_s: float = _WATCH_S) -> None:
    """Say it in the log, once, when `folder` holds more than `size_mb` MiB; ends then."""
    while await asyncio.to_thread(used_bytes, folder) <= size_mb * MIB:  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(every_s)
    on_log(f"/tmp holds more than {size_mb} MB: on AWS, writing more than that fails.\n".encode())


def _reason(error: Exception) -> str:
    output = getattr(error, "stderr", b"") or b""
    return output.decode(errors="replace").strip() or str(error)
