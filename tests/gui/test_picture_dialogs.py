"""The pictures of dialogs and of compared results show what their names say."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui import picture_dialogs
from workbench.gui.picture_dialogs import COMPARED, EDIT, close_dialogs
from workbench.gui.pictures import RUNS, VIEWS
from workbench.gui.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]
MIDDLE = QRect(240, 110, 960, 680)
RESULT = QRect(760, 470, 680, 400)


def test_every_view_is_drawn() -> None:
    found = inspect.getmembers(picture_dialogs, inspect.iscoroutinefunction)
    made = [name for name, work in found if name[0] != "_" and work.__module__ == picture_dialogs.__name__]
    assert {name.replace("_", "-") for name in made} <= set(VIEWS)
    assert len(made) >= 5


def test_what_is_compared_is_in_the_history_and_the_edit_fits() -> None:
    assert COMPARED[:2] in RUNS
    assert EDIT[0] in (ROOT / "resources" / "sample" / COMPARED[2]).read_text(encoding="utf-8")


def test_dialogs_and_menus_are_closed_and_other_windows_not(qtbot: QtBot) -> None:
    window, dialog, menu = QWidget(), QDialog(), QMenu()
    for one in (window, dialog, menu):
        qtbot.addWidget(one)
        one.show()
    close_dialogs()
    assert window.isVisible()
    assert not dialog.isVisible()
    assert not menu.isVisible()


@pytest.mark.parametrize(
    ("view", "place", "token"), [("preferences", MIDDLE, "accent"), ("expectation", RESULT, "err")]
)
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str) -> None:
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(tmp_path), "--view", view]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", "dark"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    part = QImage(str(tmp_path / f"{view}-dark-100.png")).copy(place)
    wanted = QColor(load_theme("dark").tokens[token])
    assert sum(part.pixelColor(x, y) == wanted for x in range(part.width()) for y in range(part.height())) > 20
