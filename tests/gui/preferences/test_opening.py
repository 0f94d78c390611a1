"""The commands open the preferences of a window, and its files in the editor."""

from pathlib import Path

import pytest_asyncio
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.preferences.opening import Preferences
from workbench.gui.tasks import GuiTasks


class Opened:
    """The preferences of a plain window, and the files they opened."""

    def __init__(self, window: QWidget, app: Application, look: Look, tasks: GuiTasks) -> None:
        self.files: list[Path] = []
        self.preferences = Preferences(app, look, tasks, window, self.files.append)


@pytest_asyncio.fixture
async def opened(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> Opened:
    await app.keymap.load()
    window = QWidget()
    qtbot.addWidget(window)
    made = Opened(window, app, look, tasks)
    made.preferences.bind(actions)
    return made


async def test_commands_open_one_dialog(opened: Opened, actions: Actions) -> None:
    actions.action("view.preferences").trigger()
    dialog = opened.preferences.dialog
    assert dialog.isVisible()
    assert not dialog.shows_keymap
    actions.action("view.keymap").trigger()
    assert opened.preferences.dialog is dialog
    assert dialog.shows_keymap


async def test_commands_open_the_files(app: Application, opened: Opened, actions: Actions, tasks: GuiTasks) -> None:
    actions.action("settings.open_file").trigger()
    await tasks.drain()
    actions.action("settings.open_keymap").trigger()
    await tasks.drain()
    assert opened.files == [app.settings.path, app.keymap.path]
    assert all(path.exists() for path in opened.files)


async def test_the_dialogs_button_opens_the_file_of_its_page(app: Application, opened: Opened, tasks: GuiTasks) -> None:
    opened.preferences.show_keymap()
    opened.preferences.dialog.file_button.click()
    await tasks.drain()
    assert opened.files == [app.keymap.path]
