import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.json_search import JsonSearch
from workbench.gui.editor.search import NOTHING_FOUND, Places, Query, compile_query, find_all
from workbench.gui.look import Look

TEXT = '{\n  "😀": {\n    "key": "order"\n  },\n  "body": "' + "😀x" * 500 + 'order"\n}'


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.replace_text(TEXT)
    made.show()
    return made


def found_in(target: JsonSearch, text: str) -> Places:
    return find_all(target.text(), compile_query(Query(text)))


def test_places_are_offsets_whatever_is_wide_or_cut(editor: JsonEditor) -> None:
    target = JsonSearch(editor)
    found = found_in(target, "order")
    assert [one.start[1] for one in found] == [TEXT.index("order"), TEXT.rindex("order")]
    for one in found:
        target.select(one)
        assert target.selected_text() == "order"
        assert target.selection() == (one.start, one.end)


def test_what_is_found_is_marked(editor: JsonEditor) -> None:
    target = JsonSearch(editor)
    target.mark(found_in(target, "key"))
    assert "key" in [one.cursor.selectedText() for one in editor.extraSelections()]
    target.mark(NOTHING_FOUND)
    assert "key" not in [one.cursor.selectedText() for one in editor.extraSelections()]


def test_a_place_that_is_hidden_is_unfolded(editor: JsonEditor) -> None:
    target = JsonSearch(editor)
    found = found_in(target, "key")
    editor.folding.fold(editor.document().findBlockByNumber(1))
    target.select(found[0])
    assert editor.textCursor().block().isVisible()


def test_more_than_a_line_is_nothing_to_find(editor: JsonEditor) -> None:
    editor.selectAll()
    assert JsonSearch(editor).selected_text() == ""


def test_edits_are_told(editor: JsonEditor) -> None:
    told: list[str] = []
    JsonSearch(editor).on_change(lambda: told.append(editor.text()[:1]))
    QTest.keyClicks(editor, " ")
    assert told == [" "]
