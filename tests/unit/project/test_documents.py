import codecs
import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import DocumentChangedError, DocumentError
from workbench.project import documents
from workbench.project.documents import Document, read_document, write_document
from workbench.project.encodings import MAX_BYTES

encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
lines = st.lists(st.text(st.characters(exclude_characters="\r\n\0\ufeff", exclude_categories=["Cs"])), min_size=1)


@pytest.mark.parametrize(
    ("data", "text", "encoding", "newline"),
    [
        (b"", "", "utf-8", "\n"),
        ("ä\n".encode(), "ä\n", "utf-8", "\n"),
        (codecs.BOM_UTF8 + b"a\r\nb\r\n", "a\nb\n", "utf-8-sig", "\r\n"),
        (codecs.BOM_UTF16_LE + "ä\n".encode("utf-16-le"), "ä\n", "utf-16-le", "\n"),
        (codecs.BOM_UTF16_BE + "x".encode("utf-16-be"), "x", "utf-16-be", "\n"),
        ("Straße €".encode("cp1252"), "Straße €", "cp1252", "\n"),
        (b"\x81\xe4", "\x81ä", "latin-1", "\n"),
        (b"a\rb", "a\nb", "utf-8", "\r"),
        (b"a\r\nb\nc", "a\r\nb\nc", "utf-8", "\n"),
    ],
)
def test_what_is_read_is_written_again(tmp_path: Path, data: bytes, text: str, encoding: str, newline: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert (document.text, document.encoding, document.newline) == (text, encoding, newline)
    assert not document.read_only
    write_document(document, document.text)
    assert path.read_bytes() == data


@given(lines, encodings, st.sampled_from(["\n", "\r\n"]), lines)
def test_encoding_and_line_ends_outlive_an_edit(
    before: list[str], encoding: str, newline: str, after: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        old, new = "\n".join([*before, ""]), "\n".join([*after, ""])
        write_document(Document(path, "", encoding, newline), old)
        document = read_document(path)
        assert (document.text, document.encoding, document.newline) == (old, encoding, newline)
        written = write_document(document, new)
        assert read_document(path) == written
        assert written.text == new


def test_the_mode_is_kept_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "run.sh"
    path.write_text("a")
    path.chmod(0o750)
    write_document(read_document(path), "b")
    assert stat.S_IMODE(path.stat().st_mode) == 0o750
    assert [item.name for item in tmp_path.iterdir()] == ["run.sh"]


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    before = os.umask(0o027)
    try:
        document = write_document(Document(path, ""), "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert document.size == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("a")
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "real.txt")
    write_document(read_document(link), "b")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text() == "b"


def test_a_change_by_another_program_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    document = read_document(path)
    path.write_text("three")
    with pytest.raises(DocumentChangedError, match="changed by another program"):
        write_document(document, "mine")
    assert path.read_text() == "three"
    with pytest.raises(DocumentChangedError):
        write_document(Document(path, ""), "new")


def test_a_deleted_file_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    document = read_document(path)
    path.unlink()
    write_document(document, "mine")
    assert path.read_text() == "mine"


def test_successive_saves(tmp_path: Path) -> None:
    document = write_document(Document(tmp_path / "a.txt", ""), "1")
    for number in range(5):
        document = write_document(document, str(number))
    assert read_document(tmp_path / "a.txt").text == "4"


def test_a_character_that_does_not_fit_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("é".encode("cp1252"))
    document = read_document(path)
    with pytest.raises(DocumentError, match=r"U\+65E5"):
        write_document(document, "日本")
    assert path.read_bytes() == b"\xe9"


@pytest.mark.parametrize("data", [b"\x7fELF\0\0", b"PK\x03\x04\0", b"a\0b", codecs.BOM_UTF16_LE + b"\x00\xd8"])
def test_binary_files_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(data)
    with pytest.raises(DocumentError, match="not a text file"):
        read_document(tmp_path / "a.bin")


def test_large_missing_and_odd_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * (MAX_BYTES + 1))
    (tmp_path / "folder").mkdir()
    for name, what in (("big.txt", "too large"), ("none.txt", "is not there"), ("folder", "folder")):
        with pytest.raises(DocumentError) as caught:
            read_document(tmp_path / name)
        assert what in str(caught.value)
        assert caught.value.next_step


def test_a_folder_that_may_not_be_written_has_its_file_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    document = read_document(path)

    def refuse(*_: object, **__: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(documents, "open", refuse, raising=False)
    write_document(document, "two")
    assert path.read_text() == "two"
    with pytest.raises(DocumentError, match="You may not write"):
        write_document(Document(tmp_path / "new.txt", ""), "x")


def test_a_read_only_file_is_told_and_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    document = read_document(path)
    assert document.read_only
    with pytest.raises(DocumentError, match="still in the editor"):
        write_document(document, "two")
    assert path.read_text() == "one"


def test_a_file_that_nobody_may_write_is_read_only_for_root_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    path.chmod(0o444)
    assert read_document(path).read_only


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    document = read_document(path)

    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(DocumentError, match="No space left"):
        write_document(document, "two")
    assert path.read_text() == "one"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_a_vanished_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        write_document(Document(tmp_path / "gone" / "a.txt", ""), "x")
    assert "still in the editor" in caught.value.next_step
