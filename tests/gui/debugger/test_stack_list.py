from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.debuggees import BOOTSTRAP, CALLER, HANDLER, STOP
from workbench.gui.debugger.stack_list import StackList
from workbench.gui.look import Look


@pytest.fixture
def stack(qtbot: QtBot, look: Look) -> StackList:
    made = StackList(look)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def test_the_keyboard_looks_at_other_calls_and_opens_their_code(stack: StackList) -> None:
    chosen: list[object] = []
    opened: list[object] = []
    stack.chosen.connect(chosen.append)
    stack.opened.connect(opened.append)
    stack.show_stop(STOP, HANDLER)
    assert (chosen, stack.currentIndex().row()) == ([], 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(stack, key)
    assert (chosen, opened) == ([CALLER, BOOTSTRAP], [BOOTSTRAP])


def test_in_a_narrow_list_the_file_gives_way_to_the_name(stack: StackList) -> None:
    def drawn(name: str, file: str) -> QImage:
        stack.show_stop(replace(STOP, frames=(replace(HANDLER, name=name, path=Path(file)),)), None)
        return stack.grab(stack.visualRect(stack.frames.index(0))).toImage()

    stack.resize(130, 100)
    assert drawn("summarise_all", "/w/orders.py") == drawn("summarise_all", "/w/shipping.py")
    assert drawn("f", "/w/orders.py") != drawn("f", "/w/others.py")


def test_nothing_is_left_when_the_code_runs(stack: StackList) -> None:
    chosen: list[object] = []
    stack.chosen.connect(chosen.append)
    stack.show_stop(STOP, CALLER)
    assert stack.currentIndex().row() == 1
    stack.show_stop(None, None)
    assert (stack.frames.rowCount(), chosen) == (0, [])


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_calls_of_others_are_fainter(stack: StackList, look: Look, theme: str) -> None:
    look.choose(theme)
    stack.show_stop(replace(STOP, frames=(HANDLER, replace(HANDLER, id=9, subtle=True))), None)
    own, other = (stack.grab(stack.visualRect(stack.frames.index(row))).toImage() for row in range(2))
    assert own.size() == other.size()
    assert own != other
    look.choose("dark")
