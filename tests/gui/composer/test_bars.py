from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.bars import MENU, foot_bar, head_bar, source_bar
from workbench.gui.look import HEAD, Look


@pytest.fixture
async def bars(qtbot: QtBot, look: Look, actions: Actions) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(head_bar(look, actions, made))
    layout.addLayout(source_bar(QPushButton("source", made), made))
    layout.addLayout(foot_bar(look, actions, QPushButton("invoke", made), made))
    made.show()
    return made


async def test_the_menu_holds_the_commands_of_the_event(bars: QWidget, actions: Actions) -> None:
    more = bars.findChild(QToolButton, "composer.more")
    assert more is not None
    assert more.menu().actions() == [actions.action(command) for command in MENU]
    head = more.parentWidget()
    assert head is not None
    assert head.height() == HEAD


async def test_save_is_the_command(bars: QWidget, app: Application, actions: Actions) -> None:
    saved: list[str] = []
    actions.bind("event.save", lambda: saved.append("asked"))
    save = bars.findChild(QPushButton, "composer.save")
    assert save is not None
    assert not save.isEnabled()
    app.context.update(workspace=Path("/workspace"))
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert saved == ["asked"]
    assert "Ctrl" in save.toolTip()


async def test_the_caption_belongs_to_the_source(bars: QWidget) -> None:
    captions = [label for label in bars.findChildren(QLabel) if label.text() == "Source"]
    assert captions[0].buddy() is not None
