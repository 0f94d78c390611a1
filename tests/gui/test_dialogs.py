"""Dialogs are opened, never executed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QSpinBox, QWidget
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
    qtbot.mouseClick(button(dialog, "dialog.agree"), Qt.MouseButton.LeftButton)
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


def test_a_number_is_asked_for_within_its_bounds(qtbot: QtBot, parent: QWidget) -> None:
    chosen: list[int] = []
    dialog = dialogs.ask_number(parent, "Number of records", 3, (1, 10_000), chosen.append)
    field = dialog.findChild(QSpinBox, "dialog.number.value")
    assert isinstance(field, QSpinBox)
    assert field.value() == 3
    field.setValue(20_000)
    qtbot.mouseClick(button(dialog, "dialog.apply"), Qt.MouseButton.LeftButton)
    assert chosen == [10_000]


def test_no_number_is_taken_from_a_dialog_that_was_left(qtbot: QtBot, parent: QWidget) -> None:
    chosen: list[int] = []
    dialog = dialogs.ask_number(parent, "Number of records", 3, (1, 9), chosen.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert chosen == []


def test_files_are_chosen(parent: QWidget) -> None:
    chosen: list[tuple[Path, ...]] = []
    dialog = dialogs.choose_files(parent, "Import events", Path("/"), chosen.append)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.filesSelected.emit(["/a.json", "/b.json"])
    assert chosen == [(Path("/a.json"), Path("/b.json"))]


def test_a_target_is_chosen_and_asked_about_when_it_is_there(parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = dialogs.choose_target(parent, "Export", tmp_path / "_f-schema.json", chosen.append)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["_f-schema.json"]
    dialog.fileSelected.emit("/out.json")
    assert chosen == [Path("/out.json")]
