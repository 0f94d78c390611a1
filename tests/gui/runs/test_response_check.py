import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.response_check import ElidedLabel, ResponseCheck
from workbench.model.event import EventProblem

PROBLEMS = (EventProblem("/statusCode", 1, 2, "statusCode must be a whole number."), EventProblem("", 1, 1, "No."))


@pytest.fixture
def row(qtbot: QtBot, look: Look) -> ResponseCheck:
    made = ResponseCheck(look)
    qtbot.addWidget(made)
    made.resize(600, 80)
    return made


def test_without_problems_it_is_hidden(row: ResponseCheck) -> None:
    row.show_problems("SQS", PROBLEMS)
    assert row.isVisible()
    row.show_problems("SQS", ())
    assert not row.isVisible()


def test_the_first_problem_shows_at_once_and_all_of_them_on_demand(row: ResponseCheck) -> None:
    row.show_problems("API Gateway", PROBLEMS)
    assert row.title.text() == "2 problems for API Gateway"
    assert row.first.text() == "statusCode must be a whole number."
    assert not row.list.isVisible()
    QTest.mouseClick(row.more, Qt.MouseButton.LeftButton)
    assert row.list.isVisible()
    assert row.first.text() == ""
    assert [row.list.item(number).text() for number in range(2)] == [
        "statusCode must be a whole number.  /statusCode",
        "No.  the whole answer",
    ]


def test_a_problem_leads_to_its_place(row: ResponseCheck) -> None:
    row.show_problems("API Gateway", PROBLEMS)
    asked = QSignalSpy(row.place_requested)
    row.list.itemActivated.emit(row.list.item(0))
    row.list.itemClicked.emit(row.list.item(1))
    assert [asked.at(number) for number in range(2)] == [["/statusCode"], [""]]


def test_other_problems_are_folded_again(row: ResponseCheck) -> None:
    row.show_problems("API Gateway", PROBLEMS)
    row.more.setChecked(True)
    row.show_problems("SQS", PROBLEMS[:1])
    assert not row.more.isChecked()
    assert row.title.text() == "1 problem for SQS"


def test_a_label_ends_where_there_is_no_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show_text("a text that is longer than that")
    assert label.text().endswith("…")
    assert label.toolTip() == "a text that is longer than that"
    label.resize(600, 20)
    label.show()
    assert label.text() == label.toolTip()
