import json

import pytest
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.composer.envelope_steps import EnvelopeSteps
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.wrapped_button import WrappedButton
from workbench.gui.look import Look
from workbench.model.event_envelope import Envelope
from workbench.project.event_shells import composed


class Hand:
    """What a composer has in hand."""

    def __init__(self, app: Application, button: WrappedButton) -> None:
        self.name, self.text = EventName("mine"), '{\n  "order": 42\n}\n'
        self.steps = EnvelopeSteps(app, button, self, button)

    def read(self) -> tuple[EventName, str]:
        return self.name, self.text

    def put(self, event_name: EventName, text: str) -> None:
        self.name, self.text = event_name, text

    def rename(self, event_name: EventName) -> None:
        self.name = event_name

    @property
    def envelopes(self) -> list[Envelope]:
        return [shell.envelope for shell in self.name.shells]


@pytest.fixture
async def button(qtbot: QtBot, look: Look) -> WrappedButton:
    made = WrappedButton(look)
    qtbot.addWidget(made)
    return made


@pytest.fixture
async def hand(app: Application, button: WrappedButton) -> Hand:
    return Hand(app, button)


async def test_envelopes_go_around_all_there_is(hand: Hand, app: Application, button: WrappedButton) -> None:
    text = hand.text
    for envelope in (Envelope.SNS, Envelope.SQS, Envelope.CLOUDWATCH_LOGS):
        button.wrap_wanted.emit(envelope)
    assert hand.envelopes == [Envelope.CLOUDWATCH_LOGS, Envelope.SQS, Envelope.SNS]
    assert hand.text == text
    assert "awslogs" in json.loads(composed(app.catalogue, hand.name.shells, hand.text))


async def test_the_innermost_becomes_text_and_is_opened_again(hand: Hand, button: WrappedButton) -> None:
    text = hand.text
    button.wrap_wanted.emit(Envelope.SQS)
    button.out_wanted.emit()
    assert hand.envelopes == []
    assert json.loads(json.loads(hand.text)["Records"][0]["body"]) == {"order": 42}
    button.step_wanted.emit(0)
    assert (hand.envelopes, hand.text) == ([Envelope.SQS], text)


async def test_one_of_several_is_taken_off(hand: Hand, app: Application, button: WrappedButton) -> None:
    button.wrap_wanted.emit(Envelope.SNS)
    button.wrap_wanted.emit(Envelope.SQS)
    button.remove_wanted.emit(1)
    assert hand.envelopes == [Envelope.SQS]
    assert json.loads(json.loads(composed(app.catalogue, hand.name.shells, hand.text))["Records"][0]["body"]) == {
        "order": 42
    }


async def test_what_an_envelope_cannot_carry_is_told_and_nothing_changes(
    hand: Hand, app: Application, button: WrappedButton
) -> None:
    hand.text = "[1]"
    button.wrap_wanted.emit(Envelope.EVENTBRIDGE)
    assert hand.envelopes == []
    assert "object" in app.notices.items[-1].text


async def test_an_envelope_of_plain_words_stays_closed(hand: Hand, app: Application, button: WrappedButton) -> None:
    hand.text = '{"Records": [{"eventSource": "aws:sqs", "body": "words"}]}'
    button.step_wanted.emit(0)
    assert hand.envelopes == []
    assert app.notices.items[-1].text == "The envelope carries no JSON."
