"""Menus are the command table's and the settings table's."""

import pytest
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.menus import drop_menu, fill_menu_bar, menu_titles, settings_menu, whole_menu


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def bind_all(actions: Actions) -> None:
    for command in actions:
        if not actions.usable(command.id):
            actions.bind(command.id, lambda: None)


def items(menu: QMenu) -> dict[str, list[str]]:
    return {sub.title(): [item.objectName() for item in sub.actions()] for sub in menu.findChildren(QMenu)}


async def test_every_command_with_a_menu_is_in_it(actions: Actions, parent: QWidget) -> None:
    bind_all(actions)
    shown = items(whole_menu(actions, parent))
    for command in actions:
        if command.menu:
            assert command.id in shown[command.menu]


async def test_commands_that_do_nothing_are_left_out(actions: Actions, parent: QWidget) -> None:
    shown = items(whole_menu(actions, parent))
    assert "help.about" not in shown.get("Help", [])
    assert "run.invoke" in shown["Run"]


async def test_the_menu_bar_has_the_same_menus(actions: Actions, parent: QWidget) -> None:
    bind_all(actions)
    bar = QMenuBar(parent)
    fill_menu_bar(bar, actions)
    assert [action.text() for action in bar.actions()] == menu_titles(actions)


async def test_the_gear_sets_theme_and_executor(app: Application, actions: Actions, parent: QWidget) -> None:
    menu = settings_menu(app, actions, parent)
    choices = {item.text(): item for sub in menu.findChildren(QMenu) for item in sub.actions()}
    assert choices["System"].isChecked()
    choices["Light"].trigger()
    choices["Process"].trigger()
    assert app.settings.text("look.theme") == "light"
    assert app.settings.text("run.executor") == "process"


async def test_a_menu_drops_under_its_button(qtbot: QtBot, parent: QWidget) -> None:
    parent.resize(300, 40)
    parent.show()
    menu = QMenu(parent)
    menu.addAction("One")
    with qtbot.waitSignal(menu.aboutToShow):
        drop_menu(menu, parent)
    assert menu.pos().y() >= parent.mapToGlobal(parent.rect().bottomLeft()).y()
    menu.close()
