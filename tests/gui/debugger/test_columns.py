import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.debugger.columns import Columns, Section
from workbench.gui.look import Look

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@pytest.fixture
def columns(qtbot: QtBot, look: Look) -> Columns:
    made = Columns([Section(title, QWidget(), look) for title in ("A", "B", "C", "D")])
    qtbot.addWidget(made)
    made.resize(1200, 200)
    made.show()
    return made


async def test_they_stand_where_there_is_room(columns: Columns) -> None:
    assert columns.orientation() is ACROSS
    columns.resize(600, 800)
    assert columns.orientation() is DOWN
    assert all(size > 0 for size in columns.sizes())
    columns.resize(600, 300)
    assert columns.orientation() is ACROSS


async def test_the_sizes_of_each_way_are_kept(columns: Columns, qtbot: QtBot, look: Look) -> None:
    columns.moveSplitter(500, 1)
    across = columns.sizes()
    columns.resize(600, 800)
    columns.moveSplitter(300, 1)
    down = columns.sizes()
    columns.resize(1200, 200)
    assert columns.sizes() == across
    assert columns.state() == {"across": across, "down": down}
    other = Columns([Section(title, QWidget(), look) for title in ("A", "B", "C", "D")])
    qtbot.addWidget(other)
    other.resize(1200, 200)
    other.show()
    other.restore(columns.state())
    assert other.sizes() == across


@pytest.mark.parametrize("state", [None, [], {"across": [1, 2]}, {"across": "1234"}, {"down": [0, 0, 0, 0]}])
async def test_a_strange_session_changes_nothing(columns: Columns, state: object) -> None:
    before = columns.state()
    columns.restore(state)
    assert columns.state() == before
