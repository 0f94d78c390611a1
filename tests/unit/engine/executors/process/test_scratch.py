import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from workbench.engine import owner
from workbench.engine.executors.process import scratch
from workbench.engine.executors.process.scratch import ScratchFolders, sweep
from workbench.engine.executors.volume import Volume
from workbench.model.errors import SandboxError


@pytest.fixture
async def folders(tmp_path: Path) -> AsyncIterator[ScratchFolders]:
    made = ScratchFolders(tmp_path / "scratch")
    made.holds_size = False
    yield made
    await made.close_all()
    assert not list((tmp_path / "scratch").glob("*"))


async def test_what_is_in_it(folders: ScratchFolders) -> None:
    made = await folders.open("e1", 512, etc=True)
    assert made.folder.name.startswith(f"{owner.current()}.e1.")
    assert sorted(path.name for path in made.folder.iterdir()) == ["etc", "talk", "tmp"]
    assert not made.inherited
    await folders.close(made, keep=False)
    assert not made.folder.exists()
    await folders.close(made, keep=False)


async def test_a_tmp_is_kept_for_its_environment_until_it_is_not(folders: ScratchFolders) -> None:
    first = await folders.open("e1", 512, etc=True)
    (first.tmp / "file").touch()
    await folders.close(first, keep=True)
    assert [path.name for path in first.folder.iterdir()] == ["tmp"]
    other = await folders.open("e2", 512, etc=False)
    assert other.folder != first.folder
    second = await folders.open("e1", 512, etc=False)
    assert (second.folder, second.inherited) == (first.folder, True)
    await folders.close(first, keep=False)
    assert (second.tmp / "file").exists(), "the first has it no more"
    await folders.close(second, keep=True)
    await folders.close(second, keep=False)
    assert not second.folder.exists()
    third = await folders.open("e1", 512, etc=False)
    assert not third.inherited


async def test_one_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SandboxError, match="No scratch folder could be made"):
        await ScratchFolders(tmp_path / "file").open("e1", 512, etc=False)


async def test_one_that_cannot_be_filled(folders: ScratchFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path, _size_mb: int, *, mount: bool) -> Volume:
        raise OSError(f"no room, {mount}")

    monkeypatch.setattr(scratch, "make_volume", refuse)
    with pytest.raises(SandboxError, match="no room, False"):
        await folders.open("e1", 512, etc=False)


async def test_one_that_is_given_up_while_it_is_made(folders: ScratchFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    began, go_on = threading.Event(), threading.Event()
    made: list[Path] = []

    def slow(folder: Path, _size_mb: int, *, mount: bool) -> Volume:
        began.set()
        go_on.wait()
        folder.mkdir()
        made.append(folder)
        return Volume(folder, mount)

    monkeypatch.setattr(scratch, "make_volume", slow)
    opening = asyncio.gather(folders.open("e1", 512, etc=False))
    await asyncio.to_thread(began.wait)
    opening.cancel()
    await asyncio.sleep(0)
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await opening
    assert made
    assert not made[0].parent.exists()


async def test_mounting_is_not_tried_again_where_it_failed(
    folders: ScratchFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def cannot(folder: Path, _size_mb: int, *, mount: bool) -> Volume:
        asked.append(mount)
        folder.mkdir()
        return Volume(folder, holds_size=False)

    monkeypatch.setattr(scratch, "make_volume", cannot)
    folders.holds_size = True
    for name in ("e1", "e2"):
        await folders.open(name, 512, etc=False)
    assert asked == [True, False]


def test_the_sweep_takes_what_belongs_to_nobody(tmp_path: Path) -> None:
    for name in ("99999999-1.e1.x", f"{owner.current()}.e1.y"):
        (tmp_path / name / "tmp").mkdir(parents=True)
    sweep(tmp_path)
    assert [folder.name for folder in tmp_path.iterdir()] == [f"{owner.current()}.e1.y"]
