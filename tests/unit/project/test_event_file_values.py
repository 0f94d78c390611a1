from pathlib import Path

import pytest

from workbench.model.errors import EventError
from workbench.model.limits import REQUEST_BYTES
from workbench.project.event_file_values import read_bytes, read_text


def test_a_file_below_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "grüße.txt").write_bytes("\ufeffGrüße\r\n".encode())
    assert read_text(tmp_path, "data/grüße.txt") == "Grüße\r\n"
    assert read_bytes(tmp_path, "./data/grüße.txt").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", ["/etc/passwd", "C:\\x", "C:x", "\\\\host\\share\\x", "\\x"])
def test_an_absolute_path_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EventError, match="begins at the top of the disk"):
        read_bytes(tmp_path, name)


@pytest.mark.parametrize("name", ["../x", "a/../../x", "a\\..\\x", ".."])
def test_a_way_out_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(EventError, match="leads out of the workspace"):
        read_bytes(tmp_path, name)


def test_a_link_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(EventError, match="A link in link leads out"):
        read_bytes(root, "link")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "latin").write_bytes(b"\xe9")
    with (tmp_path / "big").open("wb") as file:
        file.truncate(REQUEST_BYTES + 1)
    for name, reason in {
        "gone": "There is no file gone",
        "folder": "folder is no file",
        "a\0b": "A link in",
        "x" * 5000: "xxx",
        "big": "larger than any event",
    }.items():
        with pytest.raises(EventError, match=reason):
            read_bytes(tmp_path, name)
    with pytest.raises(EventError, match="not UTF-8") as told:
        read_text(tmp_path, "latin")
    assert told.value.next_step == "Write ${base64:latin} to send its bytes."
    with pytest.raises(EventError, match="No workspace is open"):
        read_text(None, "x")
