"""Whether the keyboard has gone elsewhere since something began."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.gui.keyboard import Keyboard


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An active window with two fields, of which the first has the keyboard."""
    made = QWidget()
    column = QVBoxLayout(made)
    for _ in range(2):
        column.addWidget(QLineEdit(made))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.findChildren(QLineEdit)[0].setFocus()
    return made


@pytest.fixture
def fields(window: QWidget) -> list[QLineEdit]:
    return window.findChildren(QLineEdit)


def test_it_moves_with_its_user(fields: list[QLineEdit]) -> None:
    keyboard = Keyboard()
    for field, moved in ((0, False), (1, True), (0, False)):
        fields[field].setFocus()
        assert keyboard.has_moved == moved


def test_where_its_place_is_gone_nobody_moved_it(fields: list[QLineEdit]) -> None:
    keyboard = Keyboard()
    fields[0].hide()
    assert fields[1].hasFocus()
    assert not keyboard.has_moved
    delete(fields[0])
    assert not keyboard.has_moved


def test_nobody_had_it(fields: list[QLineEdit]) -> None:
    fields[0].clearFocus()
    keyboard = Keyboard()
    fields[1].setFocus()
    assert not keyboard.has_moved
