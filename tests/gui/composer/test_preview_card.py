import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.preview_card import PreviewCard
from workbench.gui.look import Look
from workbench.model.errors import EventError, InvalidJsonError


@pytest.fixture
def card(qtbot: QtBot, look: Look) -> PreviewCard:
    made = PreviewCard(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_missing_leads_to_the_file(card: PreviewCard) -> None:
    error = EventError("The event needs ${env.A}.", "The environment dev has no such value.", "Add it.")
    card.show_error(error)
    assert card.title.text().replace("\u2060", "") == error.what
    assert (card.why.text(), card.next_step.text()) == (error.why, error.next_step)
    assert card.accessibleDescription() == str(error)
    wanted = QSignalSpy(card.environments_wanted)
    QTest.mouseClick(card.edit, Qt.MouseButton.LeftButton)
    assert wanted.count() == 1


def test_what_has_nothing_to_do_with_environments_has_no_button(card: PreviewCard) -> None:
    card.show_error(InvalidJsonError("The event is not JSON", 1, 2, 1))
    assert not card.edit.isVisible()
    assert not card.why.isVisible()
    assert card.next_step.text() == "Correct the event."
