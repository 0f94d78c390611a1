"""The pictures of the Profile tab show what their names say."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from workbench.gui import picture_profile
from workbench.gui.pictures import VIEWS
from workbench.gui.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]
BARS = QRect(820, 570, 400, 280)


def test_every_view_is_drawn() -> None:
    found = inspect.getmembers(picture_profile, inspect.iscoroutinefunction)
    made = {name for name, work in found if name[0] != "_" and work.__module__ == picture_profile.__name__}
    assert made == {"profile_empty", "profile"}
    assert {name.replace("_", "-") for name in made} <= set(VIEWS)


def test_the_bars_are_in_the_picture(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(tmp_path), "--view", "profile"]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", "dark"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    part = QImage(str(tmp_path / "profile-dark-100.png")).copy(BARS)
    wanted = QColor(load_theme("dark").tokens["accent"])
    assert sum(part.pixelColor(x, y) == wanted for x in range(part.width()) for y in range(part.height())) > 100
