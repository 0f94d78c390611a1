"""Docks: where they stand at first, and that a panel's head moves its dock."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.docks import PanelDock, bring_on_screen, lay_out
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


def test_docks_float_close_and_come_back(qtbot: QtBot, window: QMainWindow) -> None:
    docks = three(window)
    for dock in docks:
        dock.float_or_dock()
        assert dock.isFloating()
        assert dock.isVisible()
        dock.close()
        assert not dock.isVisible()
        dock.show()
        assert dock.isFloating()
        dock.float_or_dock()
        assert not dock.isFloating()
    lay_out(window, *docks)
    qtbot.waitUntil(lambda: docks[2].width() == window.width())


def test_a_floating_dock_comes_back_with_the_state(window: QMainWindow) -> None:
    explorer, composer, runs = three(window)
    runs.float_or_dock()
    runs.move(100, 120)
    state = window.saveState()
    lay_out(window, explorer, composer, runs)
    assert not runs.isFloating()
    window.restoreState(state)
    assert runs.isFloating()
    assert runs.isVisible()


def test_one_that_nobody_can_take_hold_of_comes_on_a_screen(window: QMainWindow) -> None:
    runs = three(window)[2]
    runs.float_or_dock()
    screen = window.screen().availableGeometry()
    for place in (QPoint(-5000, 40), QPoint(40, screen.bottom() + 10), QPoint(40, -300)):
        runs.move(place)
        bring_on_screen(runs)
        assert screen.contains(runs.geometry().topLeft())
    runs.move(30, 30)
    bring_on_screen(runs)
    assert runs.pos() == QPoint(30, 30)


def test_one_in_the_window_stays(window: QMainWindow) -> None:
    runs = three(window)[2]
    before = runs.geometry()
    bring_on_screen(runs)
    assert runs.geometry() == before
