"""Running work in the status bar: shown after half a second, and stopped by its button and its command."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.progress import SHOWN_AFTER_MS
from workbench.base import clock
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.progress import ProgressLine
from workbench.gui.tasks import GuiTasks


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def line(app: Application, look: Look, actions: Actions, window: QMainWindow) -> ProgressLine:
    made = ProgressLine(app, look, actions, window.statusBar())
    window.statusBar().addWidget(made)
    window.show()
    return made


async def wait_for_stop() -> None:
    await asyncio.Event().wait()


async def test_short_work_is_not_shown(app: Application, line: ProgressLine, monkeypatch: pytest.MonkeyPatch) -> None:
    began = clock.monotonic_ns()
    monkeypatch.setattr("workbench.gui.progress.monotonic_ns", lambda: began + (SHOWN_AFTER_MS - 20) * 1_000_000)
    async with app.progress.work("Opening folder"):
        assert not line.isVisible()
    assert not line.isVisible()


async def test_long_work_is_shown_with_how_far_it_is(app: Application, line: ProgressLine) -> None:
    async with app.progress.work("Opening folder", "shop") as report:
        await until(line.isVisible)
        assert line.button.accessibleName() == "Running: Opening folder · shop"
        report.tell(fraction=0.5)
        assert line.bar.value() * 2 == line.bar.maximum()
        assert line.button.accessibleName() == "Running: Opening folder · shop, 50 %"
    await until(lambda: not line.isVisible())


async def test_its_button_stops_the_work(qtbot: QtBot, app: Application, tasks: GuiTasks, line: ProgressLine) -> None:
    tasks.start(wait_for_stop(), title="Searching files")
    await until(line.isVisible)
    qtbot.mouseClick(line.stop_button, Qt.MouseButton.LeftButton)
    await until(lambda: not app.progress.works)
    assert app.notices.items[-1].text == "Searching files was stopped."


async def test_the_command_stops_one_and_asks_of_several(
    app: Application, tasks: GuiTasks, line: ProgressLine, actions: Actions
) -> None:
    tasks.start(wait_for_stop(), title="one")
    await until(lambda: bool(app.progress.works))
    actions.action("progress.stop").trigger()
    await until(lambda: not app.progress.works)
    for title in ("two", "three"):
        tasks.start(wait_for_stop(), title=title)
    await until(lambda: len(app.progress.works) == 2)
    actions.action("progress.stop").trigger()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    focus = popup.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Stop two"
    focus.click()
    await until(lambda: [one.title for one in app.progress.works] == ["three"])
    popup.close()


async def test_several_are_counted(app: Application, tasks: GuiTasks, line: ProgressLine) -> None:
    for title in ("one", "two"):
        tasks.start(wait_for_stop(), title=title)
    await until(lambda: line.isVisible() and len(line.long_works) == 2)
    assert line.button.accessibleName().startswith("Running: 2 things run")
