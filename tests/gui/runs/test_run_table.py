import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, running
from workbench.app.application import Application
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.runs import Column, RunsModel
from workbench.gui.runs.run_table import RunTable


@pytest.fixture
async def table(qtbot: QtBot, app: Application, look: Look) -> RunTable:
    made = RunTable(RunsModel(app.runs), look)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


def selected(table: RunTable) -> str:
    run = table.selected()
    return "" if run is None else run.id


def click(table: RunTable, row: int) -> None:
    place = table.visualRect(table.model().index(row, Column.FUNCTION)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


async def test_the_first_run_is_selected_and_the_next_ones_follow(table: RunTable, app: Application) -> None:
    chosen = QSignalSpy(table.run_selected)
    app.runs.put(running("a"))
    assert selected(table) == "a"
    app.runs.put(running("b"))
    assert selected(table) == "b"
    assert [chosen.at(number)[0].id for number in range(chosen.count())] == ["a", "b"]


async def test_an_older_run_stays_selected_when_others_come(table: RunTable, app: Application) -> None:
    for name in "abc":
        app.runs.put(ended(name))
    click(table, 2)
    assert selected(table) == "a"
    assert not table.following
    app.runs.put(running("d"))
    assert selected(table) == "a"
    assert table.currentIndex().row() == 3


async def test_going_back_to_the_newest_follows_again(table: RunTable, app: Application) -> None:
    for name in "ab":
        app.runs.put(ended(name))
    click(table, 1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Up)
    app.runs.put(running("c"))
    assert selected(table) == "c"


async def test_a_run_that_the_user_started_is_selected_anyway(table: RunTable, app: Application) -> None:
    for name in "ab":
        app.runs.put(ended(name))
    click(table, 1)
    table.follow()
    app.runs.put(running("c"))
    assert selected(table) == "c"


async def test_the_end_of_the_selected_run_is_told(table: RunTable, app: Application) -> None:
    app.runs.put(running("a"))
    chosen = QSignalSpy(table.run_selected)
    app.runs.put(ended("a"))
    assert chosen.count() == 1
    assert chosen.at(0)[0].result is not None


async def test_a_cleared_history_selects_nothing(table: RunTable, app: Application) -> None:
    app.runs.put(ended("a"))
    chosen = QSignalSpy(table.run_selected)
    await app.runs.clear()
    assert selected(table) == ""
    assert chosen.at(chosen.count() - 1) == [None]


async def test_keys_open_repeat_and_copy(table: RunTable, app: Application) -> None:
    app.runs.put(ended("a"))
    spies = [QSignalSpy(signal) for signal in (table.opened, table.again, table.copied)]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [spy.count() for spy in spies] == [1, 1, 1]


async def test_keys_mean_nothing_without_runs(table: RunTable) -> None:
    spies = [QSignalSpy(signal) for signal in (table.opened, table.again, table.copied)]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [spy.count() for spy in spies] == [0, 0, 0]


async def test_a_double_click_opens(table: RunTable, app: Application) -> None:
    app.runs.put(ended("a"))
    opened = QSignalSpy(table.opened)
    place = table.visualRect(table.model().index(0, Column.EVENT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.count() == 1


async def test_rows_are_low_and_the_table_has_no_grid(table: RunTable, app: Application) -> None:
    app.runs.put(ended("a"))
    assert table.rowHeight(0) == TABLE_ROW
    assert not table.showGrid()
    assert table.horizontalHeader().isVisible()


def widths(table: RunTable) -> tuple[int, int]:
    return table.columnWidth(Column.FUNCTION), table.columnWidth(Column.EVENT)


async def test_function_and_event_share_the_room_that_is_left(table: RunTable) -> None:
    table.resize(1200, 300)
    assert sum(table.columnWidth(column) for column in Column) == table.viewport().width()
    function, event = widths(table)
    assert 150 < function < event


async def test_a_narrow_table_scrolls_before_an_event_cannot_be_read(table: RunTable) -> None:
    table.resize(500, 300)
    assert widths(table) == (96, 120)
    assert table.horizontalScrollBar().maximum() > 0


async def test_a_width_that_the_user_gave_stays(table: RunTable) -> None:
    table.horizontalHeader().resizeSection(Column.FUNCTION, 140)
    table.resize(1000, 300)
    table.horizontalHeader().resizeSection(Column.COST, 80)
    assert widths(table)[0] == 140
    assert sum(table.columnWidth(column) for column in Column) == table.viewport().width()


async def test_a_run_can_be_selected_by_its_id(table: RunTable, app: Application) -> None:
    for name in "ab":
        app.runs.put(ended(name))
    assert table.select("a")
    assert selected(table) == "a"
    assert not table.select("nobody")
