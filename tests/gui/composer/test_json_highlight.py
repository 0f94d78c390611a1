import pytest
from PySide6.QtGui import QColor, QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_highlight import MAX_LINE_CHARACTERS, JsonHighlighter
from workbench.gui.look import Look


@pytest.fixture
def edit(qtbot: QtBot, look: Look) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.resize(400, 200)
    JsonHighlighter(made, look)
    made.show()
    return made


def coloured(edit: QPlainTextEdit, line: int) -> list[tuple[str, QColor]]:
    edit.viewport().grab()
    edit.viewport().repaint()
    block: QTextBlock = edit.document().findBlockByNumber(line)
    units = block.text().encode("utf-16-le")
    return [
        (
            units[2 * piece.start : 2 * (piece.start + piece.length)].decode("utf-16-le"),
            piece.format.foreground().color(),
        )
        for piece in block.layout().formats()
    ]


def test_tokens_have_the_colours_of_the_theme(edit: QPlainTextEdit, look: Look) -> None:
    edit.setPlainText('{"a": [1, true, "x"]}')
    pieces = dict(coloured(edit, 0))
    assert pieces['"a"'] == look.color("fn")
    assert pieces["1"] == look.color("nu")
    assert pieces["true"] == look.color("kw")
    assert pieces['"x"'] == look.color("st")
    assert pieces["{"] == look.color("muted")


def test_wide_characters_do_not_shift_the_colours(edit: QPlainTextEdit) -> None:
    edit.setPlainText('"😀😀": "😀", 7')
    assert [text for text, _colour in coloured(edit, 0)] == ['"😀😀"', ":", '"😀"', ",", "7"]


def test_typing_colours_the_line_anew(edit: QPlainTextEdit, look: Look) -> None:
    edit.setPlainText("tru")
    assert coloured(edit, 0) == []
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "e")
    assert coloured(edit, 0) == [("true", look.color("kw"))]


def test_a_line_joined_with_the_next_is_coloured_anew(edit: QPlainTextEdit) -> None:
    edit.setPlainText("[1,\n2]")
    coloured(edit, 0)
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.deleteChar()
    assert [text for text, _colour in coloured(edit, 0)] == ["[", "1", ",", "2", "]"]


def test_another_theme_colours_anew(edit: QPlainTextEdit, look: Look) -> None:
    edit.setPlainText("1")
    coloured(edit, 0)
    look.choose("light")
    assert coloured(edit, 0) == [("1", look.color("nu"))]


def test_only_lines_that_show_are_looked_at(edit: QPlainTextEdit) -> None:
    edit.setPlainText("\n".join("1" for _ in range(5000)))
    edit.viewport().grab()
    assert edit.document().findBlockByNumber(4000).layout().formats() == []
    edit.verticalScrollBar().setValue(4000)
    assert coloured(edit, 4001) != []


def test_very_long_lines_stay_plain(edit: QPlainTextEdit) -> None:
    edit.setPlainText("1" * (MAX_LINE_CHARACTERS + 1))
    assert coloured(edit, 0) == []


def test_colours_do_not_count_as_edits(edit: QPlainTextEdit) -> None:
    edit.setPlainText('{"a": 1}')
    changes: list[int] = []
    edit.document().contentsChange.connect(lambda *_: changes.append(1))
    coloured(edit, 0)
    assert changes == []
    assert not edit.document().isModified()
