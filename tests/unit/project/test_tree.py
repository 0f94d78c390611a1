import os
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.project import tree as tree_module
from workbench.project.tree import is_below_ignored, walk


def test_ignored_folders_are_left_out_and_cdk_out_is_only_noted(tmp_path: Path) -> None:
    names = [
        "src/app.py",
        "node_modules/a/index.js",
        ".venv/x.py",
        "build/y.py",
        "cdk.out/S.template.json",
        "a/b/c.txt",
    ]
    write(tmp_path, dict.fromkeys(names, ""))
    tree = walk(tmp_path)
    found = {str(Path(folder.path).relative_to(tmp_path)): folder.files for folder in tree.folders}
    assert found == {".": ("cdk.out",), "src": ("app.py",), "a": (), "a/b": ("c.txt",)}
    assert [folder.depth for folder in tree.folders] == [0, 1, 1, 2]


def test_a_virtual_environment_under_any_name_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"mine/pyvenv.cfg": "", "mine/lib/app.py": ""})
    assert len(walk(tmp_path).folders) == 1


def test_link_loops_and_dangling_links_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, {"a/app.py": ""})
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "a" / "gone.py").symlink_to(tmp_path / "nothing")
    (tmp_path / "a" / "linked.py").symlink_to(tmp_path / "a" / "app.py")
    assert [folder.files for folder in walk(tmp_path).folders] == [(), ("app.py", "linked.py")]


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"closed/app.py": "", "open/app.py": ""})
    read = tree_module._read

    def refuse(path: str, depth: int) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return read(path, depth)

    monkeypatch.setattr(tree_module, "_read", refuse)
    tree = walk(tmp_path)
    assert tree.unreadable == (tmp_path / "closed",)
    assert len(tree.folders) == 2


def test_a_walk_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "MAX_FOLDERS", 5)
    for number in range(9):
        (tmp_path / f"f{number}").mkdir()
    tree = walk(tmp_path)
    assert tree.truncated
    assert len(tree.folders) == 5


def test_depth_has_an_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (tree_module.MAX_DEPTH + 3))
    deep.mkdir(parents=True)
    assert max(folder.depth for folder in walk(tmp_path).folders) == tree_module.MAX_DEPTH


def test_a_missing_root_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        walk(tmp_path / "none")


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("/w/src/app.py", False),
        ("/w/node_modules/x/index.js", True),
        ("/w/.git/HEAD", True),
        ("/w/__pycache__", True),
        ("/w", False),
        ("/other/.git/HEAD", False),
    ],
)
def test_is_below_ignored(path: str, ignored: bool) -> None:
    assert is_below_ignored(Path(path), Path("/w")) is ignored


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="FIFOs: a POSIX system")
def test_pipes_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "template.yaml")
    (tmp_path / "app.py").write_text("")
    assert walk(tmp_path).folders[0].files == ("app.py",)
