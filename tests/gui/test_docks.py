"""Docks: where they stand at first, and that a panel's head moves its dock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.docks import PanelDock, lay_out
from workbench.gui.look import Look


class Headed(QWidget):
    """A panel with a head."""

    def __init__(self) -> None:
        super().__init__()
        self.head = QLabel("EXPLORER", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    made.resize(1440, 856)
    qtbot.addWidget(made)
    made.show()
    return made


def three(window: QMainWindow) -> tuple[PanelDock, PanelDock, PanelDock]:
    docks = (
        PanelDock("dock.explorer", "Explorer", QWidget(), window),
        PanelDock("dock.composer", "Event composer", QWidget(), window),
        PanelDock("dock.runs", "Runs", QWidget(), window),
    )
    lay_out(window, *docks)
    return docks


def test_the_first_layout(qtbot: QtBot, window: QMainWindow) -> None:
    explorer, composer, runs = three(window)
    qtbot.waitUntil(lambda: explorer.width() == 268 and composer.width() == 384 and runs.height() == 280)
    assert runs.width() == window.width()
    assert window.dockWidgetArea(composer) is Qt.DockWidgetArea.RightDockWidgetArea


def test_docks_can_be_put_back(qtbot: QtBot, window: QMainWindow) -> None:
    explorer, composer, runs = three(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, explorer)
    runs.hide()
    lay_out(window, explorer, composer, runs)
    assert window.dockWidgetArea(explorer) is Qt.DockWidgetArea.LeftDockWidgetArea
    assert runs.isVisible()


def test_a_panels_head_is_the_docks_title_bar(window: QMainWindow) -> None:
    panel = Headed()
    dock = PanelDock("dock.explorer", "Explorer", panel, window)
    assert dock.titleBarWidget().isAncestorOf(panel.head)
    assert not panel.isAncestorOf(panel.head)


def test_a_panel_without_a_head_has_no_title_bar(window: QMainWindow) -> None:
    dock = PanelDock("dock.runs", "Runs", QWidget(), window)
    assert dock.titleBarWidget().maximumHeight() == 0
    assert dock.objectName() == "dock.runs"
    assert dock.accessibleName() == "Runs"
