import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def colours(editor: JsonEditor) -> set[str]:
    picture = editor.gutter.grab().toImage()
    return {QColor(picture.pixelColor(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}


def test_it_grows_with_the_number_of_lines(editor: JsonEditor) -> None:
    narrow = editor.gutter.width()
    editor.replace_text("\n" * 1200)
    assert editor.gutter.width() > narrow
    assert editor.viewport().geometry().left() >= editor.gutter.geometry().right()


def test_the_faulty_line_is_marked_in_the_colour_of_errors(editor: JsonEditor, look: Look) -> None:
    err = look.color("err").name()
    assert err not in colours(editor)
    editor.gutter.mark(1)
    assert err in colours(editor)
    editor.gutter.mark(0)
    assert err not in colours(editor)


def test_it_follows_the_theme(editor: JsonEditor, look: Look) -> None:
    look.choose("light")
    assert look.color("editor").name() in colours(editor)
