"""The event in hand, without the rest of the panel."""

import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.use_cases.understand import Understanding, understand
from workbench.gui.composer import understanding
from workbench.gui.composer.composing import Composing
from workbench.gui.composer.event_actions import INLINE_CHARACTERS
from workbench.gui.composer.fault_check import INLINE_CHARACTERS as INLINE_CHECK
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.sheet import EventName
from workbench.gui.composer.wrapped_button import WrappedButton
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import EventCatalogue

S3 = EventName("s3/put", type_id="s3/put")
MINE = EventName("orders/mine", saved=True)
LONG = json.dumps({"Records": ["x" * 99] * 10_000}, indent=1)


@pytest.fixture
async def hand(app: Application, look: Look, tasks: GuiTasks, tmp_path: Path) -> AsyncIterator[Composing]:
    """Of two functions; the first is chosen."""
    show(app, a_workspace(tmp_path, "Orders", "Checkout"))
    parent = QWidget()
    made = Composing(app, tasks, JsonEditor(look, parent), WrappedButton(look, parent), parent)

    def follow(context: Context) -> None:
        made.context_changed(context)

    stop = app.context.changed.connect(follow)
    yield made
    await tasks.close()
    stop()


def put_sample(hand: Composing, app: Application, type_id: str) -> str:
    """Pick a sample of the catalogue."""
    text = app.catalogue.sample(type_id)
    hand.put(EventName(type_id, type_id=type_id), text)
    return text


def type_at_end(hand: Composing, text: str) -> None:
    cursor = hand.editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.insertText(text)


def undo(hand: Composing) -> None:
    hand.editor.document().undo()


async def test_a_typed_text_is_found_then_understood_and_in_the_context(hand: Composing, app: Application) -> None:
    found, understood = QSignalSpy(hand.found), QSignalSpy(hand.understood)
    text = app.catalogue.sample("sqs/standard-queue")
    hand.editor.selectAll()
    hand.editor.insertPlainText(text)
    assert found.count() == 0, "a pause is waited for"
    await until(lambda: understood.count() == 1)
    assert (found.count(), found.at(0)[0].fault, found.at(0)[0].text) == (1, None, text)
    assert hand.known is understood.at(0)[0]
    assert hand.known.form is not None
    context = app.context.value
    assert (context.event_text, context.event_name, context.event_type) == (text, "", "sqs/standard-queue")


async def test_what_is_picked_is_in_the_context_at_once(hand: Composing, app: Application, tasks: GuiTasks) -> None:
    put_sample(hand, app, "s3/put")
    await tasks.drain()
    text = put_sample(hand, app, "sqs/standard-queue")
    context = app.context.value
    assert (context.event_text, context.event_name, context.event_type) == (
        text,
        "sqs/standard-queue",
        "sqs/standard-queue",
    )
    assert hand.known.form is None, "the form before it was of another event"


async def test_a_text_that_changes_meanwhile_is_never_answered_for(
    hand: Composing, app: Application, tasks: GuiTasks
) -> None:
    understood = QSignalSpy(hand.understood)
    put_sample(hand, app, "s3/put")
    type_at_end(hand, "{")
    await tasks.drain()
    assert understood.count() == 0
    assert hand.known.type_id == ""


