"""Context menus offer what a row can do."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.context import Context
from workbench.gui.actions import Actions
from workbench.gui.explorer.row_menus import EventChoices, event_menu, function_menu


async def test_a_function(qtbot: QtBot, actions: Actions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done: list[str] = []
    for command in ("function.open_template", "function.new_event"):
        actions.bind(command, lambda: None)
    menu = function_menu(parent, Context(workspace=Path("/w"), function="Hello"), actions, done.append)
    items = {item.objectName(): item for item in menu.actions() if not item.isSeparator()}
    for item in items.values():
        item.trigger()
    assert done == [
        "run.invoke",
        "debug.start",
        "run.profile_imports",
        "function.new_event",
        "function.open_template",
        "function.favourite",
    ]
    assert items["run.invoke"].shortcut() == actions.action("run.invoke").shortcut()
    assert items["function.favourite"].text() == "Favourite"


async def test_a_function_of_the_service_has_no_template(qtbot: QtBot, actions: Actions) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions.bind("function.open_template", lambda: None)
    context = Context(workspace=Path("/w"), function="Hello", scope="lambda:1:eu")
    menu = function_menu(parent, context, actions, lambda _command: None, favourite=True)
    items = {item.objectName(): item for item in menu.actions()}
    assert items["run.invoke"].isEnabled()
    assert not items["function.open_template"].isEnabled()
    assert items["function.favourite"].text() == "Remove from Favourites"


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
