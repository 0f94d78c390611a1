"""The theme is switched in the real window by keys alone; the screen has its colours, also after a restart."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window
from workbench.gui.theme import load_theme

__all__ = ["display"]

pytestmark = pytest.mark.display

_PIXEL = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
image = app.primaryScreen().grabWindow(0, int(sys.argv[1]), int(sys.argv[2]), 1, 1).toImage()
print(image.pixelColor(0, 0).name())
"""


def _colour(window: Window, x: int, y: int) -> str:
    """What is on the screen at a place, as `#rrggbb`."""
    command = [sys.executable, "-c", _PIXEL, str(x), str(y)]
    done = subprocess.run(
        command, env=window.display.environment(), capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def _shows(window: Window, theme: str) -> None:
    """Wait until the empty middle of the editor has the theme's colour."""
    wanted = load_theme(theme).tokens["editor"]
    place = window.display.xdotool("getwindowgeometry", "--shell", window.id)
    at = dict(line.split("=") for line in place.splitlines())
    x, y = int(at["X"]) + int(at["WIDTH"]) // 2, int(at["Y"]) + 120
    until(lambda: _colour(window, x, y) == wanted, f"the {theme} theme at {x}, {y} (it is {_colour(window, x, y)})")


def _choose(window: Window, theme: str) -> None:
    window.key("ctrl+shift+p")
    window.type(f"theme {theme}")
    window.key("Return")


def test_themes_are_switched_by_the_palette(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        for theme in ("dark", "light", "high-contrast", "dark", "light"):
            _choose(window, theme.replace("-", " "))
            _shows(window, theme)
        assert window.quit() == 0
    with open_window(display, home, workspace) as window:
        _shows(window, "light")
        assert window.quit() == 0


def test_a_theme_that_is_written_by_hand_shows_at_once(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "dark")
        _shows(window, "dark")
        file = home / "config" / "settings.toml"
        until(lambda: "dark" in file.read_text(encoding="utf-8"), "the setting to be kept")
        file.write_text(file.read_text(encoding="utf-8").replace("dark", "light"), encoding="utf-8")
        _shows(window, "light")
        assert window.quit() == 0
