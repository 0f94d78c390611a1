"""The list of running work follows the board, and stops what it lists."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.support.turns import until
from workbench.app.progress import ProgressBoard
from workbench.gui.look import Look
from workbench.gui.progress_list import ProgressList, WorkRow


@pytest.fixture
def board() -> ProgressBoard:
    return ProgressBoard()


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def shown(board: ProgressBoard, look: Look, window: QMainWindow) -> ProgressList:
    made = ProgressList(board, look, window)
    made.show_above(QPoint(200, 500))
    return made


def rows(shown: QWidget) -> list[WorkRow]:
    return [row for row in shown.findChildren(WorkRow) if not row.isHidden()]


async def test_it_follows_the_board(shown: ProgressList, board: ProgressBoard) -> None:
    empty = shown.height()
    async with board.work("Opening folder", "shop") as report:
        (row,) = rows(shown)
        assert row.stop_button.accessibleName() == "Stop Opening folder shop"
        assert (row.bar.minimum(), row.bar.maximum()) == (0, 0)  # nobody knows how far it is
        report.tell(fraction=0.25)
        assert row.bar.value() * 4 == row.bar.maximum()
        assert shown.geometry().bottom() < 500
    assert rows(shown) == []
    assert shown.height() == empty


async def test_its_button_stops(qtbot: QtBot, shown: ProgressList, board: ProgressBoard) -> None:
    stopped: list[bool] = []
    async with board.work("Replacing", stop=lambda: stopped.append(True)):
        (row,) = rows(shown)
        qtbot.mouseClick(row.stop_button, Qt.MouseButton.LeftButton)
        assert stopped == [True]
        assert not row.stop_button.isEnabled()


async def test_what_cannot_be_stopped_says_so(shown: ProgressList, board: ProgressBoard) -> None:
    async with board.work("Making function", can_stop=False):
        (row,) = rows(shown)
        assert not row.stop_button.isEnabled()
        assert row.stop_button.toolTip()


async def test_escape_closes_it(qtbot: QtBot, shown: ProgressList) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    await until(lambda: not isValid(shown))
