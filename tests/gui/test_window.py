"""The window as a whole: panels, commands, keys, and the main job with a fake engine."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import FakeEngine, Script
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.key_text import parse_keys
from workbench.app.own_keys import fixed_fault
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow
from workbench.model.run import RunOutcome

TEMPLATE = """
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: orders, Handler: app.handler, Runtime: python3.13, MemorySize: 256}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / "orders").mkdir(parents=True)
    (root / "template.yaml").write_text(TEMPLATE)
    (root / "orders" / "app.py").write_text("import json\n\n\ndef handler(event, context):\n    return event\n")
    (root / "events").mkdir()
    (root / "events" / "one.json").write_text('{"one": 1}')
    return root


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    made.show()
    made.activateWindow()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


@pytest_asyncio.fixture
async def opened(app: Application, window: MainWindow, shop: Path) -> MainWindow:
    await load_workspace(app, shop)
    return window


async def test_without_a_workspace_there_is_only_the_welcome_page(window: MainWindow) -> None:
    assert window.center.currentWidget() is window.welcome
    assert not any(dock.isVisible() for dock in window.docks)
    assert window.windowTitle() == "Lambda Workbench"


async def test_a_workspace_brings_the_panels_in_their_places(opened: MainWindow) -> None:
    assert opened.windowTitle() == "shop · Lambda Workbench"
    assert all(dock.isVisible() for dock in opened.docks)
    await until(lambda: opened.explorer_dock.width() == 268)
    assert opened.composer_dock.width() == 384
    assert opened.runs_dock.height() == 280
    assert opened.topbar.height() == 44
    assert opened.statusbar.height() == 24


async def test_a_function_chosen_in_the_explorer_shows_its_handler(app: Application, opened: MainWindow) -> None:
    opened.explorer.function_chosen.emit("Orders")
    await opened.editor.wait_loaded()
    await until(lambda: app.context.value.document is not None)
    assert app.context.value.document is not None
    assert app.context.value.document.name == "app.py"
    assert opened.center.currentWidget() is opened.editor


async def test_the_main_job_by_button(
    qtbot: QtBot, app: Application, engine: FakeEngine, opened: MainWindow, shop: Path
) -> None:
    opened.explorer.event_requested.emit(shop / "events" / "one.json")
    await until(lambda: app.context.value.event_text == '{"one": 1}')
    qtbot.mouseClick(opened.topbar.invoke_button, Qt.MouseButton.LeftButton)
    await until(lambda: app.runs.recent and app.runs.recent[0].outcome is RunOutcome.OK)
    assert engine.requests[0].payload == b'{"one": 1}'
    assert app.runs.recent[0].event_name == "one"
    await until(lambda: opened.runs.table.model().rowCount() == 1)


async def test_the_main_job_by_key_from_the_editor(
    qtbot: QtBot, app: Application, engine: FakeEngine, opened: MainWindow
) -> None:
    engine.scripts = [Script(payload=b'"done"')]
    opened.wiring.choose_function("Orders")
    await opened.editor.wait_loaded()
    focus = opened.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: app.runs.recent and app.runs.recent[0].outcome is RunOutcome.OK)


async def test_panels_are_hidden_shown_and_reached_by_command(opened: MainWindow, actions: Actions) -> None:
    for part, dock in zip(("explorer", "composer", "runs"), opened.docks, strict=True):
        actions.action(f"view.toggle_{part}").trigger()
        assert not dock.isVisible()
        actions.action(f"view.focus_{part}").trigger()
        assert dock.isVisible()
        focus = opened.focusWidget()
        assert focus is not None
        assert dock.isAncestorOf(focus)


async def test_hiding_the_panel_with_the_keyboard_gives_it_to_the_editor(opened: MainWindow, actions: Actions) -> None:
    for part in ("explorer", "composer", "runs"):
        actions.action(f"view.focus_{part}").trigger()
        actions.action(f"view.toggle_{part}").trigger()
        focus = opened.focusWidget()
        assert focus is not None
        assert opened.editor.isAncestorOf(focus)


async def test_the_layout_can_be_reset(opened: MainWindow, actions: Actions) -> None:
    opened.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, opened.explorer_dock)
    actions.action("view.reset_layout").trigger()
    assert opened.dockWidgetArea(opened.explorer_dock) is Qt.DockWidgetArea.LeftDockWidgetArea


async def test_the_layout_survives_the_welcome_page(opened: MainWindow) -> None:
    opened.runs_dock.hide()
    state = opened.layout_state()
    assert state is not None
    opened.runs_dock.show()
    opened.restore_layout(state)
    assert not opened.runs_dock.isVisible()


