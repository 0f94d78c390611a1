"""The program's layouts as they are at first."""

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.command_table import BY_ID
from workbench.gui.arrangements import ARRANGEMENTS, arrange
from workbench.gui.docks import Docks, PanelDock
from workbench.gui.look import Look


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.resize(1440, 856)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def docks(window: QMainWindow) -> Docks:
    return (
        PanelDock("dock.explorer", "Explorer", QWidget(), window),
        PanelDock("dock.composer", "Event composer", QWidget(), window),
        PanelDock("dock.runs", "Runs", QWidget(), window),
    )


def test_each_has_a_command() -> None:
    assert all(f"view.layout_{key}" in BY_ID for key in ARRANGEMENTS)


@pytest.mark.parametrize("key", ARRANGEMENTS)
def test_the_editor_keeps_room(qtbot: QtBot, window: QMainWindow, docks: Docks, key: str) -> None:
    arrange(window, docks, ARRANGEMENTS[key])
    wanted = ARRANGEMENTS[key]
    assert docks[1].isVisible() is (wanted.composer > 0)
    qtbot.waitUntil(lambda: docks[0].width() == wanted.explorer)
    assert window.centralWidget().width() > 380
    assert window.centralWidget().height() > 280


def test_one_follows_another(qtbot: QtBot, window: QMainWindow, docks: Docks) -> None:
    for key in (*ARRANGEMENTS, "edit"):
        arrange(window, docks, ARRANGEMENTS[key])
    qtbot.waitUntil(lambda: (docks[0].width(), docks[1].width(), docks[2].height()) == (268, 384, 280))
