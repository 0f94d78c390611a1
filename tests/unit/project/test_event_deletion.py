import stat
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError
from workbench.project.event_deletion import delete_event, delete_folder, restore
from workbench.project.event_library import list_events


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An event in a folder with notes, which also has a file that is none."""
    write(tmp_path, {"events/a/b.json": "\ufeff1\r\n", "events/a/b.event.toml": "# mine\n", "events/a/data.bin": "2"})
    return tmp_path


def test_what_was_deleted_comes_back_to_the_byte(root: Path) -> None:
    path = root / "events/a/b.json"
    path.chmod(0o640)
    before = {each: each.read_bytes() for each in (path, path.with_name("b.event.toml"))}
    deleted = delete_event(root, path)
    assert (deleted.title, deleted.names) == ("a/b", ("a/b",))
    assert list_events(root) == ()
    assert not path.with_name("b.event.toml").exists()
    restore(deleted)
    assert {each: each.read_bytes() for each in before} == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_folder_keeps_what_is_no_event(root: Path) -> None:
    write(root, {"events/a/deep/c.json": "3"})
    deleted = delete_folder(root, "a")
    assert deleted.names == ("a/b", "a/deep/c")
    assert [path.name for path in (root / "events/a").iterdir()] == ["data.bin"]
    with pytest.raises(DocumentError, match="no events"):
        delete_folder(root, "a")
    restore(deleted)
    assert [event.name for event in list_events(root)] == ["a/b", "a/deep/c"]


def test_emptied_folders_go_and_come_back(root: Path) -> None:
    write(root, {"events/x/y/z.json": "1"})
    deleted = delete_event(root, root / "events/x/y/z.json")
    assert not (root / "events/x").exists()
    restore(deleted)
    assert (root / "events/x/y/z.json").read_text() == "1"


def test_a_link_stays_a_link(root: Path) -> None:
    link = root / "events/link.json"
    link.symlink_to(root / "events/a/b.json")
    deleted = delete_event(root, link)
    assert (root / "events/a/b.json").exists()
    restore(deleted)
    assert link.readlink() == root / "events/a/b.json"


def test_putting_back_writes_nothing_over(root: Path) -> None:
    deleted = delete_event(root, root / "events/a/b.json")
    write(root, {"events/a/b.event.toml": "another"})
    with pytest.raises(DocumentError, match="cannot be put back"):
        restore(deleted)
    assert not (root / "events/a/b.json").exists()


def test_deleting_is_all_or_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def failing(path: Path, missing_ok: bool = False) -> None:
        if path.name == "b.event.toml":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", failing)
    with pytest.raises(DocumentError, match="cannot be changed"):
        delete_event(root, root / "events/a/b.json")
    assert (root / "events/a/b.json").exists()
    with pytest.raises(DocumentError):
        delete_event(root, root / "events/none.json")
