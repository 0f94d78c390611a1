import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.save_row import SaveRow
from workbench.gui.keyboard import Keyboard
from workbench.gui.look import Look


@pytest.fixture
def row(qtbot: QtBot, look: Look) -> SaveRow:
    assert look.theme
    made = SaveRow({"mine", "other"}.__contains__)
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_until_asked_for(row: SaveRow) -> None:
    assert not row.isVisible()
    row.ask("mine")
    assert row.isVisible()
    assert row.name.selectedText() == "mine"


def test_enter_saves_under_the_name_typed(row: SaveRow) -> None:
    row.ask("")
    saving = QSignalSpy(row.saving)
    assert not row.button.isEnabled()
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert saving.count() == 0
    QTest.keyClicks(row.name, " orders/new ")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert saving.at(0) == ["orders/new"]


def test_the_button_saves_too(row: SaveRow) -> None:
    row.ask("mine")
    saving = QSignalSpy(row.saving)
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert saving.at(0) == ["mine"]


def test_replacing_another_event_is_said_before(row: SaveRow) -> None:
    row.ask("mine")
    assert (row.button.text(), row.message.isVisible()) == ("Save", False)
    QTest.keyClicks(row.name, "other")
    assert row.button.text() == "Replace"
    assert row.message.text() == "An event of this name exists and would be replaced."
    QTest.keyClicks(row.name, "s")
    assert (row.button.text(), row.message.isVisible()) == ("Save", False)


def test_a_refusal_is_shown_and_the_name_stays(row: SaveRow) -> None:
    row.ask("new")
    row.refuse("The folder is read-only.", Keyboard())
    assert row.message.text() == "The folder is read-only."
    assert row.message.property("role") == "err"
    assert row.name.text() == "new"
    assert row.isVisible()


def test_escape_leaves(row: SaveRow) -> None:
    row.ask("new")
    left = QSignalSpy(row.left)
    QTest.keyClick(row.name, Qt.Key.Key_Escape)
    assert not row.isVisible()
    assert left.count() == 1
