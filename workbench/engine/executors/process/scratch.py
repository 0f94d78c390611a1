"""The folders of this computer that belong to a sandbox: its /tmp, its files of /etc, and the FIFOs of its script."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path

from workbench.base.aio import TaskOwner
from workbench.engine import owner
from workbench.engine.executors.process.isolation import write_etc
from workbench.engine.executors.volume import can_mount, make_volume, remove_volume
from workbench.model.errors import SandboxError

_TMP = "tmp"


@dataclass(frozen=True, slots=True, eq=False)
class Scratch:
    """One sandbox's `folder`; `inherited` when its /tmp is an earlier sandbox's of the same environment."""

    environment_id: str
    folder: Path
    inherited: bool

    @property
    def tmp(self) -> Path:
        """The sandbox's /tmp."""
        return self.folder / _TMP

    @property
    def etc(self) -> Path:
        """Files that replace some of /etc."""
        return self.folder / "etc"

    @property
    def talk(self) -> Path:
        """Where the FIFOs are."""
        return self.folder / "talk"


class ScratchFolders:
    """The scratch folders of this program below `root`. A folder's name begins with the program's and a full stop."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._own: dict[Path, Scratch] = {}
        self._kept: dict[str, Scratch] = {}
        self._tasks = TaskOwner(lambda _error: None)
        self.holds_size = can_mount()

    async def open(self, environment_id: str, size_mb: int, *, etc: bool) -> Scratch:
        """A folder with a /tmp of `size_mb` MiB, or the one that was kept for the environment; `etc` if asked for.

        Raises SandboxError when it cannot be made.
        """
        kept = self._kept.pop(environment_id, None)
        folder = kept.folder if kept is not None else self._make_folder(environment_id)
        scratch = self._own[folder] = Scratch(environment_id, folder, kept is not None)
        try:
            await self._to_its_end(asyncio.to_thread(self._fill, scratch, size_mb, etc))
        except BaseException as error:
            await self.close(scratch, keep=scratch.inherited)
            if isinstance(error, OSError):
                raise self._no_room(error) from error
            raise
        return scratch

    async def close(self, scratch: Scratch, *, keep: bool) -> None:
        """Remove it, or with `keep` all but its /tmp, for the next `open`. Nothing happens to one that was reopened."""
        if self._own.get(scratch.folder) is not scratch:
            return
        if keep:
            self._kept[scratch.environment_id] = scratch
            await self._to_its_end(asyncio.to_thread(_empty, scratch))
            return
        del self._own[scratch.folder]
        if self._kept.get(scratch.environment_id) is scratch:
            del self._kept[scratch.environment_id]
        await self._to_its_end(asyncio.to_thread(remove, scratch.folder))

    async def close_all(self) -> None:
        """Remove every one."""
        await asyncio.gather(*(self.close(scratch, keep=False) for scratch in tuple(self._own.values())))

    def _make_folder(self, environment_id: str) -> Path:
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=f"{owner.current()}.{environment_id}.", dir=self._root))
        except OSError as error:
            raise self._no_room(error) from error

    def _fill(self, scratch: Scratch, size_mb: int, etc: bool) -> None:
        scratch.talk.mkdir()
        if etc:
            write_etc(scratch.etc)
        if not scratch.inherited:
            # One that could not be mounted is not tried again: each attempt costs time and a warning.
            self.holds_size = make_volume(scratch.tmp, size_mb, mount=self.holds_size).holds_size

    def _no_room(self, error: OSError) -> SandboxError:
        what = "No scratch folder could be made."
        return SandboxError(what, f"{error}.", f"Make room, or make {self._root} writable.")

    async def _to_its_end(self, work: Coroutine[object, object, None]) -> None:
        """Do `work` also when the caller is cancelled: a thread goes on, and what it makes must be known."""
        task = self._tasks.start(work)
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise


def remove(folder: Path) -> None:
    """Remove a scratch folder and what is mounted in it; blocks."""
    remove_volume(folder / _TMP)
    shutil.rmtree(folder, ignore_errors=True)


def sweep(root: Path) -> None:
    """Remove the folders below `root` whose program is gone; blocks."""
    for folder in root.glob("*.*"):
        if not owner.alive(folder.name.partition(".")[0]):
            remove(folder)


def _empty(scratch: Scratch) -> None:
    for folder in (scratch.talk, scratch.etc):
        shutil.rmtree(folder, ignore_errors=True)
