"""A recent workspace's row: what it is called, and how it leaves."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.welcome_recent import RecentRow


def test_it_says_what_it_opens_and_how_it_leaves(qtbot: QtBot, look: Look) -> None:
    row = RecentRow(Path("/home/me/shop"), look)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Open shop"
    assert "Delete" in row.accessibleDescription()
    assert row.remove_button.accessibleName() == "Take shop off the list"


def test_delete_removes_and_other_keys_do_not(qtbot: QtBot, look: Look) -> None:
    row = RecentRow(Path("/home/me/shop"), look)
    qtbot.addWidget(row)
    with qtbot.assertNotEmitted(row.removed):
        qtbot.keyClick(row, Qt.Key.Key_A)
    with qtbot.waitSignal(row.removed):
        qtbot.keyClick(row, Qt.Key.Key_Delete)
