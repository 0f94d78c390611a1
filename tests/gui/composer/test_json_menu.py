import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.json_menu import context_menu
from workbench.gui.look import Look


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.replace_text('{\n  "a": {\n    "b": 1\n  }\n}')
    made.show()
    return made


def shown(editor: JsonEditor) -> list[int]:
    return [line for line, _top, _height in editor.visible_lines(editor.viewport().rect())]


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.findChildren(QAction)}


def test_it_folds_and_unfolds(editor: JsonEditor) -> None:
    menu = context_menu(editor)
    by_text = actions(menu)
    editor.jump(3, 1)
    for text, lines in (
        ("Fold", [1, 2, 5]),
        ("Unfold", [1, 2, 3, 4, 5]),
        ("Level 1", [1, 2, 5]),
        ("Unfold All", [1, 2, 3, 4, 5]),
    ):
        by_text[text].trigger()
        assert shown(editor) == lines


def test_it_opens_the_find_bar(editor: JsonEditor) -> None:
    menu = context_menu(editor)
    by_text = actions(menu)
    by_text["Find…"].trigger()
    assert editor.find_bar.bar is not None
    assert editor.find_bar.bar.isVisible()
    by_text["Replace…"].trigger()
    editor.setReadOnly(True)
    menu = context_menu(editor)
    assert not actions(menu)["Replace…"].isEnabled()
