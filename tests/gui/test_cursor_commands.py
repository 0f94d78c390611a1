"""The cursor's commands in texts, fields and lists."""

from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.command_table.cursor import COMMANDS
from workbench.gui.actions import Actions
from workbench.gui.cursor_commands import KEYS, bind_cursor

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def bound(actions: Actions) -> Actions:
    bind_cursor(actions)
    return actions


def shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def test_each_command_has_its_keys() -> None:
    assert {command.id for command in COMMANDS} == {f"cursor.{name}" for name in KEYS}


@pytest.mark.parametrize(
    ("names", "at"),
    [
        (["right", "right", "left"], 1),
        (["line_end"], 7),
        (["last"], 13),
        (["down", "line_end"], 13),
        (["word_right"], 4),
        (["last", "up", "line_start"], 0),
        (["last", "word_left"], 8),
    ],
)
async def test_the_cursor_of_a_text_goes(bound: Actions, qtbot: QtBot, names: list[str], at: int) -> None:
    edit = shown(qtbot, QPlainTextEdit("one two\nthree"))
    for name in names:
        bound.action(f"cursor.{name}").trigger()
    assert edit.textCursor().position() == at


async def test_text_is_deleted_and_cut(bound: Actions, qtbot: QtBot) -> None:
    field = shown(qtbot, QLineEdit("one two three"))
    field.setCursorPosition(0)
    bound.action("cursor.delete").trigger()
    assert field.text() == "ne two three"
    bound.action("cursor.delete_word").trigger()
    assert field.text() == "two three"
    bound.action("cursor.cut_line").trigger()
    assert field.text() == ""
    assert QGuiApplication.clipboard().text() == "two three"


async def test_a_list_is_walked(bound: Actions, qtbot: QtBot) -> None:
    items = shown(qtbot, QListWidget())
    items.addItems(["a", "b", "c"])
    items.setCurrentRow(0)
    bound.action("cursor.down").trigger()
    assert items.currentRow() == 1
    bound.action("cursor.last").trigger()
    assert items.currentRow() == 2


async def test_nothing_has_the_keyboard(bound: Actions) -> None:
    bound.action("cursor.down").trigger()
