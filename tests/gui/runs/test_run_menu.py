import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, failed
from tests.support.fake_engine import Script
from workbench.gui.actions import Actions
from workbench.gui.runs.run_menu import run_menu


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


async def test_result_and_event_can_be_copied(parent: QWidget, actions: Actions) -> None:
    menu = run_menu(parent, actions, ended(script=Script(payload=b'{"a":1}')), lambda: None)
    by_text = {action.text(): action for action in menu.actions()}
    by_text["Copy Result"].trigger()
    assert QGuiApplication.clipboard().text() == '{"a":1}'
    by_text["Copy Event"].trigger()
    assert QGuiApplication.clipboard().text() == "{}"


async def test_a_run_without_result_has_none_to_copy(parent: QWidget, actions: Actions) -> None:
    menu = run_menu(parent, actions, failed(), lambda: None)
    by_text = {action.text(): action for action in menu.actions()}
    assert not by_text["Copy Result"].isEnabled()
    assert by_text["Copy Event"].isEnabled()


async def test_the_commands_are_those_of_the_table(parent: QWidget, actions: Actions) -> None:
    rows: list[str] = []
    menu = run_menu(parent, actions, ended(), lambda: rows.append("copied"))
    assert actions.action("run.again") in menu.actions()
    for command in ("runs.clear", "event.from_run", "run.save_expectation"):
        assert actions.action(command) in menu.actions()
    {action.text(): action for action in menu.actions()}["Copy Row"].trigger()
    assert rows == ["copied"]
