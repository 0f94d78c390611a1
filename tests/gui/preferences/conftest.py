"""The preferences on an application with the fake engine, and the presets read."""

import pytest_asyncio
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.keymap import Keymap
from workbench.gui.look import Look
from workbench.gui.preferences.dialog import PreferencesDialog


@pytest_asyncio.fixture
async def keymap(app: Application) -> Keymap:
    """The keymap, loaded."""
    await app.keymap.load()
    return app.keymap


@pytest_asyncio.fixture
async def dialog(qtbot: QtBot, app: Application, keymap: Keymap, look: Look) -> PreferencesDialog:
    """The dialog with the settings in front."""
    assert keymap is app.keymap
    made = PreferencesDialog(app, look)
    qtbot.addWidget(made)
    made.show_settings()
    return made
