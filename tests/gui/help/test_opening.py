"""F1 opens the help at what has the keyboard, in the window and in its dialogs."""

from collections.abc import AsyncIterator

import pytest_asyncio
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui.actions import Actions
from workbench.gui.help.opening import Help
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    made.show()
    made.activateWindow()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


def help_of(window: MainWindow) -> Help:
    return window.guides.help


async def test_it_opens_at_what_has_the_keyboard(app: Application, window: MainWindow, actions: Actions) -> None:
    await load_workspace(app, await sample_workspace(app))
    window.explorer.filter.setFocus()
    await until(window.explorer.filter.hasFocus)
    actions.action("help.open").trigger()
    assert help_of(window).window.browser.target == "window#explorer"


async def test_it_opens_in_dialogs(qtbot: QtBot, window: MainWindow) -> None:
    window.preferences.show_keymap()
    dialog = window.preferences.dialog
    await until(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert help_of(window).window.browser.target == "keyboard"
    dialog.close()


async def test_within_itself_it_stays_where_it_is(window: MainWindow) -> None:
    helped = help_of(window)
    helped.open("events#variables")
    await until(helped.window.browser.hasFocus)
    helped.open_here()
    assert helped.window.browser.target == "events#variables"


async def test_its_links_open_preferences(window: MainWindow) -> None:
    browser = help_of(window).window.browser
    browser.setting_asked.emit("look.theme")
    assert window.preferences.dialog.isVisible()
    browser.keys_asked.emit("run.invoke")
    assert window.preferences.dialog.shows_keymap
    window.preferences.dialog.close()


async def test_new_keys_are_shown(app: Application, window: MainWindow) -> None:
    helped = help_of(window)
    helped.open("keyboard")
    app.keymap.assign("run.invoke", ("F9",))
    assert "F9" in helped.window.browser.toPlainText()


async def test_it_goes_with_the_window(window: MainWindow) -> None:
    helped = help_of(window)
    helped.open("commands")
    window.close()
    assert not helped.window.isVisible()
