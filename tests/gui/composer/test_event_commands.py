"""The commands on the event, triggered as menu, palette and shortcuts trigger them."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QSpinBox
from pytestqt.qtbot import QtBot

from tests.support.runs import a_run
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.last_used import last_used, note_used
from workbench.gui.actions import Actions
from workbench.gui.composer.history_menu import HistoryMenu
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.keyboard import Keyboard
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft
from workbench.model.event_envelope import Envelope
from workbench.project.event_make import MOST_RECORDS

Trigger = Callable[[str], None]


@pytest.fixture
async def trigger(composer: ComposerPanel, actions: Actions) -> Trigger:
    """Triggers a command of the event by the last part of its id."""
    assert composer.isVisible()

    def pull(command: str) -> None:
        assert actions.action(f"event.{command}").isEnabled()
        actions.action(f"event.{command}").trigger()

    return pull


async def sample(composer: ComposerPanel, app: Application, tasks: GuiTasks, type_id: str) -> str:
    """Compose a sample of the catalogue and wait until it is understood."""
    text = app.catalogue.sample(type_id)
    composer.set_event(type_id, text, type_id)
    await tasks.drain()
    assert composer.hand.known.type_id == type_id
    return text


def menu(composer: ComposerPanel, object_name: str) -> QMenu:
    found = composer.findChild(QMenu, object_name)
    assert isinstance(found, QMenu)
    assert found.isVisible()
    return found


async def test_choosing_a_sample_opens_the_list_with_what_was_used_on_top(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    note_used(app, "Orders", "sqs/batch")
    trigger("sample")
    assert composer.popup.isVisible()
    QTest.keyClick(composer.popup.filter, Qt.Key.Key_Return)
    await tasks.drain()
    assert composer.event_text() == app.catalogue.sample("sqs/batch")
    assert last_used(app, "Orders") == ("sqs/batch",)


@pytest.mark.parametrize(("name", "proposed"), [("s3/put", "s3-put"), ("", "")])
async def test_saving_proposes_a_name(composer: ComposerPanel, trigger: Trigger, name: str, proposed: str) -> None:
    composer.set_event(name, "{}", name)
    trigger("save")
    assert composer.save_row.isVisible()
    assert composer.save_row.name.text() == proposed


async def test_saving_keeps_the_event_and_names_it(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    await sample(composer, app, tasks, "s3/put")
    trigger("save")
    QTest.keyClick(composer.save_row.name, Qt.Key.Key_Return)
    await tasks.drain()
    assert not composer.save_row.isVisible()
    assert (composer.hand.name.name, composer.hand.name.saved, composer.hand.edited) == ("s3-put", True, False)
    assert app.workspace.current is not None
    assert [event.name for event in app.workspace.current.events] == ["s3-put"]
    trigger("save")
    assert composer.save_row.name.text() == "s3-put", "a saved event keeps its name"


@pytest.mark.parametrize(("name", "refused"), [("mine", False), ("../outside", True)])
async def test_saving_takes_no_keyboard_that_has_moved_on(
    composer: ComposerPanel, trigger: Trigger, tasks: GuiTasks, qtbot: QtBot, name: str, *, refused: bool
) -> None:
    with qtbot.waitActive(composer):
        composer.activateWindow()
    for moves in (False, True):
        trigger("save")
        composer.save_row.name.setText(name)
        QTest.keyClick(composer.save_row.name, Qt.Key.Key_Return)
        if moves:
            composer.source.setFocus()
        await tasks.drain()
        assert composer.save_row.isVisible() == refused
        assert composer.source.hasFocus() == moves
        assert composer.save_row.name.hasFocus() == (refused and not moves)


async def test_an_event_that_was_sent_takes_no_keyboard_that_has_moved_on(
    composer: ComposerPanel, qtbot: QtBot
) -> None:
    with qtbot.waitActive(composer):
        composer.activateWindow()
    composer.source.setFocus()
    keyboard = Keyboard()
    composer.invoke_button.setFocus()
    composer.show_draft(EventDraft('{"n": 1}'), keyboard)
    assert composer.event_text() == '{"n": 1}'
    assert composer.invoke_button.hasFocus()
    composer.show_draft(EventDraft("{}"), Keyboard())
    assert not composer.invoke_button.hasFocus()


async def test_a_refused_name_is_told_where_it_was_asked_for(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    trigger("save")
    composer.save_row.name.setText("../outside")
    QTest.keyClick(composer.save_row.name, Qt.Key.Key_Return)
    await tasks.drain()
    assert composer.save_row.message.isVisible()
    assert (composer.hand.name.saved, app.notices.items) == (False, [])


async def test_formatting_and_minifying_are_each_one_step(
    composer: ComposerPanel, trigger: Trigger, tasks: GuiTasks
) -> None:
    composer.set_event("", '{ "a":[1.0, "ü"] }')
    trigger("format")
    await tasks.drain()
    assert composer.event_text() == '{\n  "a": [\n    1.0,\n    "ü"\n  ]\n}\n'
    trigger("minify")
    await tasks.drain()
    assert composer.event_text() == '{"a":[1.0,"ü"]}'
    composer.editor.undo()
    composer.editor.undo()
    assert composer.event_text() == '{ "a":[1.0, "ü"] }'


async def test_wrapping_opens_the_menu_of_envelopes(composer: ComposerPanel, trigger: Trigger) -> None:
    composer.set_event("", '{"order": 42}')
    trigger("wrap")
    choices = {action.text(): action for action in menu(composer, "composer.wrapped-menu").actions()}
    choices["SQS message"].trigger()
    assert [shell.envelope for shell in composer.hand.name.shells] == [Envelope.SQS]
    assert (composer.event_text(), composer.wrapped.text()) == ('{"order": 42}', "SQS")


async def test_renewing_changes_ids_and_nothing_else(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    text = await sample(composer, app, tasks, "sqs/standard-queue")
    trigger("renew")
    before, after = json.loads(text)["Records"][0], json.loads(composer.event_text())["Records"][0]
    assert before["messageId"] != after["messageId"]
    assert before["body"] == after["body"]


async def test_what_no_type_is_known_of_is_not_renewed_but_told(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    composer.set_event("", '{"order": 42}')
    await tasks.drain()
    trigger("renew")
    assert composer.event_text() == '{"order": 42}'
    assert "type of the event" in app.notices.items[-1].detail


async def test_records_are_asked_for_and_made(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    await sample(composer, app, tasks, "sqs/batch")
    had = len(json.loads(composer.event_text())["Records"])
    trigger("records")
    dialog = composer.findChild(QDialog, "dialog.number")
    field = composer.findChild(QSpinBox, "dialog.number.value")
    assert isinstance(dialog, QDialog)
    assert isinstance(field, QSpinBox)
    assert (field.value(), field.minimum(), field.maximum()) == (had, 1, MOST_RECORDS)
    field.setValue(7)
    dialog.accept()
    assert len(json.loads(composer.event_text())["Records"]) == 7


async def test_an_event_without_records_says_so(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    await sample(composer, app, tasks, "generic/hello-world")
    trigger("records")
    assert composer.findChild(QDialog, "dialog.number") is None
    assert "no list of records" in app.notices.items[-1].text


async def test_views_are_chosen(composer: ComposerPanel, trigger: Trigger) -> None:
    for mode in (Mode.FORM, Mode.JSON, Mode.BOTH):
        trigger(f"view_{mode}")
        assert composer.pages.mode is mode
        assert composer.isAncestorOf(composer.window().focusWidget())
    for after in (Mode.PREVIEW, Mode.BOTH):
        trigger("preview")
        assert composer.pages.mode is after


async def test_an_event_that_was_sent_is_taken_up_again(
    composer: ComposerPanel, app: Application, trigger: Trigger, tasks: GuiTasks
) -> None:
    run = replace(a_run("1"), function="Orders", event=b'{"sent": "${now}"}', event_type="s3/put", environment=None)
    app.runs.put(run)
    trigger("history")
    history = menu(composer, "composer.history-menu")
    assert isinstance(history, HistoryMenu)
    assert len(history.actions()) == 1
    history.actions()[0].trigger()
    await tasks.drain()
    assert json.loads(composer.event_text()) == {"sent": "$${now}"}, "what looks like a variable was sent as it stood"
    composer.editor.undo()
    assert composer.event_text() == "{}\n"


async def test_a_look_at_an_event_leaves_the_keyboard_where_it_is(
    composer: ComposerPanel, app: Application, qtbot: QtBot
) -> None:
    entry = SourceEntry("Object created", "S3", type_id="s3/put")
    with qtbot.waitActive(composer):
        composer.activateWindow()
    composer.invoke_button.setFocus()
    await composer.preview_event(entry)
    assert composer.event_text() == app.catalogue.sample("s3/put")
    assert composer.invoke_button.hasFocus()
    assert last_used(app, "Orders") == ()
    await composer.open_event(entry)
    await until(lambda: composer.pages.isAncestorOf(composer.focusWidget() or composer))
    assert last_used(app, "Orders") == ("s3/put",)


async def test_an_event_that_was_opened_takes_no_keyboard_that_has_moved_on(
    composer: ComposerPanel, app: Application, qtbot: QtBot, tasks: GuiTasks
) -> None:
    with qtbot.waitActive(composer):
        composer.activateWindow()
    composer.source.setFocus()
    tasks.start(composer.open_event(SourceEntry("s3/put", "", type_id="s3/put")), "open")
    await asyncio.sleep(0)
    composer.invoke_button.setFocus()
    await tasks.drain()
    assert composer.event_text() == app.catalogue.sample("s3/put")
    assert composer.invoke_button.hasFocus()


async def test_a_look_at_another_event_does_not_replace_what_was_typed(
    composer: ComposerPanel, app: Application
) -> None:
    composer.editor.insertPlainText("my own")
    for type_id in ("s3/put", "sqs/batch"):
        await composer.preview_event(SourceEntry(type_id, "", type_id=type_id))
    assert composer.event_text().startswith("my own")
    told = [notice.detail for notice in app.notices.items]
    assert told == ["Enter puts s3/put in its place, and undo brings it back."]
    await composer.open_event(SourceEntry("s3/put", "", type_id="s3/put"))
    assert composer.event_text() == app.catalogue.sample("s3/put")
    composer.editor.undo()
    assert composer.event_text().startswith("my own")
