import asyncio
import os
import shutil
import stat
from pathlib import Path

import pytest

from workbench.engine.executors import volume
from workbench.engine.executors.volume import can_mount, make_volume, remove_volume, used_bytes, watch_size
from workbench.model.limits import MIB


def test_a_plain_folder_is_writable_by_all_and_does_not_hold_its_size(tmp_path: Path) -> None:
    made = make_volume(tmp_path / "e1" / "tmp", 512, mount=False)
    assert not made.holds_size
    assert stat.S_IMODE(made.folder.stat().st_mode) == 0o1777
    (made.folder / "deep").mkdir()
    (made.folder / "deep" / "file").write_bytes(b"x" * 1000)
    (made.folder / "link").symlink_to("/etc")
    assert 1000 <= used_bytes(made.folder) < 1100
    remove_volume(made.folder)
    assert not made.folder.exists()
    remove_volume(made.folder)


needs_mkfs = pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="mkfs.ext4 is not installed")


@needs_mkfs
def test_where_nothing_can_be_mounted_a_folder_must_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "mount_image", _refuse)
    assert not make_volume(tmp_path / "tmp", 512, mount=True).holds_size
    assert [path.name for path in tmp_path.iterdir()] == ["tmp"]


def _refuse(_image: Path, _folder: Path) -> None:
    raise OSError("no")


@pytest.mark.skipif(not can_mount(), reason="mounting needs Linux, root, loop devices and mkfs.ext4")
def test_a_mounted_volume_is_as_large_as_asked_and_no_larger(tmp_path: Path) -> None:
    made = make_volume(tmp_path / "tmp", 16, mount=True)
    try:
        assert made.holds_size
        assert list(made.folder.iterdir()) == []
        assert [path.name for path in tmp_path.iterdir()] == ["tmp"]
        room = os.statvfs(made.folder)
        assert 16 <= room.f_bavail * room.f_frsize / MIB <= 18
        with pytest.raises(OSError, match="No space left"):
            (made.folder / "file").write_bytes(b"x" * (20 * MIB))
    finally:
        remove_volume(made.folder)
    assert not made.folder.exists()


async def test_a_folder_that_grows_too_large_is_told_once(tmp_path: Path) -> None:
    told = bytearray()
    (tmp_path / "file").write_bytes(b"x" * (MIB + 1))
    await watch_size(tmp_path, 1, told.extend, every_s=0)
    assert told == b"/tmp holds more than 1 MB: on AWS, writing more than that fails.\n"


async def test_a_folder_that_is_watched_while_it_grows(tmp_path: Path) -> None:
    told = bytearray()
    watch = asyncio.gather(watch_size(tmp_path, 1, told.extend, every_s=0))
    await asyncio.sleep(0)
    assert told == b""
    (tmp_path / "file").write_bytes(b"x" * (MIB + 1))
    await watch
    assert told != b""


@needs_mkfs
def test_an_empty_file_system_is_made_once_for_each_size() -> None:
    pieces = volume._blank(16)
    assert volume._blank(16) is pieces
    assert sum(len(data) for _offset, data in pieces) < MIB
    assert all(data.strip(b"\0") for _offset, data in pieces[:1]), "the super block"


def test_where_it_cannot_be_made_a_folder_must_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "_MAKE", "false")
    assert not make_volume(tmp_path / "tmp", 17, mount=True).holds_size
    monkeypatch.setattr(volume, "_MAKE", "not-there")
    assert not make_volume(tmp_path / "tmp2", 17, mount=True).holds_size
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tmp", "tmp2"]


def test_one_in_use_is_unmounted_once_it_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def busy(_folder: Path, *, lazily: bool = False) -> None:
        asked.append(lazily)
        if not lazily:
            raise OSError("busy")

    monkeypatch.setattr(os.path, "ismount", lambda _folder: True)
    monkeypatch.setattr(volume, "unmount", busy)
    remove_volume(tmp_path / "tmp")
    assert asked == [False, True]
