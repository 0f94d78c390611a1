import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.expectation_row import ExpectationRow, differs
from workbench.model.difference import Difference, DifferenceKind
from workbench.model.verdict import Verdict

DIFFERENCE = Difference(("a",), DifferenceKind.DIFFERENT, 1, 2, "/a is 2; 1 was expected.")


@pytest.fixture
def save() -> QAction:
    return QAction("Save")


@pytest.fixture
def row(qtbot: QtBot, look: Look, save: QAction) -> ExpectationRow:
    made = ExpectationRow(look, save)
    qtbot.addWidget(made)
    made.resize(700, 32)
    return made


def test_nothing_expected_yet_offers_to_keep_the_result(row: ExpectationRow, save: QAction) -> None:
    assert not row.isVisible()
    row.show_verdict(None)
    assert row.title.text() == "No expectation"
    assert not row.diff.isVisible()
    asked = QSignalSpy(save.triggered)
    QTest.mouseClick(row.save, Qt.MouseButton.LeftButton)
    assert asked.count() == 1


def test_as_expected_is_green_and_asks_nothing(row: ExpectationRow) -> None:
    row.show_verdict(Verdict())
    assert (row.title.text(), row.title.property("role")) == ("As expected", "ok")
    assert not row.diff.isVisible()
    assert not row.save.isVisible()


def test_differences_are_counted_and_can_be_seen(row: ExpectationRow) -> None:
    row.show_verdict(Verdict(differences=(DIFFERENCE, DIFFERENCE)))
    assert (row.title.text(), row.title.property("role")) == ("Differs from the expectation in 2 places", "err")
    assert row.detail.toolTip() == DIFFERENCE.text
    asked = QSignalSpy(row.diff_wanted)
    QTest.mouseClick(row.diff, Qt.MouseButton.LeftButton)
    assert asked.count() == 1


def test_another_ending_has_no_diff() -> None:
    assert differs(Verdict(("It failed.",))) == "Differs from the expectation"
    assert differs(Verdict(("x",), (DIFFERENCE,))) == "Differs from the expectation in 1 place"


def test_trouble_is_told(row: ExpectationRow) -> None:
    row.show_trouble("a.event.toml is not TOML.")
    assert row.detail.toolTip() == "a.event.toml is not TOML."
    assert not row.save.isVisible()
    assert row.isVisible()
