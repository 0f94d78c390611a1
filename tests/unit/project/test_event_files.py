import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.project.samples import write
from workbench.model.errors import DocumentError
from workbench.project.event_deletion import DeletedEvents, delete_event, delete_folder, restore
from workbench.project.event_files import (
    duplicate_event,
    event_name,
    events_below,
    free_path,
    numbered,
    rename_event,
    rename_folder,
    write_new,
)
from workbench.project.event_library import list_events


def files(root: Path) -> dict[str, str]:
    """Everything below the events folder."""
    base = root / "events"
    return {path.relative_to(base).as_posix(): path.read_text() for path in base.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An event with everything, and one alone."""
    write(tmp_path, {"events/a/b.json": "1", "events/a/b.event.toml": 'type = "s3/put"\n', "events/c.json": "2"})
    write(tmp_path, {"events/a/b.expected.json": "3"})
    return tmp_path


def test_an_event_moves_with_what_stands_beside_it(root: Path) -> None:
    saved = rename_event(root, root / "events/a/b.json", "x/y z")
    assert (saved.name, saved.type_id, saved.size) == ("x/y z", "s3/put", 1)
    assert saved in list_events(root)
    assert set(files(root)) == {"x/y z.json", "x/y z.event.toml", "x/y z.expected.json", "c.json"}
    assert not (root / "events/a").exists()


@pytest.mark.parametrize("taken", ["d.json", "d.event.toml", "d.expected.json"])
def test_nothing_is_written_over(root: Path, taken: str) -> None:
    write(root, {f"events/{taken}": "mine"})
    before = files(root)
    with pytest.raises(DocumentError, match="already there"):
        rename_event(root, root / "events/c.json", "d")
    assert files(root) == before


def test_what_is_no_event_or_no_name_is_refused(root: Path) -> None:
    with pytest.raises(DocumentError, match="not an event"):
        rename_event(root, root / "c.json", "d")
    with pytest.raises(DocumentError):
        rename_event(root, root / "events/c.json", "../d")
    with pytest.raises(DocumentError, match="cannot be changed"):
        rename_event(root, root / "events/none.json", "d")
    assert rename_event(root, root / "events/c.json", "c").name == "c"


def test_a_move_that_fails_half_way_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, rename = files(root), Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "b.expected.json":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(DocumentError, match="cannot be changed"):
        rename_event(root, root / "events/a/b.json", "n/b")
    assert files(root) == before


def test_case_alone_can_change_where_the_disk_takes_both_for_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexists = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: lexists(path) or lexists(str(path).replace("/C.", "/c.")))
    monkeypatch.setattr(Path, "samefile", lambda one, other: str(one).casefold() == str(other).casefold())
    assert rename_event(root, root / "events/c.json", "C").name == "C"


def test_a_folder_moves_whole(root: Path) -> None:
    write(root, {"events/a/deep/e.json": "5", "events/a/notes.txt": "6"})
    assert rename_folder(root, "a", "x/y") == (("a/b", "x/y/b"), ("a/deep/e", "x/y/deep/e"))
    assert {"x/y/b.json", "x/y/b.event.toml", "x/y/deep/e.json", "x/y/notes.txt", "c.json"} < set(files(root))
    assert rename_folder(root, "x/y", "x/y") == ()


@pytest.mark.parametrize("name", ["a/in", "taken", "", ".hidden", "node_modules"])
def test_folders_go_only_where_they_can(root: Path, name: str) -> None:
    write(root, {"events/taken/x.json": "1"})
    before = files(root)
    with pytest.raises(DocumentError):
        rename_folder(root, "a", name)
    assert files(root) == before


def test_duplicates_take_the_next_free_name(root: Path) -> None:
    first = duplicate_event(root, root / "events/a/b.json")
    assert (first.name, first.type_id) == ("a/b copy", "s3/put")
    assert files(root)["a/b copy.expected.json"] == "3"
    assert duplicate_event(root, first.path).name == "a/b copy 2"
    assert duplicate_event(root, root / "events/a/b.json").name == "a/b copy 3"
    assert free_path(root, numbered("c")).name == "c 2.json"


def test_new_files_come_all_or_none(root: Path) -> None:
    before = files(root)
    with pytest.raises(FileExistsError):
        write_new([(b"1", root / "events/n/x.json"), (b"2", root / "events/c.json")])
    assert files(root) == before


NAMES = st.sampled_from(["a", "b", "a/b", "a/c", "a/b/c", "d e", "B2"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["save", "rename", "copy", "delete", "restore", "folder", "drop"]), NAMES, NAMES),
    max_size=12,
)
Model = dict[str, tuple[str, str, str]]


@settings(max_examples=60)
@given(STEPS)
def test_any_sequence_does_what_a_table_does(steps: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        disk = Disk(Path(folder))
        for step, one, other in steps:
            disk.do(step, one, other)
            assert disk.there() == disk.model


class Disk:
    """Events on the disk, and the table of what should be there: text, notes and expected result of each."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.model: Model = {}
        self.deleted: list[tuple[DeletedEvents, Model]] = []
        self.number = 0

    def path(self, name: str) -> Path:
        return self.root / "events" / f"{name}.json"

    def do(self, step: str, one: str, other: str) -> None:
        """One step, in both."""
        try:
            getattr(self, f"_{step}")(one, other)
        except DocumentError:
            assert self.may_refuse(step, one, other), (step, one, other)

    def may_refuse(self, step: str, one: str, other: str) -> bool:
        folders = {name[: at + 1] for name in self.model for at, letter in enumerate(name) if letter == "/"}
        match step:
            case "restore":
                return bool(self.deleted) and bool(self.deleted[-1][1].keys() & self.model.keys())
            case "rename":
                return one not in self.model or other in self.model
            case "folder":
                return f"{one}/" not in folders or f"{other}/" in folders or f"{other}/".startswith(f"{one}/")
            case "drop":
                return f"{one}/" not in folders
            case _:
                return one not in self.model

    def _save(self, one: str, _other: str) -> None:
        self.number += 1
        text, notes, result = str(self.number), f"# {self.number}\n", f"[{self.number}]"
        base = f"events/{one}"
        write(self.root, {f"{base}.json": text, f"{base}.event.toml": notes, f"{base}.expected.json": result})
        self.model[one] = (text, notes, result)

    def _rename(self, one: str, other: str) -> None:
        rename_event(self.root, self.path(one), other)
        self.model[other] = self.model.pop(one)

    def _copy(self, one: str, _other: str) -> None:
        made = duplicate_event(self.root, self.path(one))
        assert made.name not in self.model
        self.model[made.name] = self.model[one]

    def _delete(self, one: str, _other: str) -> None:
        self.deleted.append((delete_event(self.root, self.path(one)), {one: self.model[one]}))
        del self.model[one]

    def _drop(self, one: str, _other: str) -> None:
        gone = {name: value for name, value in self.model.items() if name.startswith(f"{one}/")}
        deleted = delete_folder(self.root, one)
        assert set(deleted.names) == set(gone)
        self.deleted.append((deleted, gone))
        self.model = {name: value for name, value in self.model.items() if name not in gone}

    def _restore(self, _one: str, _other: str) -> None:
        if self.deleted:
            restore(self.deleted[-1][0])
            self.model |= self.deleted.pop()[1]

    def _folder(self, one: str, other: str) -> None:
        pairs = dict(rename_folder(self.root, one, other))
        assert set(pairs) == {name for name in self.model if name.startswith(f"{one}/")} or one == other
        self.model = {pairs.get(name, name): value for name, value in self.model.items()}

    def there(self) -> Model:
        """What the disk has; no folder may be empty."""
        found = files(self.root)
        base = self.root / "events"
        assert not [path for path in base.rglob("*") if path.is_dir() and not any(path.iterdir())]
        listed = {event_name(self.root, event.path) for event in list_events(self.root)}
        assert {event.name for event in events_below(self.root, "a")} == {n for n in listed if n.startswith("a/")}
        return {n: (found[f"{n}.json"], found[f"{n}.event.toml"], found[f"{n}.expected.json"]) for n in listed}
