from pathlib import Path

from workbench.app.stores.file_edits import FileEdit, FileEdits
from workbench.model.code import FileChange


def an_edit(title: str) -> FileEdit:
    return FileEdit(title, (FileChange(Path("/a"), "x", "y"),))


def test_the_last_one_is_taken_back_first() -> None:
    edits = FileEdits()
    assert edits.last() is None
    one, two = an_edit("One"), an_edit("Two")
    edits.keep(one)
    edits.keep(two)
    assert edits.last() is two
    edits.forget(two)
    assert edits.last() is one


def test_only_the_latest_are_kept() -> None:
    edits = FileEdits()
    for number in range(60):
        edits.keep(an_edit(str(number)))
    assert len(edits.all()) == 50
    assert edits.all()[0].title == "10"
