import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
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
    QCoreApplication.processEvents()
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


def test_lines_with_warnings_are_marked_in_their_colour(editor: JsonEditor, look: Look) -> None:
    warn = look.color("warn").name()
    editor.gutter.warn([(1, "One."), (1, "Two.")])
    assert warn in colours(editor)
    assert editor.gutter.warned == {1: "One.\nTwo."}
    editor.gutter.warn([])
    assert warn not in colours(editor)


def test_a_click_folds_and_unfolds(editor: JsonEditor) -> None:
    editor.replace_text('{\n  "a": 1\n}')
    _line, top, height = next(editor.visible_lines(editor.rect()))
    for folded in (True, False):
        QTest.mouseClick(editor.gutter, Qt.MouseButton.LeftButton, pos=QPoint(30, top + height // 2))
        assert editor.folding.is_folded(editor.document().begin()) is folded


def test_a_line_that_is_cut_has_one_number(editor: JsonEditor) -> None:
    editor.replace_text(f'["{"x" * 2000}",\n1]')
    numbers = [line for line, _top, _height in editor.visible_lines(editor.viewport().rect())]
    assert numbers == [*[1] * (len(numbers) - 1), 2]
    begins = [editor.begins_line(block) for block, _top, _height in editor.visible_blocks(editor.viewport().rect())]
    assert begins == [True, *[False] * (len(begins) - 2), True]
