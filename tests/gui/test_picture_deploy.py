"""The pictures of a deployment show what their names say."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from workbench.gui import picture_deploy
from workbench.gui.pictures import VIEWS
from workbench.gui.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]
BUTTON = QRect(1180, 780, 120, 40)
SIGN = QRect(210, 150, 40, 24)


def test_every_view_is_drawn() -> None:
    found = inspect.getmembers(picture_deploy, inspect.iscoroutinefunction)
    made = {name for name, work in found if name[0] != "_" and work.__module__ == picture_deploy.__name__}
    assert made == {"deploy", "synced"}
    assert made <= set(VIEWS)


@pytest.mark.parametrize(
    ("view", "place", "token", "least"), [("deploy", BUTTON, "accent", 500), ("synced", SIGN, "run", 1)]
)
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, place: QRect, token: str, least: int) -> None:
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(tmp_path), "--view", view]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", "dark"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    part = QImage(str(tmp_path / f"{view}-dark-100.png")).copy(place)
    wanted = QColor(load_theme("dark").tokens[token])
    assert sum(part.pixelColor(x, y) == wanted for x in range(part.width()) for y in range(part.height())) > least
