import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import watchfiles

from workbench.base.aio import TaskOwner
from workbench.model.errors import WorkspaceError
from workbench.project.watch import watch

WAIT_S = 20


class Seen:
    """Collects what a watch tells, and lets a test await it."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()
        self._told = asyncio.Condition()
        self._owner = TaskOwner(lambda error: None)

    def __call__(self, paths: frozenset[Path]) -> None:
        self.paths |= paths
        self._owner.start(self._tell())

    async def _tell(self) -> None:
        async with self._told:
            self._told.notify_all()

    async def until(self, done: Callable[[set[Path]], bool]) -> None:
        async with asyncio.timeout(WAIT_S), self._told:
            await self._told.wait_for(lambda: done(self.paths))


@asynccontextmanager
async def _watching(root: Path) -> AsyncIterator[tuple[Seen, "asyncio.Task[None]"]]:
    seen, owner = Seen(), TaskOwner(lambda error: None)
    task = owner.start(watch(root, seen))
    # The watch is on once a first change is told.
    number = 0
    while not seen.paths and not task.done():
        (root / "first").write_text(str(number))
        number += 1
        await asyncio.wait({task}, timeout=0.05)
    try:
        yield seen, task
    finally:
        await owner.close()


async def test_changes_are_told_without_those_in_ignored_folders(tmp_path: Path) -> None:
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "src").mkdir()
    async with _watching(tmp_path) as (seen, _):
        (tmp_path / "node_modules" / "x.js").write_text("1")
        (tmp_path / "src" / "app.py").write_text("1")
        await seen.until(lambda paths: tmp_path / "src" / "app.py" in paths)
        (tmp_path / "src" / "app.py").unlink()
        (tmp_path / "Straße b.txt").write_text("1")
        await seen.until(lambda paths: tmp_path / "Straße b.txt" in paths)
    assert not any("node_modules" in path.parts for path in seen.paths)


async def test_it_ends_with_a_last_call_when_the_folder_vanishes(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    async with _watching(root) as (seen, task):
        shutil.rmtree(root)
        async with asyncio.timeout(WAIT_S):
            await task
        assert root in seen.paths


async def test_a_folder_that_is_not_there_ends_it_at_once(tmp_path: Path) -> None:
    told: list[frozenset[Path]] = []
    async with asyncio.timeout(WAIT_S):
        await watch(tmp_path / "none", told.append)
    assert told == [frozenset({tmp_path / "none"})]


async def test_it_can_be_cancelled(tmp_path: Path) -> None:
    async with _watching(tmp_path) as (_, task):
        task.cancel()
        async with asyncio.timeout(WAIT_S):
            await asyncio.wait({task})
        assert task.cancelled()


async def test_a_system_that_cannot_watch_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> object:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watchfiles, "awatch", refuse)
    with pytest.raises(WorkspaceError, match="inotify watch limit reached"):
        await watch(tmp_path, lambda paths: None)
