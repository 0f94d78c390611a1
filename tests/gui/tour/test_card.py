"""The card says what to do, and lies where there is room."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.test_accessibility import faults, same_names
from workbench.gui.look import Look
from workbench.gui.tour.card import WIDTH, TourCard, beside

ROOM = QRect(0, 0, 1000, 600)
SIZE = QSize(300, 150)


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def card(window: QWidget, look: Look) -> TourCard:
    made = TourCard(look, window)
    made.show_step(1, 3, "Invoke it", "Press the button.")
    made.show()
    return made


def test_it_says_where_one_is_and_what_to_do(card: TourCard) -> None:
    assert card.accessibleName() == "Tour, step 2 of 3: Invoke it"
    assert card.accessibleDescription() == "Press the button."
    assert card.next_button.text() == "Skip"
    assert card.back_button.isEnabled()
    assert [*faults(card), *same_names(card)] == []


def test_done_leads_on(card: TourCard) -> None:
    card.show_done(done=True)
    assert (card.next_button.text(), card.next_button.property("role")) == ("Next", "primary")
    card.show_step(2, 3, "End", "That is it.")
    assert card.next_button.text() == "Finish"
    card.show_step(0, 3, "Begin", "Here.")
    assert not card.back_button.isEnabled()
    assert (card.next_button.text(), card.next_button.property("role")) == ("Skip", "")


def test_its_buttons(qtbot: QtBot, card: TourCard) -> None:
    pairs = ((card.next_button, card.forward), (card.back_button, card.back), (card.close_button, card.ended))
    for button, signal in pairs:
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_its_whole_text_is_seen(card: TourCard) -> None:
    card.show_step(0, 3, "A title", "Many words that take several lines. " * 8)
    card.place_beside(None)
    assert card.width() == WIDTH
    assert card.height() > 200
    assert card.geometry().bottom() < 700 - 24


@pytest.mark.parametrize(
    ("target", "spot"),
    [
        (QRect(100, 100, 50, 20), "right"),
        (QRect(900, 100, 50, 20), "left"),
        (QRect(100, 100, 800, 20), "below"),
        (QRect(100, 500, 800, 20), "above"),
        (QRect(0, 0, 1000, 600), "corner"),
    ],
)
def test_it_lies_beside_its_target(target: QRect, spot: str) -> None:
    at = QRect(beside(target, SIZE, ROOM), SIZE)
    assert ROOM.contains(at)
    assert at.intersects(target) == (spot == "corner")
    sides = {
        "right": at.left() > target.right(),
        "left": at.right() < target.left(),
        "below": at.top() > target.bottom(),
        "above": at.bottom() < target.top(),
        "corner": at.bottomRight() == ROOM.bottomRight(),
    }
    assert sides[spot]


def test_without_a_target_it_lies_in_the_corner() -> None:
    assert QRect(beside(None, SIZE, ROOM), SIZE).bottomRight() == ROOM.bottomRight()


@pytest.mark.parametrize("target", [None, QRect(100, 100, 50, 20), QRect(0, 0, 1000, 600)])
def test_what_has_to_be_free_is_not_covered(target: QRect | None) -> None:
    usual = QRect(beside(target, SIZE, ROOM), SIZE)
    free = [usual.adjusted(10, 10, -10, -10)]
    at = QRect(beside(target, SIZE, ROOM, free), SIZE)
    assert ROOM.contains(at)
    assert not at.intersects(free[0])


def test_it_covers_something_where_nothing_is_free() -> None:
    assert beside(None, SIZE, ROOM, [ROOM]) == beside(None, SIZE, ROOM)


def test_it_stays_where_it_went_while_that_covers_nothing(card: TourCard) -> None:
    target = QRect(100, 100, 50, 20)
    card.place_beside(target)
    usual = card.geometry()
    card.place_beside(target, [usual])
    other = card.geometry()
    assert not other.intersects(usual)
    card.place_beside(target)
    assert card.geometry() == other
    card.place_beside(QRect(100, 140, 50, 20))
    assert card.x() == usual.x()
