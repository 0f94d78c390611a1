"""Keys and settings are changed in the real window, by real keys, and hold at once and after a restart."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import THREE
from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the SAM application with three functions."""
    place = tmp_path / "three functions"
    shutil.copytree(THREE, place)
    return place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's home whose runs are child processes."""
    file = tmp_path / "home" / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[run]\nexecutor = "process"\n', encoding="utf-8")
    return tmp_path / "home"


def _choose(window: Window, name: str) -> None:
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith("app.py"), "its code to be open")


def _dialog(window: Window) -> str:
    return until(lambda: window.dialog("Preferences"), "the preferences")


def _close_dialog(window: Window) -> None:
    window.key("Escape")
    until(lambda: not window.dialog("Preferences"), "the preferences to be closed")
    window.focus()


def _settings(home: Path, name: str = "settings.toml") -> dict[str, Any]:
    file = home / "config" / name
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def test_a_key_is_changed_and_used(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        window.key("ctrl+shift+p")
        window.type("Keymap")
        window.key("Return")
        _dialog(window)
        window.type("run.invoke")
        window.key("Return", "Return", "ctrl+k", "r", "Return")
        until(lambda: _settings(home, "keymap.toml") == {"run": {"invoke": "Ctrl+K, R"}}, "the key to be kept")
        _close_dialog(window)
        window.key("ctrl+2", "ctrl+k", "r")
        assert window.wait_for_run(1)["function"] == "Greet"
        assert window.title().startswith("app.py ·")  # nothing was typed into the code
        assert window.quit() == 0
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        window.key("ctrl+k", "r")
        window.wait_for_run(2)


def test_a_setting_is_changed_at_once(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        window.key("ctrl+comma")
        _dialog(window)
        window.type("font size pixels")
        window.key("Return", "Up", "Up")
        until(lambda: _settings(home).get("editor") == {"font_size_px": 15}, "the setting to be kept")
        text = (home / "config" / "settings.toml").read_text(encoding="utf-8")
        assert "# Height of the editor's font in pixels.\nfont_size_px = 15" in text
        window.key("Escape")  # empties the search
        _close_dialog(window)
        assert window.quit() == 0


def test_a_preset_and_a_file_written_by_hand(display: Display, home: Path, workspace: Path) -> None:
    (home / "config" / "settings.toml").write_text('[run]\nexecutor = "process"\n[keys]\npreset = "emacs"\n')
    (home / "config" / "keymap.toml").write_text('[run]\ninvoke = "f8"\n')
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        window.key("ctrl+x", "ctrl+f")
        window.type("Greet")
        window.key("Return")
        until(lambda: window.title().startswith("app.py"), "its code to be open")
        window.key("ctrl+x", "o", "ctrl+End")
        window.type("\n# by hand\n")
        until(lambda: "•" in window.title(), "what was typed to be there")
        window.key("ctrl+x", "ctrl+s")
        until(lambda: "# by hand" in code.read_text(encoding="utf-8"), "the file to be saved")
        window.key("F8")
        assert window.wait_for_run(1)["function"] == "Greet"
        window.key("ctrl+x", "ctrl+c")
        assert window.process.wait(60) == 0
