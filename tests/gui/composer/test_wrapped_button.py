import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from workbench.gui.composer.wrapped_button import MOST_RECORDS, WrappedButton, told
from workbench.gui.look import Look
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope

SNS, SQS = Shell(Envelope.SNS, "{}"), Shell(Envelope.SQS, "{}")


@pytest.fixture
def button(qtbot: QtBot, look: Look) -> WrappedButton:
    made = WrappedButton(look)
    qtbot.addWidget(made)
    made.resize(240, 28)
    made.show()
    return made


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_envelopes_are_told_from_the_event_outwards() -> None:
    assert told(()) == "nothing"
    assert told((SQS, SNS)) == "SNS in SQS"


def test_every_envelope_can_be_put_on(button: WrappedButton) -> None:
    wanted = QSignalSpy(button.wrap_wanted)
    menu = button.menu_of_choices()
    for title in actions(menu):
        if title != "Wrap the event in":
            actions(menu)[title].trigger()
    assert {wanted.at(index)[0] for index in range(wanted.count())} == set(Envelope)


def test_the_innermost_envelope_becomes_text_again_and_each_may_go(button: WrappedButton) -> None:
    button.show_state((SQS, SNS), None, 0)
    assert button.accessibleName() == "Wrapped in: SNS in SQS"
    out, removed = QSignalSpy(button.out_wanted), QSignalSpy(button.remove_wanted)
    choices = actions(button.menu_of_choices())
    choices["Show the SNS envelope as text"].trigger()
    choices["Remove the SNS envelope"].trigger()
    choices["Remove the SQS envelope"].trigger()
    assert out.count() == 1
    assert [removed.at(index)[0] for index in range(removed.count())] == [1, 0]


def test_an_event_that_is_an_envelope_is_opened(button: WrappedButton) -> None:
    button.show_state((), Envelope.SQS, 1)
    assert button.accessibleName() == "Wrapped in: nothing"
    button.show_state((), Envelope.SQS, 1, event_inside=True)
    assert "an event is in the SQS event" in button.accessibleName()
    stepped = QSignalSpy(button.step_wanted)
    actions(button.menu_of_choices())["Open the SQS envelope"].trigger()
    assert stepped.at(0) == [0]


def test_the_record_of_a_batch_is_asked_for(button: WrappedButton) -> None:
    button.show_state((), Envelope.KINESIS, 500)
    stepped = QSignalSpy(button.step_wanted)
    menu = button.menu_of_choices()
    records = next(found for found in menu.findChildren(QMenu) if found.title() == "Open the Kinesis envelope at")
    assert len(records.actions()) == MOST_RECORDS
    records.actions()[2].trigger()
    assert stepped.at(0) == [2]


def test_a_click_opens_the_menu(button: WrappedButton, qtbot: QtBot) -> None:
    button.click()
    menu = button.findChild(QMenu, "composer.wrapped-menu")
    assert isinstance(menu, QMenu)
    qtbot.waitUntil(menu.isVisible)
    menu.close()
