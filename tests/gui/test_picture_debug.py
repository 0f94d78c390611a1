"""The pictures of the Debug tab show what their names say."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from workbench.gui import picture_debug
from workbench.gui.editor.selections import STOPPED_SHARE
from workbench.gui.pictures import VIEWS
from workbench.gui.theme import blend, load_theme

ROOT = Path(__file__).resolve().parents[2]
CODE = QRect(280, 100, 700, 440)


def test_every_view_is_drawn() -> None:
    found = inspect.getmembers(picture_debug, inspect.iscoroutinefunction)
    made = {name for name, work in found if name[0] != "_" and work.__module__ == picture_debug.__name__}
    assert made == {"debug_empty", "debug", "debug_layout", "ended"}
    assert {name.replace("_", "-") for name in made - {"ended"}} <= set(VIEWS)


def test_the_line_in_which_the_code_stands_is_marked(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(tmp_path), "--view", "debug"]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", "dark"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    tokens = load_theme("dark").tokens
    wanted = QColor(blend(tokens["warn"], tokens["editor"], STOPPED_SHARE))
    part = QImage(str(tmp_path / "debug-dark-100.png")).copy(CODE)
    assert sum(part.pixelColor(x, y) == wanted for x in range(part.width()) for y in range(part.height())) > 5000
