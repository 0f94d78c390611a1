"""The files that quick open and the search look at."""

import subprocess
from itertools import islice
from pathlib import Path

import pytest

from workbench.project.source_files import iter_files, list_files


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_files_are_listed_in_reading_order(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a.py", "src/app.py", "lib/deep/x.py", "lib/a.py")
    assert list_files(tmp_path) == ("a.py", "b.py", "lib/a.py", "lib/deep/x.py", "src/app.py")


def test_what_tools_made_is_left_out(tmp_path: Path) -> None:
    make(
        tmp_path,
        "app.py",
        "node_modules/x/index.js",
        ".git/config",
        ".github/workflows/ci.yaml",
        "__pycache__/a.pyc",
        "x.egg-info/PKG-INFO",
        "python/pyvenv.cfg",
        "python/lib/a.py",
        "b.zip",
    )
    assert list_files(tmp_path) == ("app.py", ".github/workflows/ci.yaml")


def test_the_list_has_an_end(tmp_path: Path) -> None:
    make(tmp_path, *(f"{number:03}.py" for number in range(20)))
    assert len(list_files(tmp_path, most=7)) == 7


def test_the_first_files_come_before_the_last_are_looked_for(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "z/b.py")
    files = iter_files(tmp_path)
    assert list(islice(files, 1)) == ["a.py"]
    make(tmp_path, "z/a.py")
    assert list(files) == ["z/a.py", "z/b.py"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list_files(tmp_path / "gone") == ()


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "a.log", "out/x.py", "src/b.py", "src/b.gen", "src/keep.gen", "src/sub/c.gen")
    (tmp_path / ".gitignore").write_text("*.log\nout/\n*.gen\n")
    (tmp_path / "src" / ".gitignore").write_text("!keep.gen\n/b.py\n")
    ours = set(list_files(tmp_path))
    assert ours == {".gitignore", "a.py", "src/.gitignore", "src/keep.gen"}
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True, capture_output=True)
    git = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert ours == set(git.stdout.split())


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="the system has no links")
def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "src/a.py")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.py").symlink_to(tmp_path / "src" / "a.py")
    assert list_files(tmp_path) == ("b.py", "src/a.py")
