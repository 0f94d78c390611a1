import sys
from pathlib import Path

import pytest

from workbench.model.blueprint import NewFile
from workbench.model.errors import DocumentError, UsageError
from workbench.project.new_files import NewFiles


def tree(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*"))


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    with NewFiles() as written:
        written.write([NewFile(tmp_path / "a" / "b" / "c", "ä\n"), NewFile(tmp_path / "a" / "d", "", executable=True)])
    assert tree(tmp_path) == ["a", "a/b", "a/b/c", "a/d"]
    assert (tmp_path / "a" / "b" / "c").read_bytes() == "ä\n".encode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_program_may_be_run(tmp_path: Path) -> None:
    with NewFiles() as written:
        written.write([NewFile(tmp_path / "a", "", executable=True), NewFile(tmp_path / "b", "")])
    assert (tmp_path / "a").stat().st_mode & 0o111 == 0o111
    assert (tmp_path / "b").stat().st_mode & 0o111 == 0


def test_a_file_that_is_there_stays_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "kept").write_text("mine")
    with pytest.raises(DocumentError) as refused, NewFiles() as written:
        written.write([NewFile(tmp_path / "a" / "x" / "y", "1"), NewFile(tmp_path / "a" / "kept", "2")])
    assert "kept" in refused.value.what
    assert tree(tmp_path) == ["a", "a/kept"]
    assert (tmp_path / "a" / "kept").read_text() == "mine"


def test_any_error_takes_all_back_and_goes_on(tmp_path: Path) -> None:
    def write() -> None:
        with NewFiles() as written:
            written.write([NewFile(tmp_path / "a" / "b", "1")])
            raise UsageError("no")

    with pytest.raises(UsageError):
        write()
    assert tree(tmp_path) == []


def test_a_folder_that_got_something_else_meanwhile_stays(tmp_path: Path) -> None:
    def write() -> None:
        with NewFiles() as written:
            written.write([NewFile(tmp_path / "a" / "b", "1")])
            (tmp_path / "a" / "other").write_text("theirs")
            raise UsageError("no")

    with pytest.raises(UsageError):
        write()
    assert tree(tmp_path) == ["a", "a/other"]
