import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.contents import (
    FileEntry,
    LinkEntry,
    Source,
    _member_path,
    is_inside,
    read_folder,
    read_zip,
    refuse_zip,
)
from workbench.model.errors import FunctionNotRunnableError


def zip_with(path: Path, *members: tuple[str, int, str]) -> Source:
    """A zip of members: name, mode with its kind (0 as Windows writes it), and content."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, mode, text in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16 or 0x20
            archive.writestr(info, text)
    return Source(path, "The layer l")


LINK = stat.S_IFLNK | 0o777


def test_a_zips_modes_links_and_folders(tmp_path: Path) -> None:
    source = zip_with(
        tmp_path / "l.zip",
        ("python/", stat.S_IFDIR | 0o755, ""),
        ("bin/run", stat.S_IFREG | 0o755, "x"),
        ("./plain.txt", 0, "x"),
        ("dos\\name.txt", stat.S_IFREG | 0o600, "x"),
        ("lib/a.so", LINK, "a.so.1"),
        ("lib/b.so", LINK, "/opt/other/b.so"),
    )
    found = read_zip(source, "/opt")
    modes = {path: entry.mode for path, entry in found.items() if isinstance(entry, FileEntry)}
    assert modes == {"bin/run": 0o755, "plain.txt": 0o644, "dos/name.txt": 0o600}
    assert found["python"] is None
    assert (found["lib/a.so"], found["lib/b.so"]) == (LinkEntry("a.so.1"), LinkEntry("../other/b.so"))


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "\\x", "C:\\x", "c:/x", "a\\..\\..\\x"])
def test_paths_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    source = zip_with(tmp_path / "l.zip", (name, 0, "x"))
    with pytest.raises(FunctionNotRunnableError) as caught:
        read_zip(source, "/opt")
    assert caught.value.what == "The layer l cannot be unzipped."
    assert "leads out of it" in caught.value.why


@given(st.text("ab./\\:", max_size=12))
def test_no_name_leads_out(name: str) -> None:
    try:
        found = _member_path(Source(Path("l.zip"), "l"), name)
    except FunctionNotRunnableError:
        return
    inside = os.path.normpath(os.path.join("/root/of/it", found))  # noqa: PTH118 - what a file system makes of it
    assert is_inside(inside, "/root/of/it")


def test_a_zip_that_is_too_large_is_refused_before_it_is_unzipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.engine.contents.CODE_BYTES", 10)
    source = zip_with(tmp_path / "l.zip", ("a", 0, "x" * 6), ("b", 0, "x" * 5))
    with pytest.raises(FunctionNotRunnableError, match="Unzipped size must be smaller than 10 bytes"):
        read_zip(source, "/opt")


def test_what_is_refused_has_awss_words() -> None:
    error = refuse_zip(Source(Path("l.zip"), "The layer l"), "File is not a zip file")
    assert "Could not unzip uploaded file. Please check your file" in error.why
    assert error.next_step


def test_a_folders_files_and_modes(tmp_path: Path) -> None:
    (tmp_path / "python" / "__pycache__").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name, mode in (("python/a.py", 0o600), ("run", 0o750), (".git/x", 0o600), ("python/__pycache__/a.pyc", 0o644)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    found = read_folder(Source(tmp_path, "The layer l"))
    assert set(found) == {"python", "python/a.py", "python/__pycache__", "python/__pycache__/a.pyc", "run"}
    modes = [entry.mode for path in ("python/a.py", "run") if isinstance(entry := found[path], FileEntry)]
    assert modes == [0o644, 0o754]


def test_links_of_a_folder(tmp_path: Path) -> None:
    layer, outside = tmp_path / "layer", tmp_path / "outside"
    (layer / "lib").mkdir(parents=True)
    (outside / "package").mkdir(parents=True)
    (outside / "package" / "again").symlink_to(outside)
    (outside / "one.py").touch()
    (layer / "lib" / "a.so.1").touch()
    (layer / "lib" / "a.so").symlink_to("a.so.1")
    (layer / "inside").symlink_to(layer / "lib")
    (layer / "later").symlink_to("python/from-another-layer")
    (layer / "one.py").symlink_to("../outside/one.py")
    (layer / "shared").symlink_to(outside)
    (layer / "itself").symlink_to(".")
    found = read_folder(Source(layer, "The layer l"))
    links = {path: entry.target for path, entry in found.items() if isinstance(entry, LinkEntry)}
    assert links == {
        "lib/a.so": "a.so.1",
        "inside": "lib",
        "later": "python/from-another-layer",
        "itself": ".",
        "shared/package/again": "..",
    }
    assert isinstance(found["one.py"], FileEntry)
    assert isinstance(found["shared/one.py"], FileEntry)


def test_two_folders_that_lead_to_each_other_end(tmp_path: Path) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        (tmp_path / one).mkdir()
        (tmp_path / one / "to").symlink_to(tmp_path / other)
    assert set(read_folder(Source(tmp_path / "a", "The layer a"))) == {"to"}
