"""The top bar says what is chosen, invokes, and asks the window for its lists."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import FakeEngine, Script, a_function, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.search_button import NARROW
from workbench.gui.topbar import TopBar
from workbench.gui.window import SMALLEST


@pytest.fixture
def bar(qtbot: QtBot, app: Application, look: Look, actions: Actions) -> TopBar:
    made = TopBar(app, look, actions)
    qtbot.addWidget(made)
    made.setMinimumWidth(SMALLEST.width())  # as in a window, which can be narrower than all that is in it
    made.resize(1200, 44)
    made.show()
    return made


async def test_without_a_workspace_only_the_door_is_shown(bar: TopBar) -> None:
    assert bar.workspace_button.text() == "Open a folder"
    assert not bar.function_button.isVisible()
    assert not bar.invoke_button.isEnabled()


async def test_it_follows_workspace_and_context(app: Application, bar: TopBar) -> None:
    show(app, a_workspace(Path("/home/me/shop"), "Orders", "Checkout"))
    app.context.update(event_name="orders/s3-put")
    assert bar.workspace_button.text() == "shop"
    assert bar.function_button.text() == "Orders"
    assert bar.event_button.text() == "orders/s3-put"
    assert bar.function_button.isVisible()
    assert bar.invoke_button.isEnabled()


async def test_invoke_invokes(qtbot: QtBot, app: Application, bar: TopBar, engine: FakeEngine) -> None:
    show(app, a_workspace())
    qtbot.mouseClick(bar.invoke_button, Qt.MouseButton.LeftButton)
    await until(lambda: bool(engine.requests))


async def test_debug_debugs_what_can_be_debugged(
    qtbot: QtBot, app: Application, bar: TopBar, engine: FakeEngine
) -> None:
    workspace = a_workspace()
    node = a_function("Node", runtime="nodejs22.x")
    show(app, replace(workspace, functions=(*workspace.functions, node)))
    app.context.update(function="Node")
    assert not bar.debug_button.isEnabled()
    app.context.update(function="Hello")
    assert bar.debug_button.isEnabled()
    qtbot.mouseClick(bar.debug_button, Qt.MouseButton.LeftButton)
    await until(lambda: engine.requests)
    assert engine.requests[0].debug is not None
    await until(lambda: not app.debug.is_on)


async def test_imports_are_profiled_where_the_language_tells_them(
    qtbot: QtBot, app: Application, bar: TopBar, engine: FakeEngine
) -> None:
    workspace = a_workspace()
    node = a_function("Node", runtime="nodejs22.x")
    show(app, replace(workspace, functions=(*workspace.functions, node)))
    app.context.update(function="Node")
    assert not bar.profile_button.isEnabled()
    app.context.update(function="Hello")
    qtbot.mouseClick(bar.profile_button, Qt.MouseButton.LeftButton)
    await until(lambda: app.import_profile.current)
    assert engine.requests[0].apart


async def test_what_has_files_here_can_be_deployed(
    qtbot: QtBot, app: Application, actions: Actions, bar: TopBar
) -> None:
    assert not bar.deploy_button.isVisible()
    show(app, a_workspace())
    asked: list[str] = []
    actions.bind("function.deploy", lambda: asked.append("function.deploy"))
    assert bar.deploy_button.isEnabled()
    qtbot.mouseClick(bar.deploy_button, Qt.MouseButton.LeftButton)
    assert asked == ["function.deploy"]
    app.context.update(function="Served", scope="123456789012/us-east-1")
    assert not bar.deploy_button.isEnabled()


async def test_a_narrow_bar_leaves_words_to_what_is_chosen(app: Application, bar: TopBar) -> None:
    show(app, a_workspace())
    buttons = (bar.debug_button, bar.profile_button, bar.deploy_button)
    assert [button.text() for button in buttons] == [" Debug", " Profile", " Deploy"]
    bar.resize(900, 44)
    assert {button.text() for button in (*buttons, bar.stop_button)} == {""}
    assert bar.debug_button.accessibleName() == "Debug"
    assert [button.isVisible() for button in buttons] == [True, False, False]
    assert bar.invoke_button.text() == " Invoke"
    await until(lambda: bar.search_button.width() == NARROW)


async def test_a_long_run_can_be_stopped(
    qtbot: QtBot, app: Application, bar: TopBar, engine: FakeEngine, actions: Actions
) -> None:
    engine.default = Script(gate=asyncio.Event())
    show(app, a_workspace())
    actions.action("run.invoke").trigger()
    await until(lambda: bool(engine.requests))
    assert not bar.stop_button.isVisible()
    await until(bar.stop_button.isVisible)
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    await until(lambda: bool(engine.cancelled))
    await until(lambda: not bar.stop_button.isVisible())


async def test_each_control_asks_for_its_list(qtbot: QtBot, app: Application, bar: TopBar) -> None:
    show(app, a_workspace())
    asked: list[str] = []
    controls = {
        "workspace": (bar.workspace_asked, bar.workspace_button),
        "function": (bar.function_asked, bar.function_button),
        "event": (bar.event_asked, bar.event_button),
        "menu": (bar.menu_asked, bar.menu_button),
        "settings": (bar.settings_asked, bar.settings_button),
        "notices": (bar.notices_asked, bar.bell_button),
        "search": (bar.search_asked, bar.search_button),
    }
    for what, (signal, button) in controls.items():
        signal.connect(lambda what=what: asked.append(what))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == list(controls)


async def test_the_bell_counts_what_is_unread(app: Application, bar: TopBar) -> None:
    app.notices.info("One")
    app.notices.info("Two")
    assert bar.unread.text() == "2"
    assert bar.bell_button.accessibleName() == "Notices, 2 unread"
    bar.notices_read()
    assert not bar.unread.isVisible()


async def test_the_bell_has_the_colour_of_the_worst(app: Application, bar: TopBar) -> None:
    seen = []
    for post in (app.notices.info, app.notices.warn, app.notices.info):
        post("Told")
        seen.append(bar.unread.property("role"))
    app.notices.error(ValueError("odd"))
    seen.append(bar.unread.property("role"))
    assert seen == ["count", "count-warning", "count-warning", "count-error"]
    bar.notices_read()
    assert bar.unread.property("role") == "count"


async def test_every_control_has_a_name(bar: TopBar) -> None:
    buttons = (
        bar.workspace_button, bar.function_button, bar.event_button, bar.menu_button, bar.bell_button,
        bar.settings_button, bar.invoke_button, bar.debug_button, bar.stop_button, bar.search_button,
    )  # fmt: skip
    assert all(button.objectName() and button.accessibleName() for button in buttons)


async def test_keys_are_shown_as_they_are_now(app: Application, actions: Actions, bar: TopBar) -> None:
    cap = bar.search_button.findChild(QLabel)
    assert isinstance(cap, QLabel)
    assert cap.text() == "Ctrl P"
    app.keymap.assign("file.quick_open", ("Ctrl+K", "P"))
    assert cap.text() == "Ctrl K, P"
    assert "(Ctrl+K, P)" in bar.search_button.toolTip()
    app.keymap.clear("run.invoke")
    assert bar.invoke_button.toolTip() == actions.command("run.invoke").help
    app.keymap.clear("file.quick_open")
    assert cap.isHidden()
