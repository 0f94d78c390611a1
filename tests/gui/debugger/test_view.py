from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.debugger.conftest import Stopped
from tests.support.debuggees import BOOTSTRAP, CALLER, GLOBALS, LATER, ORDERS
from tests.support.fake_engine import FakeEngine
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.debug import stop_debugging
from workbench.gui.actions import Actions
from workbench.gui.debugger.view import DebugView
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.debug import Scope


@pytest.fixture
def view(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> DebugView:
    made = DebugView(app, look, tasks, actions)
    qtbot.addWidget(made)
    made.resize(1200, 260)
    made.show()
    return made


def variables(view: DebugView) -> list[str]:
    values = view.variables.values
    scope = values.index(0)
    return [values.index(row, 0, scope).data() for row in range(values.rowCount(scope))]


@pytest.mark.usefixtures("stopped")
async def test_the_button_starts_a_session_and_the_page_fills(view: DebugView) -> None:
    assert view.empty.isVisible()
    assert view.focusProxy() is view.empty.button
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    await until(lambda: len(variables(view)) == 2)
    assert variables(view)[0] == "bucket = 'invoices-dev' (str)"
    assert view.toolbar.state.text() == "paused · Hello line 17"
    assert view.stack.currentIndex().data() == "handler orders.py:17"
    assert view.focusProxy() is view.variables
    assert not view.empty.isVisible()


async def test_a_step_leads_to_the_next_stop_without_an_empty_moment(
    view: DebugView, app: Application, actions: Actions, stopped: Stopped
) -> None:
    await stopped()
    rows: list[int] = []
    view.variables.values.modelReset.connect(lambda: rows.append(view.variables.values.rowCount()))
    actions.action("debug.step_over").trigger()
    await until(lambda: app.debug.stop is LATER and app.debug.scopes)
    await until(lambda: view.toolbar.state.text() == "paused · Hello line 18")
    assert set(rows) == {2}


async def test_while_the_code_runs_nothing_of_it_shows(view: DebugView, app: Application, stopped: Stopped) -> None:
    await stopped()
    app.debug.continued()
    await until(lambda: view.variables.values.rowCount() == 0)
    assert view.toolbar.state.text() == "running · Hello"
    assert view.stack.frames.rowCount() == 0
    assert view.console.field.isReadOnly()


async def test_another_call_has_other_variables_and_its_code_opens(
    view: DebugView, app: Application, engine: FakeEngine, stopped: Stopped
) -> None:
    opened: list[tuple[Path, int]] = []
    view.file_requested.connect(lambda path, line: opened.append((path, line)))
    await stopped()
    engine.debuggee.scopes[CALLER.id] = (Scope("Globals", GLOBALS),)
    view.stack.setFocus()
    QTest.keyClick(view.stack, Qt.Key.Key_Down)
    await until(lambda: variables(view) == ["TABLE = 'orders' (str)"])
    QTest.keyClick(view.stack, Qt.Key.Key_Return)
    assert opened == [(ORDERS, 30)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(view.stack, key)
    assert app.debug.frame is not BOOTSTRAP
    assert len(opened) == 1, "code that is not here cannot be opened"


async def test_the_console_evaluates_in_the_chosen_call(view: DebugView, stopped: Stopped) -> None:
    await stopped()
    QTest.keyClicks(view.console.field, "bucket")
    QTest.keyClick(view.console.field, Qt.Key.Key_Return)
    await until(lambda: view.console.text.toPlainText() == "> bucket\n'invoices-dev'")


async def test_the_end_is_told_and_leaves_the_keyboard_in_the_panel(
    view: DebugView, app: Application, stopped: Stopped
) -> None:
    await stopped()
    view.activateWindow()
    view.variables.setFocus()
    stop_debugging(app)
    await until(view.empty.isVisible)
    assert view.empty.title.text() == "Debugging of Hello was stopped"
    assert view.window().focusWidget() is view.empty.button


async def test_the_sizes_are_kept(view: DebugView) -> None:
    view.restore({"across": [100, 200, 300, 400]})
    assert view.state()["across"] == [100, 200, 300, 400]
