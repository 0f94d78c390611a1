"""F10 opens the menu, and steps while something is debugged."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.runs import a_run
from workbench.app.application import Application
from workbench.gui.menu_key import MenuKey


@pytest.fixture
def key(qtbot: QtBot, app: Application) -> Iterator[MenuKey]:
    window = QWidget()
    qtbot.addWidget(window)
    yield MenuKey(app, window, lambda: None)
    window.close()


async def test_it_is_lent_while_something_is_debugged(key: MenuKey, app: Application) -> None:
    assert key.isEnabled()
    app.debug.begin("run", "Hello")
    assert not key.isEnabled()
    app.debug.end(a_run("run"))
    assert key.isEnabled()


async def test_it_stays_where_stepping_has_another_key(key: MenuKey, app: Application) -> None:
    app.keymap.assign("debug.step_over", ("F6",))
    app.debug.begin("run", "Hello")
    assert key.isEnabled()
    app.keymap.reset("debug.step_over")
    assert not key.isEnabled()
