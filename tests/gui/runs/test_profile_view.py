import asyncio
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import FakeEngine, Script, a_function, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.models.figures import clock_text
from workbench.gui.runs.profile_view import ProfileView
from workbench.gui.tasks import GuiTasks

ROOT = Path("/workspace")
LINES = (
    "import time:      2000 |       2000 |   storage",
    "import time:      1000 |       3000 | orders",
)


@pytest_asyncio.fixture
async def view(qtbot: QtBot, app: Application, engine: FakeEngine, look: Look, actions: Actions) -> ProfileView:
    workspace = a_workspace(ROOT)
    show(app, replace(workspace, functions=(*workspace.functions, a_function("Node", ROOT, "nodejs22.x"))))
    engine.default = Script(lines=LINES)
    made = ProfileView(app, look, actions)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


async def test_an_empty_tab_says_what_will_be_there_and_has_the_button(view: ProfileView, tasks: GuiTasks) -> None:
    assert view.empty.title.text() == "No profile yet"
    assert "cold start of a Python function" in view.empty.detail.text()
    assert view.empty.button.text().strip() == "Profile Imports"
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    await tasks.drain()
    assert view.tree.isVisible()


async def test_a_profile_shows_its_heading_and_its_tree(
    view: ProfileView, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    profile = app.import_profile.current
    assert profile is not None
    assert view.title.text() == "Hello"
    time = clock_text(profile.measured_ns)
    assert view.figures.text() == f"python3.13 · process · 3.0 ms of imports · 2 modules · {time}"
    orders = view.tree.imports.index(0)
    assert [orders.data(), view.tree.imports.index(0, 0, orders).data()] == ["orders", "storage"]
    assert not view.failure.isVisible()
    assert not view.empty.isVisible()


async def test_a_narrow_panel_wraps_its_heading(view: ProfileView, actions: Actions, tasks: GuiTasks) -> None:
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    await until(lambda: view.figures.height() < 30)
    view.resize(300, 300)
    await until(lambda: view.figures.height() > 30)
    assert view.again.geometry().right() <= view.width()


async def test_it_can_be_measured_again_and_stays_when_another_function_is_chosen(
    view: ProfileView, app: Application, engine: FakeEngine, actions: Actions, tasks: GuiTasks
) -> None:
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    app.context.update(function="Node")
    assert view.tree.isVisible()
    app.context.update(function="Hello")
    engine.default = Script(lines=LINES[1:])
    QTest.mouseClick(view.again, Qt.MouseButton.LeftButton)
    await tasks.drain()
    assert "1 module ·" in view.figures.text()
    assert view.again.accessibleName() == "Profile Imports"


async def test_what_a_failed_function_imported_is_shown_with_its_error(
    view: ProfileView, engine: FakeEngine, actions: Actions, tasks: GuiTasks
) -> None:
    engine.default = Script(lines=LINES, function_error="Unhandled", error_type="ValueError")
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    assert view.tree.isVisible()
    assert view.failure.isVisible()
    assert "failed (ValueError)" in view.failure.text()


async def test_a_function_that_imported_nothing_is_told_in_words(
    view: ProfileView, engine: FakeEngine, actions: Actions, tasks: GuiTasks
) -> None:
    for error, told in (("Runtime.ExitError", "before it imported anything (Runtime.ExitError)"), ("", "told of none")):
        engine.default = Script(lines=(), function_error="Unhandled" if error else "", error_type=error)
        actions.action("run.profile_imports").trigger()
        await tasks.drain()
        assert view.empty.title.text() == "No imports of Hello were measured"
        assert told in view.empty.detail.text()
        assert view.empty.button.isVisible()


async def test_another_language_has_nothing_to_measure(view: ProfileView, app: Application) -> None:
    app.context.update(function="Node")
    assert view.empty.title.text() == "No profile"
    assert "Node is nodejs22.x" in view.empty.detail.text()
    assert not view.empty.button.isVisible()
    app.context.update(function="Hello")
    assert view.empty.title.text() == "No profile yet"
    assert view.empty.button.isVisible()
    workspace = app.workspace.current
    assert workspace is not None
    function = a_function("Hello", ROOT, "")
    app.workspace.set(replace(workspace, functions=(function,)))
    assert "Hello is an image" in view.empty.detail.text()


async def test_another_language_is_refused_by_a_notice(
    view: ProfileView, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    app.context.update(function="Node")
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    assert [notice.text for notice in app.notices.items] == ["The imports of Node cannot be measured."]


async def test_while_it_is_measured_that_is_said_and_the_keyboard_stays(
    view: ProfileView, engine: FakeEngine, tasks: GuiTasks, qtbot: QtBot
) -> None:
    gate = asyncio.Event()
    engine.default = Script(lines=LINES, gate=gate)
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    row.addWidget(view)
    window.show()
    window.activateWindow()
    view.show()
    await until(window.isActiveWindow)
    view.setFocus()
    assert view.empty.button.hasFocus()
    QTest.keyClick(view.empty.button, Qt.Key.Key_Space)
    await until(lambda: engine.requests)
    assert view.empty.title.text() == "Measuring the imports of Hello"
    assert not view.empty.button.isVisible()
    assert view.empty.hasFocus(), "and not what lies beside the panel"
    gate.set()
    await tasks.drain()
    assert view.tree.hasFocus()
    view.setParent(None)  # each is closed by itself


async def test_a_stopped_measurement_brings_the_profile_before_back(
    view: ProfileView, app: Application, engine: FakeEngine, actions: Actions, tasks: GuiTasks
) -> None:
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    view.tree.collapseAll()
    engine.default = Script(gate=asyncio.Event())
    actions.action("run.profile_imports").trigger()
    await until(lambda: app.progress.works)
    assert not view.tree.isVisible()
    app.progress.stop(app.progress.works[0].id)
    await tasks.drain()
    assert view.tree.isVisible()
    assert not view.tree.isExpanded(view.tree.imports.index(0)), "as it was left"
