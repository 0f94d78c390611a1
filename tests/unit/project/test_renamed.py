"""A file that was renamed is found by what the file system knows it by."""

from dataclasses import replace
from pathlib import Path

from workbench.project.documents import Document, read_document
from workbench.project.renamed import renamed_to


def test_a_renamed_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1")
    (tmp_path / "other.py").write_text("x = 1")
    document = read_document(tmp_path / "a.py")
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    assert renamed_to(document) == tmp_path / "b.py"


def test_a_deleted_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1")
    document = read_document(tmp_path / "a.py")
    (tmp_path / "a.py").unlink()
    (tmp_path / "new.py").write_text("may have the number of the old one")
    assert renamed_to(document) is None
    assert renamed_to(replace(document, path=tmp_path / "none" / "a.py")) is None
    assert renamed_to(Document(tmp_path / "never.py", "")) is None


def test_another_file_under_the_same_number_is_not_it(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1")
    document = read_document(tmp_path / "a.py")
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    (tmp_path / "b.py").write_text("something else entirely")
    assert renamed_to(document) is None
