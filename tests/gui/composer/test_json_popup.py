import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_knowledge import MEMBERS
from workbench.gui.composer.json_popup import OfferPopup
from workbench.gui.look import ROW, Look

CARET = QRect(QPoint(100, 100), QSize(2, 18))


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def popup(owner: QWidget, look: Look) -> OfferPopup:
    return OfferPopup(look, owner)


def test_it_opens_below_the_caret_with_the_first_selected(popup: OfferPopup) -> None:
    popup.open_at(MEMBERS, CARET)
    assert popup.isVisible()
    assert popup.y() > CARET.bottom()
    assert popup.current == MEMBERS[0]
    assert popup.help.text() == MEMBERS[0].help


def test_it_opens_above_where_there_is_no_room(popup: OfferPopup) -> None:
    low = CARET.translated(0, popup.screen().availableGeometry().bottom() - 130)
    popup.open_at(MEMBERS, low)
    assert popup.geometry().bottom() < low.top()


def test_steps_go_round_but_pages_stop(popup: OfferPopup) -> None:
    popup.open_at(MEMBERS, CARET)
    for by, row in ((1, 1), (-1, 0), (-1, 3), (1, 0), (8, 3), (-8, 0)):
        popup.step(by)
        assert popup.current == MEMBERS[row]


def test_the_help_is_that_of_the_selected_one_and_gone_without_any(popup: OfferPopup) -> None:
    popup.open_at(MEMBERS, CARET)
    popup.step(1)
    assert popup.help.text() == "When."
    popup.open_at(MEMBERS[2:], CARET)
    assert popup.help.isHidden()


def test_many_rows_scroll(popup: OfferPopup) -> None:
    popup.open_at(MEMBERS * 10, CARET)
    assert popup.list.height() == 8 * ROW


def test_a_click_picks(popup: OfferPopup) -> None:
    popup.open_at(MEMBERS, CARET)
    picked = QSignalSpy(popup.picked)
    place = popup.list.visualRect(popup.model.index(2)).center()
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.at(0) == [MEMBERS[2]]
