from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.bars import MENU, foot_bar, head_bar
from workbench.gui.look import HEAD, Look


@pytest.fixture
async def bars(qtbot: QtBot, look: Look, actions: Actions) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(head_bar(look, actions, QPushButton("modes", made), made))
    layout.addWidget(foot_bar(look, actions, QPushButton("invoke", made), made))
    made.show()
    return made


async def test_the_menu_holds_the_commands_of_the_event(bars: QWidget, actions: Actions) -> None:
    more = bars.findChild(QToolButton, "composer.more")
    assert more is not None
    offered = [action for action in more.menu().actions() if not action.isSeparator()]
    assert offered == [actions.action(command) for group in MENU for command in group]
    head = more.parentWidget()
    assert head is not None
    assert head.height() == HEAD


@pytest.mark.parametrize("command", ["save", "history"])
async def test_a_button_is_its_command(bars: QWidget, app: Application, actions: Actions, command: str) -> None:
    asked: list[str] = []
    actions.bind(f"event.{command}", lambda: asked.append("asked"))
    button = bars.findChild(QPushButton, f"composer.{command}")
    assert button is not None
    assert not button.isEnabled()
    app.context.update(workspace=Path("/workspace"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["asked"]
    assert button.toolTip() == actions.action(f"event.{command}").toolTip()
    assert "…" not in button.accessibleName()
