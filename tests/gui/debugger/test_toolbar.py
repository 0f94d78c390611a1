from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.debugger.conftest import Stopped
from tests.support.debuggees import CALLER, HANDLER, RAISED, STOP
from tests.support.fake_engine import FakeEngine
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.debugger.toolbar import DebugToolbar, paused_text
from workbench.gui.look import Look
from workbench.model.debug import DebugAction


@pytest.fixture
def bar(qtbot: QtBot, app: Application, look: Look, actions: Actions) -> DebugToolbar:
    made = DebugToolbar(app.debug, look, actions)
    qtbot.addWidget(made)
    made.resize(700, 36)
    made.show()
    return made


async def test_it_says_where_the_code_stands(bar: DebugToolbar, app: Application) -> None:
    app.debug.begin("run", "Orders")
    bar.show_stop(None, None)
    assert (bar.state.text(), bar.state.property("role")) == ("starting · Orders", "run")
    app.debug.attached(())
    bar.show_stop(None, None)
    assert bar.state.text() == "running · Orders"
    assert (bar.buttons["debug.pause"].isVisible(), bar.buttons["debug.continue"].isVisible()) == (True, False)
    bar.show_stop(STOP, HANDLER)
    assert (bar.state.text(), bar.state.property("role")) == ("paused · Orders line 17", "warn")
    assert (bar.buttons["debug.pause"].isVisible(), bar.buttons["debug.continue"].isVisible()) == (False, True)
    bar.show_stop(RAISED, RAISED.frames[0])
    assert bar.why.text() == "KeyError: 'total'"


async def test_a_long_name_does_not_hold_the_panel_wide(bar: DebugToolbar, app: Application) -> None:
    app.debug.begin("run", "Orders" * 20)
    app.debug.attached(())
    bar.show_stop(RAISED, HANDLER)
    assert bar.minimumSizeHint().width() < 320
    assert bar.state.toolTip() == bar.state.text()


def test_the_chosen_call_decides_the_line() -> None:
    assert paused_text("Orders", STOP, CALLER) == "paused · Orders line 30"
    assert paused_text("Orders", STOP, None) == "paused · Orders line 17"
    assert paused_text("Orders", replace(STOP, frames=()), None) == "paused · Orders"


async def test_the_buttons_are_the_commands(
    bar: DebugToolbar, app: Application, engine: FakeEngine, stopped: Stopped, actions: Actions
) -> None:
    over = bar.buttons["debug.step_over"]
    assert not over.isEnabled()
    assert over.accessibleName() == "Step Over"
    await stopped()
    bar.show_stop(app.debug.stop, app.debug.frame)
    assert over.isEnabled()
    assert "F10" in over.toolTip()
    QTest.mouseClick(over, Qt.MouseButton.LeftButton)
    await until(lambda: engine.steps)
    assert engine.steps[0][1] is DebugAction.NEXT
    QTest.mouseClick(bar.buttons["debug.stop"], Qt.MouseButton.LeftButton)
    await until(lambda: not app.debug.is_on)
