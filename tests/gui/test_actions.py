"""Actions: made from the table, enabled as the context says, run or bound."""

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from tests.support.fake_engine import FakeEngine, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.command_table import COMMANDS
from workbench.app.key_text import parse_keys
from workbench.gui.actions import Actions, native_text


async def test_each_command_has_its_action(actions: Actions) -> None:
    for command in COMMANDS:
        action = actions.action(command.id)
        assert action.text() == command.title
        assert action.objectName() == command.id
        assert action.toolTip() == actions.tool_tip(command.id)
        if command.shortcut:
            assert action.shortcut() == QKeySequence(command.shortcut)
        assert action.icon().isNull() == (not command.icon)


async def test_no_two_commands_share_a_key() -> None:
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    assert len(keys) == len(set(keys))


async def test_unknown_ids_are_refused(actions: Actions) -> None:
    with pytest.raises(KeyError):
        actions.action("run.nothing")
    with pytest.raises(KeyError):
        actions.bind("run.nothing", lambda: None)
    assert not actions.knows("run.nothing")


async def test_enablement_follows_the_context(app: Application, actions: Actions) -> None:
    invoke = actions.action("run.invoke")
    assert not invoke.isEnabled()
    show(app, a_workspace())
    assert invoke.isEnabled()
    app.context.update(function=None)
    assert not invoke.isEnabled()


async def test_a_command_without_work_is_off_until_it_is_bound(actions: Actions) -> None:
    done: list[str] = []
    palette = actions.action("view.palette")
    assert not palette.isEnabled()
    actions.bind("view.palette", lambda: done.append("palette"))
    assert palette.isEnabled()
    palette.trigger()
    assert done == ["palette"]


async def test_a_command_with_work_runs_as_a_task(app: Application, actions: Actions, engine: FakeEngine) -> None:
    show(app, a_workspace(Path("/workspace"), "Hello"))
    actions.action("run.invoke").trigger()
    await until(lambda: engine.requests)
    assert engine.requests[0].function.name == "Hello"


async def test_what_was_used_last_comes_first(actions: Actions) -> None:
    for command_id in ("view.palette", "help.about", "view.palette"):
        actions.bind(command_id, lambda: None)
        actions.action(command_id).trigger()
    assert actions.recent() == ("view.palette", "help.about")


async def test_tool_tips_name_the_key(actions: Actions) -> None:
    command = actions.command("run.invoke")
    assert actions.tool_tip(command.id) == f"{command.help} ({actions.shortcut_text(command.id)})"
    assert actions.tool_tip("help.about") == actions.command("help.about").help


async def test_keys_follow_the_keymap(app: Application, actions: Actions) -> None:
    app.keymap.assign("run.invoke", parse_keys("Ctrl+K, R"))
    app.keymap.assign("run.invoke", parse_keys("F9"), beside=True)
    invoke = actions.action("run.invoke")
    assert invoke.shortcuts() == [QKeySequence("Ctrl+K, R"), QKeySequence("F9")]
    assert actions.shortcut_text("run.invoke") == native_text(("Ctrl+K", "R"))
    assert actions.shortcut_text("run.invoke") in invoke.toolTip()
    app.keymap.clear("run.invoke")
    assert invoke.shortcuts() == []
    assert invoke.toolTip() == actions.command("run.invoke").help
