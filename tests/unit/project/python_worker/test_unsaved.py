"""Unsaved text is what jedi reads; a forgotten one leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jedi.file_io import FileIO, KnownContentFileIO

from workbench.project.python_worker.unsaved import KINDS, Unsaved


@pytest.fixture
def unsaved() -> Iterator[Unsaved]:
    before = [(kind, kind.read, kind.get_last_modified) for kind in KINDS]
    made = Unsaved()
    made.install()
    yield made
    for kind, read, modified in before:
        kind.read, kind.get_last_modified = read, modified


def test_unsaved_text_is_read_and_newer_than_the_file(unsaved: Unsaved, tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("saved", encoding="utf-8")
    file = FileIO(str(path))
    before = file.get_last_modified()
    assert bytes(file.read()) == b"saved"
    unsaved.update({path: "typed"})
    assert (file.read(), unsaved.text(path)) == ("typed", "typed")
    changed = file.get_last_modified()
    assert changed > before
    unsaved.update({path: None})
    assert bytes(file.read()) == b"saved"
    assert unsaved.text(path) is None
    assert file.get_last_modified() >= changed


def test_what_an_import_has_read_is_unsaved_text_too(unsaved: Unsaved, tmp_path: Path) -> None:
    file = KnownContentFileIO(str(tmp_path / "a.py"), "saved")
    assert file.read() == "saved"
    unsaved.update({tmp_path / "a.py": "typed"})
    assert file.read() == "typed"


def test_a_file_that_is_not_on_disk_has_its_text(unsaved: Unsaved, tmp_path: Path) -> None:
    file = FileIO(str(tmp_path / "new.py"))
    assert file.get_last_modified() is None
    unsaved.update({tmp_path / "new.py": "typed"})
    assert file.read() == "typed"
    assert file.get_last_modified() is not None
