"""The table keeps the command that is selected, and works by keys."""

import pytest_asyncio
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.app.keymap import Keymap
from workbench.gui.look import ROW, Look
from workbench.gui.preferences.keymap_model import KeymapModel
from workbench.gui.preferences.keymap_table import KeymapTable


@pytest_asyncio.fixture
async def table(qtbot: QtBot, keymap: Keymap, look: Look) -> KeymapTable:
    made = KeymapTable(KeymapModel(keymap), look)
    qtbot.addWidget(made)
    made.show()
    return made


def current(table: KeymapTable) -> str:
    row = table.current()
    return row.command.id if row else ""


async def test_the_first_command_is_selected_at_first(table: KeymapTable) -> None:
    assert current(table) == "workspace.open"
    assert table.rowHeight(0) == ROW


async def test_the_selection_outlasts_a_filter(table: KeymapTable) -> None:
    model = table.model()
    assert isinstance(model, KeymapModel)
    table.select("run.invoke")
    model.narrow("invoke")
    assert current(table) == "run.invoke"
    model.narrow("save")
    assert current(table) == "file.save"
    model.narrow("zzz")
    assert current(table) == ""
    assert not table.select("run.invoke")


async def test_keys(qtbot: QtBot, table: KeymapTable) -> None:
    with qtbot.waitSignal(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.cleared):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.chosen):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert current(table) == "workspace.open_sample"
