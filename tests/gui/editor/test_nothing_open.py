"""The empty editor offers what would fill it."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

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
