"""The files that quick open offers."""

from pathlib import Path

from workbench.gui.workspace_files import list_files


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_files_are_listed_in_reading_order(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a.py", "src/app.py")
    assert list_files(tmp_path) == (tmp_path / "a.py", tmp_path / "b.py", tmp_path / "src" / "app.py")


def test_what_tools_made_is_left_out(tmp_path: Path) -> None:
    make(
        tmp_path,
        "app.py",
        "node_modules/x/index.js",
        ".git/config",
        "__pycache__/a.pyc",
        "x.egg-info/PKG-INFO",
        "b.zip",
    )
    assert list_files(tmp_path) == (tmp_path / "app.py",)


def test_the_list_has_an_end(tmp_path: Path) -> None:
    make(tmp_path, *(f"{number:03}.py" for number in range(20)))
    assert len(list_files(tmp_path, most=7)) == 7


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list_files(tmp_path / "gone") == ()
