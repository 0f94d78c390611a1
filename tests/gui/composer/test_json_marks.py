import pytest
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.base.jsontext import JsonFault
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look
from workbench.model.event import EventProblem

TEXT = '{\n  "😀": "orders",\n  "size": [1, 2]\n}'
SIZE = EventProblem("/size", 3, 11, "size must be a whole number.")
NAME = EventProblem("/😀", 2, 8, "😀 must be a number.")


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.replace_text(TEXT)
    made.show()
    return made


def waves(editor: JsonEditor) -> list[tuple[str, QColor]]:
    return [
        (one.cursor.selectedText(), one.format.underlineColor())
        for one in editor.extraSelections()
        if one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    ]


def grounds(editor: JsonEditor) -> list[tuple[int, str]]:
    return [
        (one.cursor.selectionStart(), one.cursor.selectedText())
        for one in editor.extraSelections()
        if one.cursor.hasSelection() and one.format.background().color().isValid()
        if one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.NoUnderline
    ]


def test_problems_are_underlined_as_warnings_at_their_tokens(editor: JsonEditor, look: Look) -> None:
    editor.show_problems([NAME, SIZE])
    assert waves(editor) == [('"orders"', look.color("warn")), ("[", look.color("warn"))]
    assert editor.gutter.warned == {2: NAME.text, 3: SIZE.text}


def test_a_fault_stays_an_error_beside_them(editor: JsonEditor, look: Look) -> None:
    editor.show_problems([SIZE])
    editor.show_fault(JsonFault("Expecting value", 3, 12, 0))
    assert waves(editor)[-1] == ("1", look.color("err"))


def test_what_is_wrong_at_a_place(editor: JsonEditor) -> None:
    editor.show_problems([SIZE, SIZE, NAME])
    place = editor.document().toPlainText().index("orders") + 1  # one unit more: the emoji
    assert editor.marks.problem_at(place) == NAME.text
    assert editor.marks.problem_at(0) == ""


def test_typing_takes_the_marks_away(editor: JsonEditor) -> None:
    editor.show_problems([SIZE])
    QTest.keyClicks(editor, " ")
    assert waves(editor) == []
    assert editor.gutter.warned == {}


def test_the_bracket_at_the_cursor_and_its_partner(editor: JsonEditor) -> None:
    editor.jump(1, 1)
    assert grounds(editor) == [(0, "{"), (editor.document().characterCount() - 2, "}")]
    editor.jump(2, 4)
    assert grounds(editor) == []


def test_found_places_are_marked_where_they_show(editor: JsonEditor) -> None:
    editor.replace_text("\n".join("12" for _ in range(500)))
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    editor.marks.show_found([(line * 3, line * 3 + 2) for line in range(500)])
    assert 5 < len(grounds(editor)) < 40
    assert grounds(editor)[-1] == (499 * 3, "12")
    editor.verticalScrollBar().setValue(0)
    assert grounds(editor)[0] == (0, "12")


def test_another_document_has_no_marks(editor: JsonEditor) -> None:
    editor.show_problems([SIZE])
    editor.show_document(editor.new_document("1"))
    assert waves(editor) == []
    assert editor.gutter.warned == {}
