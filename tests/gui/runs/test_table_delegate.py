import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, failed, queued
from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.models.runs import Column, RunsModel
from workbench.gui.runs.run_table import RunTable
from workbench.gui.runs.table_delegate import SIDE
from workbench.model.run import QueueProgress


@pytest.fixture
async def table(qtbot: QtBot, app: Application, look: Look) -> RunTable:
    made = RunTable(RunsModel(app.runs), look)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    app.runs.put(failed("a"))
    app.runs.put(ended("b"))
    return made


def colour(table: RunTable, row: int, column: Column, x: int) -> QColor:
    rect = table.visualRect(table.model().index(row, column))
    picture: QImage = table.viewport().grab().toImage()
    return picture.pixelColor(QPoint(rect.left() + x, rect.center().y() + 1))


def move_to(table: RunTable, place: QPoint) -> None:
    """Move the pointer; QTest.mouseMove would run the event loop inside the test's task."""
    spot, none = place.toPointF(), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, spot, spot, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.viewport(), event)


async def test_the_dot_has_the_colour_of_the_outcome(table: RunTable, look: Look) -> None:
    assert colour(table, 0, Column.DOT, SIDE + 4) == look.color("ok")
    assert colour(table, 1, Column.DOT, SIDE + 4) == look.color("err")


async def test_the_selected_row_has_the_colour_of_the_selection(table: RunTable, look: Look) -> None:
    assert colour(table, 0, Column.EVENT, 2) == look.color("selection")
    assert colour(table, 1, Column.EVENT, 2) != look.color("selection")


async def test_the_whole_row_under_the_pointer_is_marked(table: RunTable, look: Look) -> None:
    move_to(table, table.visualRect(table.model().index(1, Column.EVENT)).center())
    for column in (Column.FUNCTION, Column.COST):
        assert colour(table, 1, column, 2) == look.color("hover")


async def test_a_number_needs_no_more_room_than_its_column_gives(table: RunTable) -> None:
    for column in (Column.DURATION, Column.MEMORY, Column.TIME):
        index = table.model().index(0, column)
        assert table.sizeHintForIndex(index).width() <= table.columnWidth(column), column


async def test_what_waits_in_the_queue_has_a_clock_and_what_is_tried_a_dot(
    table: RunTable, app: Application, look: Look
) -> None:
    app.runs.put(queued(QueueProgress(running=True), "tried"))
    assert colour(table, 0, Column.DOT, SIDE + 4) == look.color("run")
    app.runs.put(queued(run_id="waits"))
    rect = table.visualRect(table.model().index(0, Column.DOT))
    picture = table.viewport().grab(rect).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(rect.width()) for y in range(rect.height())}
    assert len(seen) > 2, "a drawing"
    assert picture.pixelColor(SIDE + 1, rect.height() // 2) != look.color("run")


async def test_the_time_of_the_next_attempt_fits_its_column(table: RunTable, app: Application) -> None:
    app.runs.put(queued(QueueProgress(1, due_ns=1, why="The function failed."), "later"))
    index = table.model().index(0, Column.OUTCOME)
    assert table.sizeHintForIndex(index).width() <= table.columnWidth(Column.OUTCOME)