@pytest.mark.parametrize("theme", ["light", "high-contrast", "dark"])
async def test_themes_are_switched_by_command(opened: MainWindow, actions: Actions, look: Look, theme: str) -> None:
    look.choose("light" if theme == "dark" else "dark")
    actions.action(f"view.theme_{theme.replace('-', '_')}").trigger()
    await until(lambda: look.theme.name == theme)


async def _sizes(window: MainWindow) -> dict[str, tuple[int, int]]:
    """The size of all that shows, once what was asked for has been laid out."""
    for _turn in range(20):
        await asyncio.sleep(0)
    shown = [one for one in window.findChildren(QWidget) if one.isVisible() and one.objectName()]
    return {f"{at} {one.objectName()}": (one.width(), one.height()) for at, one in enumerate(shown)}


@pytest.mark.parametrize("page", ["welcome", "workspace"])
async def test_another_theme_changes_no_size(
    app: Application, window: MainWindow, look: Look, shop: Path, page: str
) -> None:
    """A style sheet that is taken anew may take away a size that was set in code."""
    if page == "workspace":
        await load_workspace(app, shop)
    look.choose("dark")
    window.show()
    before = await _sizes(window)
    for theme in ("light", "high-contrast", "dark"):
        look.choose(theme)
        after = await _sizes(window)
        assert {key: (before.get(key), size) for key, size in after.items() if before.get(key) != size} == {}, theme


async def test_the_palette_opens_by_key(qtbot: QtBot, opened: MainWindow) -> None:
    opened.centralWidget().setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await until(opened.palette_box.isVisible)


async def test_no_command_can_have_a_key_that_a_part_of_the_window_keeps(opened: MainWindow) -> None:
    kept = [shortcut.key().toString() for shortcut in opened.findChildren(QShortcut)]
    assert [keys for keys in kept if not fixed_fault(parse_keys(keys))] == []  # workbench/app/own_keys.py


async def test_preferences_open_by_key_and_change_keys_at_once(qtbot: QtBot, opened: MainWindow) -> None:
    opened.centralWidget().setFocus()
    qtbot.keyClick(opened, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = opened.preferences.dialog
    assert dialog.isVisible()
    editor = dialog.keymap.editor
    dialog.show_keymap("view.toggle_runs")
    qtbot.keyClick(editor.recorder, Qt.Key.Key_F9)
    qtbot.keyClick(editor.recorder, Qt.Key.Key_Return)
    dialog.close()
    opened.activateWindow()
    await until(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_F9)
    assert not opened.runs_dock.isVisible()


async def test_closing_tells_so(qtbot: QtBot, opened: MainWindow) -> None:
    with qtbot.waitSignal(opened.closed):
        opened.close_window()


async def test_closing_asks_first_when_told_to_and_a_run_is_under_way(
    app: Application, engine: FakeEngine, opened: MainWindow, actions: Actions
) -> None:
    app.settings.set("window.confirm_close", True)
    engine.default = Script(delay_s=60)
    actions.action("run.invoke").trigger()
    await until(lambda: app.in_flight.ids)
    opened.close_window()
    assert opened.isVisible()
    dialog = opened.findChild(QDialog, "dialog.confirm")
    assert isinstance(dialog, QDialog)
    dialog.accept()
    await until(lambda: not opened.isVisible())


async def test_notices_are_shown_by_the_bell(app: Application, opened: MainWindow, actions: Actions) -> None:
    app.notices.warn("Docker does not answer.")
    shown = len(opened.toasts.cards)
    actions.action("view.notices").trigger()
    assert (shown, len(opened.toasts.cards)) == (1, 0)
    history = opened.findChild(QWidget, "notices.history")
    assert isinstance(history, QWidget)
    assert history.isVisible()
    history.close()


async def test_every_control_has_an_accessible_name(opened: MainWindow) -> None:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPushButton)
    unnamed = [
        f"{type(widget).__name__} {widget.objectName()!r} in {widget.parent()}"
        for kind in kinds
        for widget in opened.findChildren(kind)
        if not widget.accessibleName() and not getattr(widget, "text", str)() and not _is_qts_own(widget)
    ]
    assert not unnamed


def _is_qts_own(widget: QWidget) -> bool:
    """Buttons that Qt makes inside its widgets, such as those that scroll a tab bar."""
    return widget.objectName().startswith(("qt_", "Scroll")) or not widget.objectName()
