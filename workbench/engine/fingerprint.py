"""Telling whether a function's code changed on disk, exactly and cheaply enough to ask before every invoke."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

IGNORED = frozenset({"__pycache__", ".git", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".idea", ".vscode"})
"""Folders whose content no runtime loads as code."""

INLINE_ENTRIES = 100
"""A smaller tree is read on the event loop (some 2 µs an entry), a larger one in a thread."""

Fingerprint = int
"""Equal for equal trees (names, sizes, change times) within one run of the program."""


class CodeFingerprints:
    """The fingerprints of code folders; remembers how large each was."""

    def __init__(self) -> None:
        self._entries: dict[Path, int] = {}

    async def current(self, path: Path) -> Fingerprint:
        """The fingerprint of `path` as it is now; a path that is not there has one too."""
        if self._entries.get(path, INLINE_ENTRIES) < INLINE_ENTRIES:
            return self._take(path)
        return await asyncio.to_thread(self._take, path)

    def _take(self, path: Path) -> Fingerprint:
        entries = tuple(_entries(str(path)))
        self._entries[path] = len(entries)
        return hash(entries)


def tree_states(path: Path) -> Iterator[tuple[str, int, int]]:
    """Name (relative to `path`), change time and size of each file of a folder, or of a single file; blocks."""
    if path.is_file():
        _name, mtime_ns, size, _inode = _state(str(path))
        yield path.name, mtime_ns, size
        return
    for name, mtime_ns, size, _inode in _entries(str(path)):
        yield os.path.relpath(name, path), mtime_ns, size


def _entries(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in IGNORED:
                        yield from _entries(entry.path)
                else:
                    yield _entry(entry)
    except OSError:
        yield (folder, 0, 0, 0)


def _entry(entry: os.DirEntry[str]) -> tuple[str, int, int, int]:
    try:
        found = entry.stat()
    except OSError:  # a link that leads nowhere
        return (entry.path, 0, 0, 0)
    return (entry.path, found.st_mtime_ns, found.st_size, found.st_ino)


def _state(path: str) -> tuple[str, int, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - as `_entry`
    except OSError:
        return (path, 0, 0, 0)
    return (path, found.st_mtime_ns, found.st_size, found.st_ino)
