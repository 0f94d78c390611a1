"""What differs between two packages, and bad packages."""

import io
import zipfile

import pytest

from workbench.model.deploy import ChangeKind, CodeChange
from workbench.model.errors import DocumentError
from workbench.project import code_changes as module
from workbench.project.code_changes import TEXT_BYTES, code_changes


def zipped(files: dict[str, bytes], mode: int = 0o644) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, content)
    return data.getvalue()


def test_files_that_came_went_and_changed() -> None:
    before = zipped({"lib/": b"", "same.py": b"s", "old.py": b"o\n", "app.py": b"1\n"})
    after = zipped({"same.py": b"s", "app.py": b"2\n", "new.py": b"n\n"})
    assert code_changes(before, after) == (
        CodeChange("app.py", ChangeKind.CHANGED, "1\n", "2\n", 2, 2),
        CodeChange("new.py", ChangeKind.ADDED, "", "n\n", 0, 2),
        CodeChange("old.py", ChangeKind.REMOVED, "o\n", "", 2, 0),
    )


def test_another_zip_of_the_same_files_is_the_same() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("app.py", "x" * 100)
    assert code_changes(zipped({"app.py": b"x" * 100}), data.getvalue()) == ()


def test_a_file_that_can_be_run_now() -> None:
    (change,) = code_changes(zipped({"bootstrap": b"x"}), zipped({"bootstrap": b"x"}, 0o755))
    assert change.kind is ChangeKind.CHANGED


def test_without_a_deployed_one_all_files_are_new() -> None:
    assert [one.kind for one in code_changes(None, zipped({"a": b"", "b": b""}))] == [ChangeKind.ADDED] * 2


@pytest.mark.parametrize("data", [b"\0\1", b"\xff\xfe", b"x" * (TEXT_BYTES + 1)])
def test_what_is_no_text_is_told_by_its_size(data: bytes) -> None:
    (change,) = code_changes(zipped({"a": b"text"}), zipped({"a": data}))
    assert (change.before, change.after, change.after_bytes) == (None, None, len(data))


def test_a_package_of_many_files_has_the_texts_of_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TEXTS", 1)
    first, second = code_changes(None, zipped({"a": b"1", "b": b"2"}))
    assert (first.after, second.after) == ("1", None)


@pytest.mark.parametrize("data", [b"", b"no zip", zipped({"a": b"x" * 99})[:-40]])
def test_a_damaged_package(data: bytes) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        code_changes(data, zipped({"a": b""}))


def test_a_size_that_lies_is_not_believed() -> None:
    """A member whose header says that it is small, and that unpacks to more: nothing of it is shown."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"x" * (TEXT_BYTES * 4))
    bad = data.getvalue().replace((TEXT_BYTES * 4).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(DocumentError):
        code_changes(bad, zipped({"a": b""}))
