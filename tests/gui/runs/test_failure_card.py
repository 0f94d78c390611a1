from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.failure_card import FailureCard
from workbench.gui.runs.stack_trace import FunctionFailure, read_frame
from workbench.model.run import RunError

CODE = Path("/shop/orders")
FAILURE = FunctionFailure(
    "ValueError",
    "nothing to pay",
    (
        read_frame('  File "/var/task/orders.py", line 18, in handler\n    raise ValueError(key)\n'),
        read_frame('  File "/var/lang/lib/python3.13/json/__init__.py", line 346, in loads'),
    ),
)


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> FailureCard:
    made = FailureCard(look)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def click(card: FailureCard, row: int) -> None:
    place = card.frames.visualItemRect(card.frames.item(row)).center()
    QTest.mouseClick(card.frames.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_type_message_and_stack_are_shown(card: FailureCard) -> None:
    card.show_failure(FAILURE, CODE)
    assert card.title.text() == "ValueError"
    assert card.message.text() == "nothing to pay"
    assert card.frames.count() == 2
    assert card.frames.item(0).text() == 'File "/var/task/orders.py", line 18, in handler  raise ValueError(key)'
    assert not card.detail.isVisible()


def test_a_click_on_an_own_frame_asks_for_the_file(card: FailureCard) -> None:
    card.show_failure(FAILURE, CODE)
    asked = QSignalSpy(card.file_requested)
    click(card, 0)
    assert asked.count() == 1
    assert asked.at(0) == [CODE / "orders.py", 18]


def test_a_frame_of_a_library_leads_nowhere(card: FailureCard, look: Look) -> None:
    card.show_failure(FAILURE, CODE)
    asked = QSignalSpy(card.file_requested)
    click(card, 1)
    assert asked.count() == 0
    assert card.frames.item(0).foreground().color() == look.color("accent")
    assert card.frames.item(1).foreground().color() == look.color("muted")


def test_enter_opens_the_current_frame(card: FailureCard) -> None:
    card.show_failure(FAILURE, CODE)
    asked = QSignalSpy(card.file_requested)
    card.frames.setFocus()
    card.frames.setCurrentRow(0)
    QTest.keyClick(card.frames, Qt.Key.Key_Return)
    assert asked.count() == 1


def test_an_engine_error_says_what_why_and_what_next(card: FailureCard) -> None:
    card.show_failure(FAILURE, CODE)
    card.show_error(RunError("No interpreter.", "It is not in PATH.", "Install Python 3.13."))
    texts = [part.text() for part in (card.title, card.message, card.detail)]
    assert texts == ["No interpreter.", "It is not in PATH.", "Install Python 3.13."]
    assert not card.frames.isVisible()
    assert card.accessibleDescription() == "No interpreter. It is not in PATH. Install Python 3.13."


def test_texts_are_never_read_as_html(card: FailureCard) -> None:
    card.show_failure(FunctionFailure("<b>x</b>", "<img src=a>"), None)
    assert card.title.textFormat() is Qt.TextFormat.PlainText
    assert card.message.textFormat() is Qt.TextFormat.PlainText
