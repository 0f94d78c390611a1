"""Pictures of the window that `workbench.gui.pictures` draws in a process of its own, and what is in them."""

import inspect
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from workbench.gui.theme import load_theme

ROOT = Path(__file__).resolve().parents[2]


def drawn(folder: Path, view: str, theme: str = "dark", scale: str = "1", *, screen: str = "") -> QImage:
    """The picture of a view, written to `folder`; on the Qt platform `screen`, else on one that suits the view."""
    command = [sys.executable, "-m", "workbench.gui.pictures", "--out", str(folder), "--view", view]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [*command, "--theme", theme, "--scale", scale],
        cwd=ROOT,
        env={**environment, **({"QT_QPA_PLATFORM": screen} if screen else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return QImage(str(folder / f"{view}-{theme}-{round(float(scale) * 100)}.png"))


def pixels(image: QImage, place: QRect, colour: str) -> int:
    """How many pixels of a place have a colour: a theme's token of the dark theme, or `#rrggbb`."""
    part, wanted = image.copy(place), QColor(load_theme("dark").tokens.get(colour, colour))
    return sum(part.pixelColor(x, y) == wanted for x in range(part.width()) for y in range(part.height()))


def views_of(module: ModuleType) -> set[str]:
    """The views that a module of pictures prepares, as the command line names them."""
    found = inspect.getmembers(module, inspect.iscoroutinefunction)
    made = (name for name, work in found if name[0] != "_" and work.__module__ == module.__name__)
    return {name.replace("_", "-") for name in made}
