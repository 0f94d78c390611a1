import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.engine.test_contents import LINK, zip_with
from workbench.engine.contents import Entry, LinkEntry, Source
from workbench.engine.unpacking import Tree, _put, write_merged
from workbench.model.errors import FunctionNotRunnableError

FILE = stat.S_IFREG | 0o644


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def _folder(path: Path, *names: str) -> Source:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(path.name)
    return Source(path, f"The layer {path.name}")


def _files(place: Path) -> dict[str, str]:
    return {str(path.relative_to(place)): path.read_text() for path in place.rglob("*") if path.is_file()}


def test_later_layers_overwrite_earlier_ones(tmp_path: Path, place: Path) -> None:
    one = _folder(tmp_path / "one", "python/a.py", "python/b.py")
    two = zip_with(tmp_path / "two.zip", ("python/b.py", FILE, "two"), ("bin/run", stat.S_IFREG | 0o755, "two"))
    three = _folder(tmp_path / "three", "bin/other")
    write_merged([one, two, three], "/opt", place)
    assert _files(place) == {"python/a.py": "one", "python/b.py": "two", "bin/run": "two", "bin/other": "three"}
    assert os.access(place / "bin" / "run", os.X_OK)
    assert not os.access(place / "bin" / "other", os.X_OK)


def test_times_of_a_folders_files_are_kept(tmp_path: Path, place: Path) -> None:
    source = _folder(tmp_path / "one", "a.py")
    os.utime(source.path / "a.py", (1_600_000_000, 1_600_000_000))
    write_merged([source], "/opt", place)
    assert (place / "a.py").stat().st_mtime == 1_600_000_000


def test_a_file_and_a_folder_of_one_name_give_way_to_the_later(tmp_path: Path, place: Path) -> None:
    one = _folder(tmp_path / "one", "x", "y/a/b", "y/c")
    two = _folder(tmp_path / "two", "x/inner/deep", "y")
    write_merged([one, two], "/opt", place)
    assert _files(place) == {"x/inner/deep": "two", "y": "two"}


def test_nothing_is_written_through_a_link(tmp_path: Path, place: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    one = zip_with(tmp_path / "one.zip", ("python", LINK, str(outside)), ("lib", LINK, "/opt/real"))
    two = zip_with(tmp_path / "two.zip", ("python/a.py", FILE, "two"), ("real/x", FILE, "two"))
    write_merged([one, two], "/opt", place)
    assert list(outside.iterdir()) == []
    assert _files(place)["python/a.py"] == "two"
    assert (place / "lib" / "x").read_text() == "two"


@pytest.mark.parametrize(
    "links",
    [
        {"a": "../x"},
        {"a": "/etc/passwd"},
        {"p/q/a": "../../t", "t": ".", "out": "p/q/a/../x"},
        {"a": "b", "b": "../../x"},
    ],
)
def test_links_that_lead_out_are_left_out(tmp_path: Path, place: Path, links: dict[str, str]) -> None:
    source = zip_with(tmp_path / "one.zip", *((name, LINK, target) for name, target in links.items()))
    write_merged([source], "/opt", place)
    root = os.path.realpath(place)
    for path in place.rglob("*"):
        assert os.path.realpath(path).startswith(root)


def test_links_inside_are_kept(tmp_path: Path, place: Path) -> None:
    source = zip_with(
        tmp_path / "one.zip", ("lib/a.so.1", FILE, "x"), ("lib/a.so", LINK, "a.so.1"), ("gone", LINK, "lib/later")
    )
    write_merged([source], "/opt", place)
    assert (place / "lib" / "a.so").is_symlink()
    assert (place / "lib" / "a.so").read_text() == "x"
    assert (place / "gone").is_symlink()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_refused(tmp_path: Path, place: Path, content: bytes) -> None:
    (tmp_path / "bad.zip").write_bytes(content)
    with pytest.raises(FunctionNotRunnableError, match=r"Could not unzip uploaded file\."):
        write_merged([Source(tmp_path / "bad.zip", "The layer bad")], "/opt", place)


def test_a_damaged_or_encrypted_member_is_refused(tmp_path: Path, place: Path) -> None:
    source = zip_with(tmp_path / "one.zip", ("a", FILE, "content"))
    data = source.path.read_bytes()
    with zipfile.ZipFile(source.path) as archive:
        flags = archive.start_dir + 8
    for damaged in (data.replace(b"content", b"damaged"), data[:flags] + b"\x01" + data[flags + 1 :]):
        source.path.write_bytes(damaged)
        with pytest.raises(FunctionNotRunnableError):
            write_merged([source], "/opt", place)


PATHS = st.lists(st.sampled_from("ab"), min_size=1, max_size=4).map("/".join)
ENTRIES: st.SearchStrategy[Entry] = st.sampled_from([None, LinkEntry("x")])


@given(st.lists(st.tuples(PATHS, ENTRIES), max_size=12))
def test_a_tree_always_fits_a_file_system(puts: list[tuple[str, Entry]]) -> None:
    tree: Tree = {}
    for path, entry in puts:
        _put(tree, path, entry)
        assert tree[path] == entry
    for path in tree:
        parent = path.rpartition("/")[0]
        assert not parent or tree.get(parent, 0) is None
