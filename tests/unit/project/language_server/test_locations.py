"""Places and edits as a language server tells them."""

from pathlib import Path
from typing import Any

import pytest

from workbench.model.code import CodePlace
from workbench.model.errors import CodeReaderError
from workbench.model.lint import LintEdit
from workbench.project.language_server.locations import FileEdits, definitions, references, renaming

A, B = Path.cwd() / "a.ts", Path.cwd() / "b.ts"
TEXTS = {A: ["'🐍' + price(1);"], B: ["", "  price = 1"]}


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def test_one_place_many_and_links() -> None:
    one = {"uri": A.as_uri(), "range": span(0, 7, 12)}
    place = CodePlace(A, 0, 6, 5, "'🐍' + price(1);")
    assert references([one, one], TEXTS.get) == (place,)
    assert definitions(one, TEXTS.get) == (CodePlace(A, 0, 6, 5, "'🐍' + price(1);", is_definition=True),)
    link = {"targetUri": B.as_uri(), "targetRange": span(0, 0, 0), "targetSelectionRange": span(1, 2, 7)}
    assert definitions([link], TEXTS.get) == (CodePlace(B, 1, 2, 5, "price = 1", is_definition=True),)
    assert definitions(None, TEXTS.get) == ()


def test_files_that_cannot_be_read_and_what_is_no_file() -> None:
    gone = {"uri": (Path.cwd() / "gone.ts").as_uri(), "range": span(3, 4, 5)}
    other = {"uri": "jdt://a", "range": span(0, 0, 1)}
    assert references([gone, other], TEXTS.get) == (CodePlace(Path.cwd() / "gone.ts", 3, 4, 0),)


def test_edits_by_file_in_both_forms() -> None:
    edit = {"range": span(0, 7, 12), "newText": "cost"}
    expected = (FileEdits(A, (LintEdit((0, 6), (0, 11), "cost"),)),)
    assert renaming({"changes": {A.as_uri(): [edit, edit]}}, TEXTS.get) == expected
    change = {"textDocument": {"uri": A.as_uri(), "version": None}, "edits": [edit]}
    assert renaming({"documentChanges": [change]}, TEXTS.get) == expected
    assert renaming(None, TEXTS.get) == ()
    assert renaming({}, TEXTS.get) == ()
    assert renaming({"changes": {A.as_uri(): []}}, TEXTS.get) == ()


@pytest.mark.parametrize(
    "edit",
    [
        {"documentChanges": [{"kind": "rename", "oldUri": A.as_uri(), "newUri": B.as_uri()}]},
        {"changes": {"jdt://a": []}},
        {"changes": {(Path.cwd() / "gone.ts").as_uri(): [{"range": span(0, 0, 1), "newText": "x"}]}},
    ],
)
def test_what_cannot_be_done_is_refused_as_a_whole(edit: object) -> None:
    with pytest.raises(CodeReaderError, match="cannot be changed"):
        renaming(edit, TEXTS.get)
