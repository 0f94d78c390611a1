import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.base.jsontext import JsonFault
from workbench.gui.composer.check_row import CheckRow, fault_text, limit_text
from workbench.gui.composer.fault_check import Finding
from workbench.gui.look import Look
from workbench.model.event import EventProblem
from workbench.model.invoke import InvocationType
from workbench.model.limits import ASYNC_REQUEST_BYTES, REQUEST_BYTES

FAULT = JsonFault("Expecting ',' delimiter", 4, 7, 30)


@pytest.fixture
def row(qtbot: QtBot, look: Look) -> CheckRow:
    made = CheckRow(look)
    qtbot.addWidget(made)
    made.resize(600, 40)
    made.show()
    return made


def test_a_fault_is_said_with_its_place_and_leads_there(row: CheckRow) -> None:
    row.show_finding(Finding(FAULT, 1229))
    assert row.fault.text() == "Line 4, column 7: Expecting ',' delimiter"
    assert row.size_label.text() == "1.2 KB"
    assert not row.fine.isVisible()
    chosen = QSignalSpy(row.fault_chosen)
    QTest.mouseClick(row.fault, Qt.MouseButton.LeftButton)
    assert chosen.at(0) == [FAULT]
    row.fault.setFocus()
    QTest.keyClick(row.fault, Qt.Key.Key_Space)
    assert chosen.count() == 2


def test_a_narrow_row_elides_and_the_tooltip_has_the_whole(row: CheckRow) -> None:
    row.show_finding(Finding(FAULT, 12))
    row.resize(180, 40)
    assert row.fault.text().endswith("…")
    assert row.fault.toolTip().startswith(fault_text(FAULT))
    assert row.fault.accessibleName().startswith(fault_text(FAULT))


def test_a_valid_event_has_no_problem(row: CheckRow) -> None:
    row.show_finding(Finding(FAULT, 12))
    row.show_finding(Finding(None, 12))
    assert not row.fault.isVisible()
    assert row.fine.isVisible()
    assert not row.limit.isVisible()


def test_an_event_over_the_limit_is_warned_of_and_not_refused(row: CheckRow) -> None:
    row.show_finding(Finding(None, REQUEST_BYTES + 1024 * 1024))
    assert row.limit.isVisible()
    assert row.limit.text() == ("7.0 MB is over Lambda's limit of 6.0 MB for a synchronous invoke; AWS answers 413.")


def test_the_limit_is_that_of_the_invocation(row: CheckRow) -> None:
    row.show_finding(Finding(None, ASYNC_REQUEST_BYTES + 1))
    assert not row.limit.isVisible()
    row.show_kind(InvocationType.EVENT)
    assert row.limit.isVisible()
    assert "1.0 MB for an asynchronous invoke" in row.limit.text()
    row.show_kind(InvocationType.REQUEST_RESPONSE)
    assert not row.limit.isVisible()


def test_the_limit_itself_is_allowed() -> None:
    assert limit_text(REQUEST_BYTES) == ""
    assert limit_text(REQUEST_BYTES + 1)


def test_problems_are_counted_and_their_list_is_asked_for(row: CheckRow) -> None:
    first, second = EventProblem("/a", 3, 1, "a must be a text."), EventProblem("/b", 9, 1, "b must be a number.")
    toggled = QSignalSpy(row.problems_toggled)
    row.show_problems([first])
    assert row.fault.text() == "Line 3: a must be a text."
    row.show_problems([first, second])
    assert row.fault.text() == "2 problems · line 3: a must be a text."
    QTest.mouseClick(row.fault, Qt.MouseButton.LeftButton)
    QTest.mouseClick(row.fault, Qt.MouseButton.LeftButton)
    assert [toggled.at(index)[0] for index in range(toggled.count())] == [True, False]


def test_a_fault_comes_before_problems(row: CheckRow) -> None:
    row.show_problems([EventProblem("/a", 3, 1, "a must be a text.")])
    row.show_finding(Finding(FAULT, 12))
    assert row.fault.text() == fault_text(FAULT)
    row.show_finding(Finding(None, 12))
    assert row.fault.text().startswith("Line 3")


def test_an_event_that_fits_says_what_it_fits(row: CheckRow) -> None:
    row.show_problems((), "S3 · Object created")
    assert row.fine.isVisible()
    assert row.fine.text() == "Fits S3 · Object created"
    row.show_problems(())
    assert row.fine.text() == "Valid JSON"
