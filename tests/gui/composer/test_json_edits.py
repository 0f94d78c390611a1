import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from workbench.base.json_edit import TextEdit, applied
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.json_edits import put_edits
from workbench.gui.composer.text_lines import insert_pieces, text_lines
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import exact_text
from workbench.gui.look import Look

pytestmark = pytest.mark.usefixtures("qapp")
LONG = '{"body": "' + "😀x" * 400 + '"}'


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_edits_go_where_they_are_meant(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["", "{}", '{\n  "😀": 1,\n  "b": "é"\n}', LONG, f"[\n{LONG},\n1]"]))
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = [TextEdit(start, end, data.draw(st.sampled_from(["", "x", "\n", "😀", LONG]))) for start, end in pairs]
    document = QTextDocument()
    text_lines(document)
    insert_pieces(QTextCursor(document), pieces(text))
    put_edits(document, text, edits)
    assert exact_text(document) == applied(text, edits)


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def test_several_edits_are_one_step_of_undo(editor: JsonEditor) -> None:
    text = '{"name": "a", "key": "b"}'
    editor.replace_text(text)
    edited = QSignalSpy(editor.edited)
    editor.apply_edits([TextEdit(10, 11, "orders"), TextEdit(22, 23, "invoice")])
    assert editor.text() == '{"name": "orders", "key": "invoice"}'
    assert edited.count() == 1
    editor.undo()
    assert editor.text() == text


def test_cursor_and_scroll_stay(editor: JsonEditor) -> None:
    text = json.dumps(list(range(200)), indent=2)
    editor.replace_text(text)
    editor.jump(150, 3)
    top = editor.verticalScrollBar().value()
    editor.apply_edits([TextEdit(4, 5, "1234"), TextEdit(len(text) - 5, len(text) - 2, "7")])
    assert editor.textCursor().blockNumber() == 149
    assert editor.textCursor().positionInBlock() == 2
    assert editor.verticalScrollBar().value() == top


def test_no_edits_change_nothing(editor: JsonEditor) -> None:
    revision = editor.document().revision()
    editor.apply_edits([])
    assert editor.document().revision() == revision
