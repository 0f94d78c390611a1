import asyncio
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import FakeEngine, Script, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.gui.actions import Actions
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.limits import REQUEST_BYTES

Key = Qt.Key
Parts = tuple[Application, Look, GuiTasks, Actions]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
async def shop(app: Application, tmp_path: Path) -> Path:
    """An open workspace of two functions, in a folder that is there."""
    root = tmp_path / "shop"
    root.mkdir()
    show(app, a_workspace(root, "Orders", "Checkout"))
    return root


@pytest.fixture
async def parts(shop: Path, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> Parts:
    """What a panel is made from, with the workspace open."""
    assert app.context.value.workspace == shop
    return app, look, tasks, actions


@pytest.fixture
async def panel(qtbot: QtBot, parts: Parts) -> ComposerPanel:
    made = ComposerPanel(*parts)
    qtbot.addWidget(made)
    made.resize(380, 620)
    made.show()
    made.editor.setFocus()
    return made


def type_over(panel: ComposerPanel, text: str) -> None:
    """Replace the text by keys."""
    QTest.keyClick(panel.editor, Key.Key_A, CONTROL)
    QTest.keyClick(panel.editor, Key.Key_Delete)
    for character in text:
        QTest.keyClicks(panel.editor, character)


async def test_a_sample_is_picked_by_keys_and_can_be_undone(
    panel: ComposerPanel, app: Application, tasks: GuiTasks
) -> None:
    type_over(panel, "[1]")
    QTest.mouseClick(panel.source, Qt.MouseButton.LeftButton)
    assert panel.popup.isVisible()
    QTest.keyClicks(panel.popup.filter, "hello world")
    QTest.keyClick(panel.popup.filter, Key.Key_Return)
    await tasks.drain()
    sample = app.catalogue.sample("generic/hello-world")
    assert panel.event_text() == sample
    assert app.context.value.event_text == sample
    assert app.context.value.event_name == "generic/hello-world"
    assert panel.source.text() == "Generic · Hello world"
    QTest.keyClick(panel.editor, Key.Key_Z, CONTROL)
    assert panel.event_text() == "[1]"
    assert panel.source.text() == "Pick an event"


async def test_what_was_typed_last_is_what_is_sent(panel: ComposerPanel, engine: FakeEngine, tasks: GuiTasks) -> None:
    type_over(panel, '{"a":1}')
    QTest.mouseClick(panel.invoke_button, Qt.MouseButton.LeftButton)
    await tasks.drain()
    assert [request.payload for request in engine.requests] == [b'{"a":1}']


async def test_the_text_is_sent_exactly_as_typed(panel: ComposerPanel, engine: FakeEngine, tasks: GuiTasks) -> None:
    text = '{ "a" :\t1.0e0,\n\n"b":"x\u00a0y" }\n'
    panel.set_event("", text)
    panel.invoke_button.click()
    await tasks.drain()
    assert engine.requests[0].payload == text.encode()


async def test_a_fault_is_marked_said_and_led_to(panel: ComposerPanel) -> None:
    told = QSignalSpy(panel.fault_changed)
    panel.set_event("", '{\n  "a": 1\n  "b": 2\n}')
    assert panel.check.fault.toolTip().startswith("Line 3, column 3: Expecting ',' delimiter")
    assert panel.editor.gutter.fault_line == 3
    QTest.mouseClick(panel.check.fault, Qt.MouseButton.LeftButton)
    cursor = panel.editor.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (2, 2)
    panel.jump(2, 9)
    QTest.keyClicks(panel.editor, ",")
    await until(lambda: panel.fault is None)
    assert panel.check.fine.isVisible()
    assert [told.at(number)[0] is None for number in range(told.count())] == [False, True]


async def test_invalid_json_is_not_sent_and_is_kept(
    panel: ComposerPanel, app: Application, engine: FakeEngine, tasks: GuiTasks
) -> None:
    panel.set_event("", "{oops")
    panel.invoke_button.click()
    await tasks.drain()
    assert engine.requests == []
    assert app.notices.items
    assert panel.event_text() == "{oops"


async def test_each_function_has_its_own_event(panel: ComposerPanel, app: Application) -> None:
    panel.set_event("", '{"orders": 1}')
    app.context.update(function="Checkout")
    assert panel.event_text() == "{}\n"
    assert app.context.value.event_text == "{}\n"
    panel.set_event("", '{"checkout": 2}')
    app.context.update(function="Orders")
    assert panel.event_text() == '{"orders": 1}'
    assert app.context.value.event_text == '{"orders": 1}'
    QTest.keyClick(panel.editor, Key.Key_Z, CONTROL)
    assert panel.event_text() == "{}\n"


async def test_what_was_written_before_a_function_was_chosen_goes_with_it(
    panel: ComposerPanel, app: Application
) -> None:
    app.context.update(function=None)
    panel.set_event("", "7")
    app.context.update(function="Checkout")
    assert panel.event_text() == "7"


async def test_saving_asks_for_a_name_and_names_the_event(
    panel: ComposerPanel, app: Application, tasks: GuiTasks
) -> None:
    await open_workspace(app, app.context.value.workspace or Path())
    text = '{ "kept" : as typed }'
    panel.set_event("", text)
    save = panel.findChild(QPushButton, "composer.save")
    assert save is not None
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert panel.save_row.isVisible()
    QTest.keyClicks(panel.save_row.name, "orders/mine")
    QTest.keyClick(panel.save_row.name, Key.Key_Return)
    await tasks.drain()
    assert not panel.save_row.isVisible()
    workspace = app.workspace.current
    assert workspace is not None
    assert [event.name for event in workspace.events] == ["orders/mine"]
    assert workspace.events[0].path.read_text(encoding="utf-8") == text
    assert panel.source.text() == "orders/mine"
    assert app.context.value.event_name == "orders/mine"
    QTest.keyClicks(panel.editor, " ")
    assert panel.source.accessibleName() == "Event source: orders/mine, edited"


async def test_a_refused_name_stays_in_the_row(panel: ComposerPanel, app: Application, tasks: GuiTasks) -> None:
    await open_workspace(app, app.context.value.workspace or Path())
    panel.save_row.ask("../outside")
    QTest.keyClick(panel.save_row.name, Key.Key_Return)
    await tasks.drain()
    assert panel.save_row.isVisible()
    assert panel.save_row.message.text()


async def test_a_saved_event_is_picked_from_the_list(panel: ComposerPanel, app: Application, tasks: GuiTasks) -> None:
    root = app.context.value.workspace or Path()
    (root / "events").mkdir()
    (root / "events" / "mine.json").write_text("[42]", encoding="utf-8")
    await open_workspace(app, root)
    panel.commands.choose_source()
    QTest.keyClicks(panel.popup.filter, "mine")
    QTest.keyClick(panel.popup.filter, Key.Key_Return)
    await tasks.drain()
    assert panel.event_text() == "[42]"
    assert panel.source.text() == "mine"


async def test_formatting_and_minifying_are_undone_in_one_step(
    panel: ComposerPanel, actions: Actions, tasks: GuiTasks
) -> None:
    panel.set_event("", '{"a":[1,2]}')
    actions.action("event.format").trigger()
    await tasks.drain()
    assert panel.event_text() == '{\n  "a": [\n    1,\n    2\n  ]\n}\n'
    actions.action("event.minify").trigger()
    await tasks.drain()
    assert panel.event_text() == '{"a":[1,2]}'
    QTest.keyClick(panel.editor, Key.Key_Z, CONTROL)
    QTest.keyClick(panel.editor, Key.Key_Z, CONTROL)
    assert panel.event_text() == '{"a":[1,2]}'


async def test_a_running_function_can_be_cancelled(
    panel: ComposerPanel, app: Application, engine: FakeEngine, tasks: GuiTasks
) -> None:
    engine.scripts = [Script(gate=asyncio.Event())]
    panel.invoke_button.click()
    await until(lambda: panel.invoke_button.text() == "Stop")
    panel.invoke_button.click()
    await until(lambda: panel.invoke_button.text() == "Invoke")
    await tasks.drain()
    assert len(engine.cancelled) == 1


async def test_a_seven_megabyte_event_is_warned_of_and_stays_editable(panel: ComposerPanel) -> None:
    text = json.dumps(["x" * 500] * 14_400, indent=1)
    assert len(text) > REQUEST_BYTES
    panel.set_event("big", text)
    assert panel.event_text() == text
    assert panel.source.text() == "big"
    await until(lambda: not panel.editor.filling and panel.check.limit.isVisible())
    assert panel.source.accessibleName() == "Event source: big"
    QTest.keyClicks(panel.editor, " ")
    assert panel.event_text() == " " + text


async def test_the_session_brings_texts_and_names_back(
    panel: ComposerPanel, qtbot: QtBot, app: Application, parts: Parts
) -> None:
    panel.set_event("generic/hello-world", '{"a": 1}')
    app.context.update(function="Checkout")
    panel.set_event("", "half of an eve")
    state = json.loads(json.dumps(panel.state()))
    again = ComposerPanel(*parts)
    qtbot.addWidget(again)
    again.restore(state)
    assert again.event_text() == "half of an eve"
    app.context.update(function="Orders")
    assert again.event_text() == '{"a": 1}'
    assert again.source.text() == "Generic · Hello world"


async def test_a_session_does_not_overwrite_what_was_typed_since(panel: ComposerPanel) -> None:
    state = {"drafts": {panel.state_key: {"text": "old"}}}
    panel.set_event("", "typed since")
    panel.restore(state)
    assert panel.event_text() == "typed since"


@pytest.mark.parametrize("state", [None, [], {}, {"drafts": 3}])
async def test_a_strange_session_changes_nothing(panel: ComposerPanel, state: object) -> None:
    panel.restore(state)
    assert panel.event_text() == "{}\n"


async def test_the_menu_holds_the_commands_of_the_event(panel: ComposerPanel, actions: Actions) -> None:
    more = panel.findChild(QToolButton, "composer.more")
    assert more is not None
    offered = more.menu().actions()
    assert all(actions.action(f"event.{name}") in offered for name in ("sample", "save", "format", "wrap", "renew"))


async def test_the_keyboard_comes_to_the_text_or_the_fields(panel: ComposerPanel, tasks: GuiTasks) -> None:
    panel.set_event("", '{"order": 42}')
    await tasks.drain()
    panel.editor.clearFocus()
    panel.setFocus()
    assert panel.window().focusWidget() is panel.editor
    panel.mode.choose(Mode.FORM)
    panel.editor.clearFocus()
    panel.setFocus()
    assert panel.window().focusWidget() is panel.form.focusProxy()


async def test_the_request_s_options_are_sent_and_come_back(
    panel: ComposerPanel, parts: Parts, engine: FakeEngine, tasks: GuiTasks, qtbot: QtBot
) -> None:
    panel.options.show_fields(shown=True)
    QTest.keyClicks(panel.options.fields.details.tenant, "blue")
    panel.invoke_button.click()
    await tasks.drain()
    assert engine.requests[0].tenant_id == "blue"
    kept = panel.state()
    again = ComposerPanel(*parts)
    qtbot.addWidget(again)
    again.restore(kept)
    assert again.options.fields.details.tenant.text() == "blue"


async def test_what_was_typed_last_is_queued_too(
    panel: ComposerPanel, parts: Parts, engine: FakeEngine, tasks: GuiTasks
) -> None:
    type_over(panel, "[7]")
    parts[3].action("run.invoke_async").trigger()
    await tasks.drain()
    assert [request.payload for request in engine.accepted] == [b"[7]"]


async def test_a_change_of_the_form_is_undone_from_the_form(panel: ComposerPanel, tasks: GuiTasks) -> None:
    panel.set_event("", '{"order": 42}')
    await tasks.drain()
    panel.sync.set_value(("order",), 43)
    assert panel.event_text() == '{"order": 43}'
    panel.mode.choose(Mode.FORM)
    panel.form.undo_wanted.emit()
    assert panel.event_text() == '{"order": 42}'
    panel.form.redo_wanted.emit()
    assert panel.event_text() == '{"order": 43}'
