"""Folders on disk that are made once for each content, and shared by all environments and programs."""

import asyncio
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.base.held_file import hold, is_held
from workbench.model.errors import InvokeCancelledError, SandboxError

_KEPT = 16
"""How many folders stay although nothing uses them; the others go, those longest unused first."""

_MAKING = ".making-"
_SWEPT = ".swept-"
_USE = ".use"
_PROGRAM = ".program"
_ABANDONED_S = 3600.0
"""An unfinished folder of that age belongs to a program that was killed."""

Make = Callable[[Path], None]
"""Fills a new folder, in a thread; what it raises reaches whoever asked for the folder."""


class ContentStore:
    """The folders below `root`, one a key; those that this program asked for are marked as used until `close`.

    A mark names its program's file, which is held as long as the program runs: one open file, however many folders.
    """

    def __init__(self, root: Path, kept: int = _KEPT) -> None:
        self._root = root
        self._kept = kept
        self._program = uuid.uuid4().hex
        self._held: int | None = None
        self._uses: set[str] = set()
        self._locks: dict[str, asyncio.Lock] = {}
        self._guard = threading.Lock()
        self._closed = False

    async def folder(self, key: str, make: Make) -> Path:
        """The folder of `key`, which `make` fills when it is not there yet.

        Raises what `make` raises, and SandboxError when the disk refuses.
        """
        place = self._root / key
        if key in self._uses and place.is_dir():
            return place
        async with self._locks.setdefault(key, asyncio.Lock()):
            try:
                await asyncio.to_thread(self._provide, key, place, make)
            except OSError as error:
                raise SandboxError(
                    "The files for the sandbox cannot be put together.",
                    f"The system says: {error}.",
                    f"Look at the permissions of the files, and at the space on the disk of {self._root}.",
                ) from error
        return place

    def close(self) -> None:
        """Say that this program uses none of them any more."""
        with self._guard:
            self._closed = True
            uses, self._uses = self._uses, set()
            held, self._held = self._held, None
        if held is not None:
            os.close(held)
            _program_file(self._root, self._program).unlink(missing_ok=True)
        for key in uses:
            _is_used(self._root / key)

    def _provide(self, key: str, place: Path, make: Make) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        with self._guard:
            if self._closed:
                raise InvokeCancelledError("The engine has been closed.")
            if key not in self._uses:
                self._mark(key)
        if place.is_dir():
            os.utime(place)  # its last use
            return
        self._make(place, make)
        self._sweep()

    def _mark(self, key: str) -> None:
        """Before the folder is looked for: a sweep of another program looks at the marks last."""
        program = _program_file(self._root, self._program)
        if self._held is not None and not program.exists():  # somebody has cleared the cache
            os.close(self._held)
            self._held = None
        if self._held is None:
            self._held = hold(program)
        (self._root / f"{key}.{self._program}{_USE}").touch()
        self._uses.add(key)

    def _make(self, place: Path, make: Make) -> None:
        """Fill a folder beside `place` and rename it, so that nobody sees half of it."""
        unfinished = self._root / f"{_MAKING}{uuid.uuid4().hex}"
        unfinished.mkdir()
        try:
            make(unfinished)
            unfinished.chmod(0o755)
            os.utime(unfinished)
            unfinished.rename(place)
        except OSError:
            if not place.is_dir():  # otherwise another program was faster, with the same content
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what nobody uses, but for the newest, and what killed programs left."""
        folders = [path for path in self._root.iterdir() if path.is_dir()]
        finished = [path for path in folders if not path.name.startswith((_MAKING, _SWEPT))]
        unused = [path for path in finished if not _is_used(path)]
        for path in sorted(unused, key=_age_s)[self._kept :]:
            self._remove(path)
        for path in folders:
            if path not in finished and _age_s(path) > _ABANDONED_S:
                shutil.rmtree(path, ignore_errors=True)
        for program in self._root.glob(f"*{_PROGRAM}"):
            if not is_held(program):
                program.unlink(missing_ok=True)

    def _remove(self, path: Path) -> None:
        """Take it out of sight, then look again whether anybody began to use it meanwhile."""
        swept = self._root / f"{_SWEPT}{uuid.uuid4().hex}"
        try:
            path.rename(swept)
            if _is_used(path):
                swept.rename(path)
        except OSError:  # on Windows, where something in it is open
            return
        shutil.rmtree(swept, ignore_errors=True)


def _marks(root: Path, key: str) -> Iterator[Path]:
    return root.glob(f"{key}.*{_USE}")


def _program_file(root: Path, program: str) -> Path:
    return root / f"{program}{_PROGRAM}"


def _is_used(path: Path) -> bool:
    """Whether a running program uses the folder; marks of programs that are gone are removed."""
    used = False
    for mark in _marks(path.parent, path.name):
        if is_held(_program_file(path.parent, mark.suffixes[-2][1:])):
            used = True
        else:
            mark.unlink(missing_ok=True)
    return used


def _age_s(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
