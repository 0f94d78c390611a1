"""Which window has which workspace: one each, so that no two bring back and keep the same unsaved text."""

import asyncio
import errno
import hashlib
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.app.journal import Journal, State, read_tree
from workbench.app.notices import NoticeBoard
from workbench.base.held_file import hold, is_held
from workbench.model.errors import WorkspaceError

FOLDER = "windows"
_LOCK = "open"
_NOT_LOCKED = -1

RaiseOther = Callable[[str], Awaitable[bool]]
"""Brings the window to the front that listens by a name; False when it does not answer."""


class OpenElsewhereError(WorkspaceError):
    """The folder is open in another window, which has been brought to the front."""


class WindowPlace:
    """The place of a workspace among the program's own files, held by this window."""

    def __init__(self, root: Path, name: str, journal: Journal, lock: int, state: State) -> None:
        self.root = root
        self.name = name
        """By what this window listens for others that want it in front."""
        self.journal = journal
        self.state = state
        """As it was left."""
        self._lock = lock

    def let_go(self) -> None:
        """Let another window have it."""
        if self._lock != _NOT_LOCKED:
            os.close(self._lock)
            self._lock = _NOT_LOCKED


class WindowPlaces:
    """The places of this window: that of its workspace, and for moments the one before.

    Terminals have none: they `take` nothing, because nobody has set `raise_other`.
    """

    def __init__(self, data: Path, notices: NoticeBoard) -> None:
        self._folder = data / FOLDER
        self._notices = notices
        self._held: dict[Path, WindowPlace] = {}
        self._busy = asyncio.Lock()
        self.raise_other: RaiseOther | None = None

    def of(self, root: Path | None) -> WindowPlace | None:
        """The place of a workspace that this window holds, or None."""
        return None if root is None else self._held.get(root)

    async def take(self, root: Path) -> None:
        """Hold the place of `root` and read what was left there. Raises OpenElsewhereError.

        Where the other window does not answer, the folder is opened all the same, without what is unsaved there.
        """
        raise_other = self.raise_other
        if raise_other is not None:
            async with self._busy:
                if root not in self._held:
                    await self._take(root, raise_other)

    async def _take(self, root: Path, raise_other: RaiseOther) -> None:
        key = await asyncio.to_thread(_key_of, root)
        folder = self._folder / key
        lock = await asyncio.to_thread(_claim, folder)
        if lock is None:
            if await raise_other(self._name(key)):
                raise OpenElsewhereError(f"{root.name} is open in another window.", "That is in front now.")
            self._notices.warn(
                f"{root.name} seems to be open in another window, which does not answer.",
                "What is unsaved there is not shown here, and what is typed here is not kept for after a crash.",
            )
            return
        journal = Journal(folder, root.name, self._notices)
        self._held[root] = WindowPlace(root, self._name(key), journal, lock, await journal.load())

    async def leave_all_but(self, root: Path | None) -> None:
        """Let go of what this window had open before, once it is on disk."""
        async with self._busy:
            for place in [place for place in self._held.values() if place.root != root]:
                await place.journal.close()
                del self._held[place.root]
                place.let_go()

    async def glance(self, root: Path) -> State:
        """What was left there, without its texts; empty when there is nothing to be used. Holds nothing."""
        try:
            return await asyncio.to_thread(lambda: read_tree(self._folder / _key_of(root)))
        except (OSError, ValueError):
            return {}

    async def open_elsewhere(self, root: Path) -> str:
        """By what the other window listens that has `root` open; empty when none has, as far as can be seen."""
        if root in self._held:
            return ""
        key = await asyncio.to_thread(_key_of, root)
        held = await asyncio.to_thread(is_held, self._folder / key / _LOCK)
        return self._name(key) if held else ""

    async def any_elsewhere(self) -> bool:
        """Whether there are other windows with a folder, as far as can be seen."""
        return await asyncio.to_thread(lambda: any(map(is_held, self._folder.glob(f"*/{_LOCK}"))))

    def _name(self, key: str) -> str:
        """No other user's, and no other home's."""
        return f"lambda-workbench-{_key(str(self._folder.absolute()))[:8]}-{key}"


def _key_of(root: Path) -> str:
    """What names the place of a folder, by whatever path it is reached; it blocks for a moment."""
    return _key(os.path.normcase(os.path.realpath(root)))


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _claim(folder: Path) -> int | None:
    """The lock of a place; None when another window has it, and none at all where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return hold(folder / _LOCK)
    except OSError as error:
        return None if error.errno == errno.ENOLCK else _NOT_LOCKED
