"""The empty editor offers what would fill it."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.nothing_open import NothingOpen


async def test_its_buttons_do_what_the_commands_do(qtbot: QtBot, actions: Actions) -> None:
    page = NothingOpen(actions)
    qtbot.addWidget(page)
    opened: list[str] = []
    button = page.findChild(QPushButton, "editor.nothing.workspace.open")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    actions.bind("workspace.open", lambda: opened.append("folder"))
    assert button.isEnabled()
    button.click()
    assert opened == ["folder"]


async def test_its_buttons_say_the_keys_of_now(qtbot: QtBot, app: Application, actions: Actions) -> None:
    page = NothingOpen(actions)
    qtbot.addWidget(page)
    button = page.findChild(QPushButton, "editor.nothing.workspace.open")
    assert isinstance(button, QPushButton)
    app.keymap.assign("workspace.open", ("F9",))
    assert button.text() == "Open Folder…  F9"
    app.keymap.clear("workspace.open")
    assert button.text() == "Open Folder…"
