"""Context menus offer what a row can do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_function
from workbench.gui.actions import Actions
from workbench.gui.explorer.row_menus import EventChoices, FunctionChoices, event_menu, function_menu


async def test_a_function(qtbot: QtBot, actions: Actions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []

    def note(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    choices = FunctionChoices(note("invoke"), note("handler"), note("template"))
    function = replace(a_function(), handler_file=Path("/workspace/app.py"))
    items = [item for item in function_menu(parent, function, actions, choices).actions() if not item.isSeparator()]
    for item in items:
        item.trigger()
    assert done == ["invoke", "handler", "template"]
    assert items[0].shortcut() == actions.action("run.invoke").shortcut()
    without = function_menu(parent, a_function(), actions, choices).actions()
    assert not without[2].isEnabled()


async def test_an_event(qtbot: QtBot, actions: Actions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []

    def note(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    choices = EventChoices(note("use"), note("open"), note("rename"), note("copy"), note("delete"), note("export"))
    for item in event_menu(parent, actions, choices).actions():
        item.trigger()
    assert done == ["use", "open", "rename", "copy", "delete", "export"]


async def test_what_a_row_cannot_do_is_left_out(qtbot: QtBot, actions: Actions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    more = (actions.action("event.import"),)
    menu = event_menu(parent, actions, EventChoices(export=lambda: None, more=more))
    assert [item.text() for item in menu.actions() if not item.isSeparator()] == ["Import Events…", "Export…"]
