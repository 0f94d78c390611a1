import os
import stat
from pathlib import Path

import pytest

from workbench.engine.executors.docker import volume
from workbench.engine.executors.docker.volume import can_mount, make_volume, remove_volume, used_bytes
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


def test_where_nothing_can_be_mounted_a_folder_must_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "_run", _refuse)
    assert not make_volume(tmp_path / "tmp", 512, mount=True).holds_size
    assert [path.name for path in tmp_path.iterdir()] == ["tmp"]


def _refuse(*_command: str) -> None:
    raise OSError("no")


@pytest.mark.docker
@pytest.mark.skipif(not (can_mount() and Path("/dev/loop-control").exists()), reason="mounting: root and loop devices")
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
