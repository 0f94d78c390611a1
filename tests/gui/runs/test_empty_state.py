from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.empty_state import EmptyState


def test_it_says_what_would_fill_the_panel_and_offers_the_button(qtbot: QtBot, look: Look) -> None:
    action = QAction("Invoke")
    state = EmptyState(look, "runs.empty", action)
    qtbot.addWidget(state)
    state.say("No runs yet", "Invoke a function.")
    state.show()
    triggered = QSignalSpy(action.triggered)
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert triggered.count() == 1
    assert state.accessibleDescription() == "No runs yet Invoke a function."
    assert state.button.objectName() == "runs.empty.button"


def test_the_button_can_be_used_when_the_action_can(qtbot: QtBot, look: Look) -> None:
    action = QAction("Invoke")
    action.setEnabled(False)
    state = EmptyState(look, "runs.empty", action)
    qtbot.addWidget(state)
    assert not state.button.isEnabled()
    action.setEnabled(True)
    assert state.button.isEnabled()


def test_an_empty_detail_takes_no_room(qtbot: QtBot, look: Look) -> None:
    state = EmptyState(look, "runs.empty")
    qtbot.addWidget(state)
    state.show()
    state.say("No problems")
    assert not state.detail.isVisible()
