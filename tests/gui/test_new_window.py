"""More windows: each is a process of its own."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.main import parse
from workbench.gui.new_window import NewWindows, command


class Starts:
    """What was started, and whether it could be."""

    def __init__(self) -> None:
        self.given: list[Sequence[str]] = []
        self.works = True

    def __call__(self, program: str, arguments: Sequence[str]) -> bool:
        assert program == sys.executable
        self.given.append(arguments)
        return self.works


@pytest.fixture
def starts() -> Starts:
    return Starts()


@pytest.fixture
def windows(qtbot: QtBot, app: Application, actions: Actions, starts: Starts) -> NewWindows:
    window = QWidget()
    qtbot.addWidget(window)
    return NewWindows(app, actions, window, starts)


async def test_a_new_window_has_no_folder(windows: NewWindows, actions: Actions, starts: Starts) -> None:
    actions.action("window.new").trigger()
    chosen = parse(starts.given[0][3:])
    assert (chosen.new_window, chosen.path) == (True, None)


async def test_a_folder_opens_in_a_window_of_its_own(windows: NewWindows, starts: Starts) -> None:
    windows.open_folder(Path("/w/--odd"))
    chosen = parse(starts.given[0][3:])
    assert (chosen.new_window, chosen.path) == (True, Path("/w/--odd"))


async def test_the_folder_is_asked_for(windows: NewWindows, actions: Actions, starts: Starts) -> None:
    actions.action("window.open_folder").trigger()
    dialog = windows._window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit("/w/shop")
    assert starts.given[0][-1] == "/w/shop"


async def test_a_failure_is_told(windows: NewWindows, app: Application, starts: Starts) -> None:
    starts.works = False
    windows.open_empty()
    assert "No window" in app.notices.items[-1].text


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "-m" in command()[1]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command("--new-window") == (sys.executable, ("--new-window",))
