"""An empty state's buttons are its actions."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.gui.explorer.empty import EmptyState


def test_buttons_follow_their_actions(qtbot: QtBot) -> None:
    action = QAction("Open Folder…")
    action.setObjectName("workspace.open")
    action.setEnabled(False)
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    page = EmptyState("Nothing", "Open something.", (action,))
    qtbot.addWidget(page)
    button = page.findChild(QPushButton, "explorer.empty.workspace.open")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    action.setEnabled(True)
    button.click()
    assert len(done) == 1
    assert [label.text() for label in page.findChildren(QLabel)] == ["Nothing", "Open something."]


def test_an_action_outlives_its_button(qtbot: QtBot) -> None:
    action = QAction("Open Folder…")
    page = EmptyState("Nothing", "Open something.", (action,))
    delete(page)
    with capture_exceptions() as raised:
        action.setEnabled(False)
    assert raised == []
