"""The explorer in the real window, by real keys: filtered and starred across restarts, configured, renamed, undone."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import THREE
from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window
from workbench.app.journal import read_tree

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
    until(lambda: " · three functions · " in window.title(), "its code to be open")


def _command(window: Window, title: str) -> None:
    window.key("ctrl+shift+p")
    window.type(title)
    window.key("Return")


def _session(home: Path) -> dict[str, Any]:
    file = home / "data" / "session.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return found


def _kept(home: Path) -> dict[str, Any]:
    """What the only window keeps of its folder."""
    return next((read_tree(journal.parent) for journal in (home / "data" / "windows").glob("*/journal.json")), {})


def test_a_filter_and_stars_come_back(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _command(window, "Favourite")
        until(lambda: _session(home).get("favourites") == {str(workspace): ["Greet"]}, "the star to be kept")
        window.key("ctrl+1", "slash")
        window.type("runtime:node")
        window.key("Return")
        until(lambda: window.title().startswith("index.mjs"), "the only function of that runtime to be shown")
        assert window.quit() == 0
    with open_window(display, home, workspace) as window:
        window.key("ctrl+1", "slash")
        window.key("Home")
        window.type("state:f ")
        assert window.quit() == 0
    assert _kept(home)["panels"]["explorer"] == {"filter": "state:f runtime:node"}


def test_a_function_is_configured_and_that_is_taken_back(display: Display, home: Path, workspace: Path) -> None:
    template = workspace / "template.yaml"
    before = template.read_text(encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _command(window, "Configure Function")
        until(lambda: window.dialog("Configure Greet"), "the form")
        window.type("memorysize")
        window.key("Return")
        window.type("512")
        window.key("ctrl+Return")
        until(lambda: window.dialog("Change the configuration of Greet"), "the change to be shown")
        assert template.read_text(encoding="utf-8") == before
        window.key("Return")
        after = before.replace("          GREETING: Hello\n", "          GREETING: Hello\n      MemorySize: 512\n")
        until(lambda: template.read_text(encoding="utf-8") == after, "the template to be written")
        window.focus()
        _command(window, "Undo Change of Function")
        until(lambda: template.read_text(encoding="utf-8") == before, "the template to be as it was")
        assert window.quit() == 0


def test_a_function_is_renamed_by_keys(display: Display, home: Path, workspace: Path) -> None:
    template = workspace / "template.yaml"
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _command(window, "Rename Function")
        until(lambda: window.dialog("Rename Greet"), "to be asked for a name")
        window.type("Welcome")
        window.key("Return")
        until(lambda: window.dialog("Rename Greet to Welcome"), "the change to be shown")
        window.key("Return")
        until(lambda: "\n  Welcome:\n" in template.read_text(encoding="utf-8"), "the template to be written")
        until(lambda: _kept(home).get("function") == "Welcome", "the renamed function to be the chosen one")
        window.focus()
        window.key("ctrl+Return")
        assert window.wait_for_run(1)["function"] == "Welcome"
        assert window.quit() == 0
