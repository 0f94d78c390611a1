"""Less moves when the setting or the system says so."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui import motion
from workbench.gui.motion import KEY, Motion, ask_system


@pytest.fixture(autouse=True)
def blink(qapp: QApplication) -> Iterator[int]:
    """The caret's usual blink, put back afterwards."""
    usual = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(1000)
    yield 1000
    qapp.setCursorFlashTime(usual)


def less(tell: Callable[[], None], _owner: QObject) -> None:
    tell()


def nothing(_tell: Callable[[], None], _owner: QObject) -> None:
    """A system without a wish."""


async def test_the_setting_holds_at_once(qtbot: QtBot, app: Application, blink: int) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Motion(app.settings, window, nothing)
    assert not made.reduced
    for value, flash in (("on", 0), ("off", blink), ("on", 0), ("system", blink)):
        app.settings.set(KEY, value)
        assert QApplication.cursorFlashTime() == flash
        assert window.isAnimated() is (flash > 0)


@pytest.mark.parametrize(("value", "reduced"), [("system", True), ("on", True), ("off", False)])
async def test_the_systems_wish_holds_unless_it_is_overruled(
    qtbot: QtBot, app: Application, value: str, *, reduced: bool
) -> None:
    app.settings.set(KEY, value)
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Motion(app.settings, window, less)
    assert made.reduced is reduced
    assert (QApplication.cursorFlashTime() == 0) is reduced


@pytest.mark.parametrize(("answer", "told"), [("false", [1]), ("true", []), ("", [])])
def test_the_systems_program_is_asked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str, told: list[int]
) -> None:
    monkeypatch.setattr(motion, "_GNOME", ("echo", (answer,), "false"))
    monkeypatch.setattr(sys, "platform", "linux")
    heard: list[int] = []
    owner = QObject()
    ask_system(lambda: heard.append(1), owner)
    process = owner.children()[0]
    assert isinstance(process, QProcess)
    assert process.waitForFinished(10_000)
    assert heard == told


def test_a_system_without_such_a_program_has_no_wish(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "_GNOME", ("no-such-program", (), "false"))
    monkeypatch.setattr(sys, "platform", "linux")
    owner = QObject()
    ask_system(pytest.fail, owner)
    process = owner.children()[0]
    assert isinstance(process, QProcess)
    assert not process.waitForStarted(10_000)