async def test_what_was_found_in_another_function_s_event_is_not_told(
    hand: Composing, app: Application, tasks: GuiTasks
) -> None:
    found = QSignalSpy(hand.found)
    hand.put(EventName(), "[" + "1," * (INLINE_CHECK * 3 // 5))
    app.context.update(function="Checkout")
    await tasks.drain()
    assert [found.at(number)[0].text for number in range(found.count())] == ["{}\n"]
    assert hand.fault is None


async def test_what_is_known_of_an_event_is_not_told_of_a_broken_one_after_it(
    hand: Composing, app: Application, tasks: GuiTasks
) -> None:
    understood = QSignalSpy(hand.understood)
    put_sample(hand, app, "s3/put")
    hand.put(EventName(), LONG[:-1])
    await until(lambda: hand.fault is not None)
    await tasks.drain()
    assert understood.count() == 0
    assert app.context.value.event_type == ""


async def test_a_fault_keeps_the_last_form(hand: Composing, app: Application, tasks: GuiTasks) -> None:
    text = put_sample(hand, app, "s3/put")
    await tasks.drain()
    form = hand.known.form
    type_at_end(hand, "}")
    await until(lambda: hand.fault is not None)
    await tasks.drain()
    assert hand.known.form is form is not None
    assert app.context.value.event_type == "s3/put"
    undo(hand)
    await until(lambda: hand.fault is None)
    assert hand.editor.text() == text


async def test_undoing_a_pick_brings_name_type_and_envelopes_back(
    hand: Composing, app: Application, tasks: GuiTasks
) -> None:
    text = put_sample(hand, app, "s3/put")
    hand.envelopes.wrap(Envelope.SQS)
    put_sample(hand, app, "generic/hello-world")
    assert (hand.name.type_id, hand.name.shells) == ("generic/hello-world", ())
    undo(hand)
    assert (hand.editor.text(), hand.name.name, hand.name.type_id) == (text, "s3/put", "s3/put")
    assert [shell.envelope for shell in hand.name.shells] == [Envelope.SQS]
    await until(lambda: hand.known.type_id == "s3/put")
    assert hand.draft().shells == hand.name.shells
    assert app.context.value.shells == hand.name.shells
    hand.editor.document().redo()
    assert hand.name == EventName("generic/hello-world", type_id="generic/hello-world")


async def test_each_function_has_its_sheet(hand: Composing, app: Application, tasks: GuiTasks) -> None:
    replaced = QSignalSpy(hand.replaced)
    put_sample(hand, app, "s3/put")
    app.context.update(function="Checkout")
    assert (hand.editor.text(), hand.name, replaced.count()) == ("{}\n", EventName(), 2)
    hand.put(MINE, "[2]")
    app.context.update(function="Orders")
    assert hand.name == S3
    await tasks.drain()
    assert app.context.value.event_type == "s3/put"
    assert not hand.context_changed(app.context.value), "it is shown already"


async def test_saving_renaming_and_deleting_are_followed(hand: Composing, app: Application) -> None:
    hand.put(EventName(), "[1]")
    hand.saved_as("orders/mine")
    assert (hand.name, hand.edited) == (MINE, False)
    hand.follow("orders/mine", "orders/yours")
    assert (hand.name.name, hand.edited, app.context.value.event_name) == ("orders/yours", False, "orders/yours")
    hand.follow("orders/yours", None)
    assert (hand.name.saved, hand.edited) == (False, True)
    hand.restored("orders/mine")
    assert not hand.name.saved, "another event came back"
    hand.restored("orders/yours")
    assert (hand.name, hand.edited) == (EventName("orders/yours", saved=True), False)


async def test_a_long_text_is_understood_off_the_loop(
    hand: Composing, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []

    def watched(catalogue: EventCatalogue, text: str, declared: str, *, hold: bool) -> Understanding:
        threads.append(threading.current_thread() is not threading.main_thread())
        return understand(catalogue, text, declared, hold=hold)

    monkeypatch.setattr(understanding, "understand", watched)
    hand.put(MINE, LONG)
    assert len(LONG) > 1_000_000
    assert (hand.name, app.context.value.event_text, hand.edited) == (MINE, LONG, False)
    await until(lambda: not hand.editor.filling and hand.known.form is not None)
    assert set(threads) == {True}
    assert (hand.name, hand.edited, hand.editor.text()) == (MINE, False, LONG)


async def test_a_pick_that_overtakes_a_long_one_leaves_each_its_name(hand: Composing) -> None:
    hand.put(MINE, LONG)
    assert hand.editor.filling
    hand.put(S3, "{}")
    assert (hand.name, hand.edited, hand.editor.text()) == (S3, False, "{}")
    undo(hand)
    assert (hand.name, hand.edited) == (MINE, False)


async def test_an_envelope_around_a_text_that_still_comes_in_stays(hand: Composing) -> None:
    hand.put(MINE, LONG)
    hand.rename(EventName("orders/mine", saved=True, shells=()))
    assert not hand.editor.filling
    hand.put(S3, LONG)
    hand.envelopes.wrap(Envelope.SNS)
    assert [shell.envelope for shell in hand.name.shells] == [Envelope.SNS]
    assert hand.edited


async def test_a_rewriting_gives_way_to_what_is_typed(hand: Composing, tasks: GuiTasks) -> None:
    began, may_end = threading.Event(), threading.Event()

    def slowly(text: str) -> str:
        began.set()
        may_end.wait(20)
        return text.replace("1", "2")

    text = "1" * (INLINE_CHARACTERS + 1)
    hand.put(EventName(), text)
    hand.editor.finish()
    hand.rewrite(slowly)
    await until(began.is_set)
    type_at_end(hand, "!")
    may_end.set()
    await tasks.drain()
    assert hand.editor.text() == text + "!"
    hand.rewrite(slowly)
    await tasks.drain()
    assert hand.editor.text() == "2" * len(text) + "!"


async def test_a_session_s_text_is_brought_back_and_understood(
    hand: Composing, app: Application, tasks: GuiTasks
) -> None:
    text = app.catalogue.sample("s3/put")
    hand.restore({hand.sheets.key: {"text": text, "name": "orders/mine", "saved": True, "type_id": "s3/put"}})
    assert (hand.editor.text(), hand.name.name, hand.edited) == (text, "orders/mine", False)
    await tasks.drain()
    assert hand.known.type_id == "s3/put"


async def test_a_type_holds_while_its_form_changes_it(hand: Composing, app: Application) -> None:
    understood = QSignalSpy(hand.understood)
    text = put_sample(hand, app, "eventbridge/ec2-state-change")
    await until(lambda: understood.count() == 1)
    hand.editor.replace_text(text.replace("aws.ec2", "mine"))
    hand.changed_by_form()
    await until(lambda: understood.count() == 2)
    assert hand.known.type_id == "eventbridge/ec2-state-change"
    type_at_end(hand, " ")
    await until(lambda: understood.count() == 3)
    assert hand.known.type_id != "eventbridge/ec2-state-change", "what is typed is told by its looks"
