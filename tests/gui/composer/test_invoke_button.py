from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.invoke_button import InvokeButton
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


class Clock:
    now_ns = 0

    def __call__(self) -> int:
        return self.now_ns


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def button(qtbot: QtBot, app: Application, look: Look, actions: Actions, clock: Clock) -> InvokeButton:
    show(app, a_workspace(Path("/workspace")))
    made = InvokeButton(look, actions, clock=clock)
    qtbot.addWidget(made)
    made.show()
    return made


async def test_it_is_the_primary_button_and_triggers_invoke(
    button: InvokeButton, actions: Actions, tasks: GuiTasks
) -> None:
    triggered = QSignalSpy(actions.action("run.invoke").triggered)
    assert button.property("role") == "primary"
    assert button.text() == "Invoke"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert triggered.count() == 1
    await tasks.drain()


async def test_it_cannot_be_pressed_without_a_function(button: InvokeButton, app: Application) -> None:
    app.context.update(function=None)
    assert not button.isEnabled()


async def test_while_running_it_stops_and_counts(
    button: InvokeButton, app: Application, actions: Actions, clock: Clock
) -> None:
    app.context.update(running=frozenset({"a"}))
    clock.now_ns = 1_000_000_000
    button.set_running(True)
    assert button.text() == "Stop"
    assert button.accessibleName() == "Stop the run"
    assert button.property("role") != "primary"
    before = button.grab().toImage()
    clock.now_ns += 1_400_000_000
    button._tick()
    assert button.grab().toImage() != before
    triggered = QSignalSpy(actions.action("run.cancel").triggered)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert triggered.count() == 1
    button.set_running(False)
    assert button.text() == "Invoke"
    assert button.property("role") == "primary"


async def test_its_width_does_not_change_with_the_time(button: InvokeButton, app: Application, clock: Clock) -> None:
    app.context.update(running=frozenset({"a"}))
    button.set_running(True)
    width = button.sizeHint().width()
    clock.now_ns += 59_000_000_000
    assert button.sizeHint().width() == width


async def test_the_focus_stays_through_both_faces(
    qtbot: QtBot, app: Application, look: Look, actions: Actions, tasks: GuiTasks
) -> None:
    show(app, a_workspace(Path("/workspace")))
    window = QWidget()
    qtbot.addWidget(window)
    button = InvokeButton(look, actions, window)
    QLineEdit(window)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    for running in (True, False):
        app.context.update(running=frozenset({"a"} if running else ()))
        button.set_running(running)
        assert button.hasFocus()
    await tasks.drain()


async def test_the_keys_are_those_of_the_keymap(app: Application, look: Look, actions: Actions, qtbot: QtBot) -> None:
    button = InvokeButton(look, actions)
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    app.keymap.assign("run.invoke", ("Ctrl+K", "Ctrl+Shift+Return"))
    assert "Ctrl+Shift+Return" in button.toolTip()
    assert button.sizeHint().width() > before
