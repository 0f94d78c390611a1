import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.problem_list import MOST_SHOWN, ProblemList
from workbench.gui.look import Look
from workbench.model.event import EventProblem

PROBLEMS = [EventProblem(f"/{number}", number, 2, f"{number} must be a text.") for number in range(1, 10)]


@pytest.fixture
def listed(qtbot: QtBot, look: Look) -> ProblemList:
    made = ProblemList(look)
    qtbot.addWidget(made)
    made.show_problems(PROBLEMS)
    made.show()
    return made


def test_a_problem_is_chosen_by_mouse_and_key(listed: ProblemList) -> None:
    chosen = QSignalSpy(listed.chosen)
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    QTest.mouseClick(
        listed.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        listed.visualItemRect(listed.item(0)).center(),
    )
    assert [chosen.at(index)[0] for index in range(chosen.count())] == [PROBLEMS[1], PROBLEMS[0]]


def test_it_is_no_higher_than_a_few_rows(listed: ProblemList) -> None:
    high = listed.height()
    listed.show_problems(PROBLEMS[:1])
    assert listed.height() < high
    assert high <= MOST_SHOWN * 28 + 8


def test_the_current_row_stays_while_one_types(listed: ProblemList) -> None:
    listed.setCurrentRow(4)
    listed.show_problems(PROBLEMS[:6])
    assert listed.currentRow() == 4
    listed.show_problems(PROBLEMS[:2])
    assert listed.currentRow() == 1


def test_a_row_tells_its_place_to_everyone(listed: ProblemList) -> None:
    assert listed.item(0).toolTip().startswith("Line 1, column 2: 1 must be a text.")
    assert listed.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Line 1: 1 must be a text."


def test_escape_leaves(listed: ProblemList) -> None:
    left = QSignalSpy(listed.left)
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert left.count() == 1


def test_icons_follow_the_theme(listed: ProblemList, look: Look) -> None:
    dark = listed.grab().toImage()
    look.choose("light")
    assert listed.grab().toImage() != dark
