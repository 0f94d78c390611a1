import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine.executors import loop_mount
from workbench.engine.executors.loop_mount import can_mount_images, mount_image, unmount
from workbench.model.limits import MIB

root = pytest.mark.skipif(not can_mount_images(), reason="mounting needs Linux, root and loop devices")


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A file system of 4 MiB."""
    path = tmp_path / "an image"
    with path.open("xb") as file:
        file.truncate(4 * MIB)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(path)], check=True, capture_output=True)
    return path


@root
def test_mounted_and_undone(tmp_path: Path, image: Path) -> None:
    folder = tmp_path / "on ü"
    folder.mkdir()
    mount_image(image, folder)
    image.unlink()
    assert os.path.ismount(folder)
    (folder / "file").write_text("x")
    with (folder / "open").open("w"):
        with pytest.raises(OSError, match="busy"):
            unmount(folder)
        unmount(folder, lazily=True)
    assert list(folder.iterdir()) == []
    with pytest.raises(OSError, match="umount2"):
        unmount(folder)


@root
def test_what_is_no_file_system_leaves_no_device(tmp_path: Path) -> None:
    (tmp_path / "image").write_bytes(b"x" * MIB)
    with pytest.raises(OSError, match="mount"):
        mount_image(tmp_path / "image", tmp_path)
    used = [Path(f"{device}/loop/backing_file") for device in Path("/sys/block").glob("loop*")]
    assert str(tmp_path) not in "".join(file.read_text() for file in used if file.exists())


@root
def test_a_device_that_another_takes_first_is_left_to_it(
    tmp_path: Path, image: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = [errno.EBUSY, errno.EBUSY]
    real = loop_mount._control

    def taken(file: int, request: int, argument: int | bytes) -> int | bytes:
        if request == loop_mount._LOOP_CONFIGURE and errors:
            raise OSError(errors.pop(), "taken")
        return real(file, request, argument)

    monkeypatch.setattr(loop_mount, "_control", taken)
    mount_image(image, tmp_path)
    unmount(tmp_path)
    assert errors == []
    errors.extend([errno.EBUSY] * 100)
    with pytest.raises(OSError, match="no loop device is free"):
        mount_image(image, tmp_path)
    errors.append(errno.EINVAL)
    with pytest.raises(OSError, match="taken"):
        mount_image(image, tmp_path)


def test_only_root_on_linux_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    assert not can_mount_images()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_mount_images()
    with pytest.raises(OSError, match="Linux"):
        loop_mount._control(0, 0, 0)
