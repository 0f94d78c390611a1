"""The way to everything gives way in a narrow bar, its keys first."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.search_button import COMMAND, NARROW, WIDE, SearchButton


@pytest.fixture
def bar(qtbot: QtBot, app: Application, look: Look, actions: Actions) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(SearchButton(look, actions, made))
    made.resize(600, 44)
    made.show()
    return made


def button(bar: QWidget) -> SearchButton:
    found = bar.findChild(SearchButton)
    assert isinstance(found, SearchButton)
    return found


async def test_it_is_as_wide_as_it_likes_where_there_is_room(bar: QWidget) -> None:
    assert button(bar).width() == WIDE
    assert (button(bar).keys.isVisible(), button(bar).keys.text()) == (True, "Ctrl P")
    assert "Ctrl+P" in button(bar).toolTip()


async def test_a_narrow_one_leaves_its_keys_out(bar: QWidget) -> None:
    bar.resize(NARROW, 44)
    assert button(bar).width() == NARROW
    assert not button(bar).keys.isVisible()


async def test_it_follows_the_keymap(bar: QWidget, app: Application) -> None:
    app.keymap.clear(COMMAND)
    assert not button(bar).keys.isVisible()
