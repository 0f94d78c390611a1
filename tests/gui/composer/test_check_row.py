import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.base.jsontext import JsonFault
from workbench.gui.composer.check_row import CheckRow, fault_text, limit_text
from workbench.gui.composer.fault_check import Finding
from workbench.gui.look import Look
from workbench.model.limits import REQUEST_BYTES

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


def test_the_limit_itself_is_allowed() -> None:
    assert limit_text(REQUEST_BYTES) == ""
    assert limit_text(REQUEST_BYTES + 1)
