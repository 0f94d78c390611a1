"""The editor's texts to the search."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from workbench.app.use_cases.replace_in_files import replaced_text
from workbench.base.text_pattern import text_pattern
from workbench.gui.editor import open_texts
from workbench.gui.editor.open_texts import EditorTexts, put_hits
from workbench.gui.editor.panel import EditorPanel
from workbench.model.errors import DocumentChangedError
from workbench.model.file_search import FileQuery, Hit
from workbench.project.search_files import hits_in


def hits(text: str, find: str, new: str) -> tuple[Hit, ...]:
    return hits_in(text, text_pattern(find, regex=True), FileQuery(find, regex=True, replacement=new))


def texts_of(panel: EditorPanel) -> EditorTexts:
    return EditorTexts(lambda: tuple(panel.files), panel.current_page)


async def test_only_unsaved_texts_are_given(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    texts = texts_of(panel)
    assert texts.unsaved() == {}
    assert texts.replace(code, hits("x", "x", "y")) is None
    page = panel.current_page()
    assert page is not None
    QTest.keyClicks(page.edit, "x")
    assert texts.unsaved() == {code: page.edit.text}


async def test_an_unsaved_text_is_replaced_as_one_step_and_put_back(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    QTest.keyClicks(page.edit, "x")
    before = page.edit.text
    undo = texts_of(panel).replace(code, hits(before, "event|return", "thing"))
    assert undo is not None
    assert page.edit.text == before.replace("event", "thing").replace("return", "thing")
    undo()
    assert page.edit.text == before


async def test_what_was_typed_since_is_not_taken_back(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    QTest.keyClicks(page.edit, "x")
    with pytest.raises(DocumentChangedError):
        texts_of(panel).replace(code, hits("other text", "text", "y"))
    undo = texts_of(panel).replace(code, hits(page.edit.text, "event", "thing"))
    QTest.keyClicks(page.edit, "more")
    after = page.edit.text
    assert undo is not None
    with pytest.raises(DocumentChangedError):
        undo()
    assert page.edit.text == after


async def test_unsaved_text_of_a_tab_that_was_not_shown(panel: EditorPanel, code: Path) -> None:
    kept = {"path": str(code), "text": "kept"}
    panel.restore({"files": [kept, {"path": str(code.with_name("b.py"))}], "current": 1})
    texts = texts_of(panel)
    assert texts.unsaved() == {code: "kept"}
    with pytest.raises(DocumentChangedError):
        texts.replace(code, hits("kept", "kept", "x"))


async def test_the_selection_is_what_may_be_looked_for(panel: EditorPanel, code: Path) -> None:
    assert texts_of(panel).selected() == ""
    panel.open_file(code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    page.edit.select_line(4)
    assert texts_of(panel).selected() in ("    return 1", "")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("ab🐍\n", max_size=20), st.sampled_from(["a", "b+", "a\nb", "🐍"]), st.sampled_from(["", "x\\ny", "🐍"]))
@pytest.mark.parametrize("most", [1_000, 0])
async def test_hits_are_put_where_they_are(make_edit: MakeEdit, most: int, text: str, find: str, new: str) -> None:
    edit = make_edit(text)
    found = hits(text, find, new)
    after = replaced_text(text, found, Path("a"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_texts, "MOST_EDITS", most)
        put_hits(edit, found, after)
    assert edit.text == after
