import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.replace_text('{\n  "a": 1\n}\n2\n3\n4')
    made.show()
    made.jump(6, 1)
    return made


def colours(editor: JsonEditor) -> set[str]:
    picture = editor.viewport().grab().toImage()
    return {QColor(picture.pixelColor(x, y)).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_note_stands_behind_a_folded_line(editor: JsonEditor, look: Look) -> None:
    ground = look.color("selection").name()
    assert ground not in colours(editor)
    editor.folding.fold(editor.document().begin())
    assert ground in colours(editor)
    editor.folding.unfold_all()
    assert ground not in colours(editor)
