"""Dialogs are opened, never executed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench import __version__
from workbench.base.paths import UserPaths
from workbench.gui import dialogs
from workbench.gui.look import Look


@pytest.fixture
def parent(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def button(dialog: QWidget, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_about_names_version_and_folders(parent: QWidget, look: Look) -> None:
    paths = UserPaths(Path("/d"), Path("/c"), Path("/k"))
    dialog = dialogs.about(parent, look, paths)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in told
    assert all(folder in told for folder in ("/d", "/c", "/k"))
    assert dialog.isVisible()


def test_confirming_does_it(qtbot: QtBot, parent: QWidget) -> None:
    agreed: list[bool] = []
    dialog = dialogs.confirm(parent, "A function is running.", "It stops.", "Stop", lambda: agreed.append(True))
    qtbot.mouseClick(button(dialog, "dialog.stop"), Qt.MouseButton.LeftButton)
    assert agreed == [True]


def test_cancelling_does_nothing(qtbot: QtBot, parent: QWidget) -> None:
    agreed: list[bool] = []
    dialog = dialogs.confirm(parent, "A function is running.", "It stops.", "Stop", lambda: agreed.append(True))
    qtbot.mouseClick(button(dialog, "dialog.cancel"), Qt.MouseButton.LeftButton)
    assert agreed == []


def test_a_folder_is_chosen_without_blocking(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = dialogs.choose_folder(parent, tmp_path, chosen.append)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path))
    assert chosen == [tmp_path]
    dialog.close()
