"""Tabs: names, marks, closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.editor.tabs import EditorTabs, titles
from workbench.gui.look import Look


@pytest.fixture
def tabs(qtbot: QtBot, look: Look) -> EditorTabs:
    made = EditorTabs(look)
    qtbot.addWidget(made)
    for key, text in ((7, "a.py"), (9, "b.py")):
        made.setTabText(made.add(key), text)
    made.resize(400, 32)
    made.show()
    return made


def test_equal_names_get_their_folders() -> None:
    paths = [Path("a/index.mjs"), Path("b/index.mjs"), Path("b/app.py")]
    assert titles(paths) == ["a/index.mjs", "b/index.mjs", "app.py"]


def test_tabs_are_known_by_their_keys_wherever_they_are(tabs: EditorTabs) -> None:
    assert (tabs.index_of(7), tabs.index_of(9), tabs.index_of(1)) == (0, 1, -1)
    tabs.moveTab(0, 1)
    assert (tabs.index_of(7), tabs.index_of(9)) == (1, 0)


def test_the_mark_asks_to_close_its_own_tab(qtbot: QtBot, tabs: EditorTabs) -> None:
    tabs.moveTab(0, 1)
    mark = tabs.mark(0)
    assert mark is not None
    with qtbot.waitSignal(tabs.close_asked) as told:
        QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert told.args == [0]


def test_a_middle_click_asks_to_close(qtbot: QtBot, tabs: EditorTabs) -> None:
    with qtbot.waitSignal(tabs.close_asked) as told:
        QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(1).center())
    assert told.args == [1]


def test_unsaved_text_is_a_dot(tabs: EditorTabs) -> None:
    mark = tabs.mark(1)
    assert mark is not None
    clean = mark.grab().toImage()
    mark.set_dirty(True)
    assert mark.dirty
    assert mark.grab().toImage() != clean


def test_tabs_are_as_high_as_the_look_says(tabs: EditorTabs) -> None:
    assert tabs.height() == 32
    assert tabs.mark(5) is None
