"""The composer's pictures show what their names say."""

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from workbench.gui import picture_composer
from workbench.gui.pictures import VIEWS
from workbench.gui.theme import load_theme
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_recipes import details

ROOT = Path(__file__).resolve().parents[2]


def test_every_view_is_drawn() -> None:
    made = [name for name, _ in inspect.getmembers(picture_composer, inspect.iscoroutinefunction) if name[0] != "_"]
    drawn = {"json" if name == "text" else name for name in made}
    assert len(drawn) >= 6
    assert drawn <= set(VIEWS)


def test_the_values_are_parameters_of_the_event() -> None:
    known = {parameter.name for parameter in details(load_catalogue(), "s3/put").recipe.parameters}
    assert set(picture_composer._VALUES) <= known


@pytest.mark.parametrize(("view", "token"), [("problems", "warn"), ("envelopes", "raised")])
def test_what_is_named_is_in_the_picture(tmp_path: Path, view: str, token: str) -> None:
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(tmp_path), "--view", view]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", "dark"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    panel = QImage(str(tmp_path / f"{view}-dark-100.png")).copy(1060, 140, 380, 330)
    wanted = QColor(load_theme("dark").tokens[token])
    found = sum(panel.pixelColor(x, y) == wanted for x in range(380) for y in range(330))
    assert found > (20 if token == "warn" else 16_000)
