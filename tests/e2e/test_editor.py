"""The editor in the real window, by real keys and the mouse: one text in two groups, and a change from outside."""

import json
import os
import shutil
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


def _open(window: Window, name: str, file_name: str) -> None:
    """Open a function or file, and wait until its text is there: the cursor goes to its end then."""
    _pick(window, name, file_name)
    window.key("ctrl+2")

    def at_the_end() -> bool:
        window.key("ctrl+End")
        return any(Path(one["path"]).name == file_name and one["line"] > 0 for one in _files(_kept(window.home)))

    until(at_the_end, f"the text of {file_name}")
    window.key("ctrl+Home")


def _pick(window: Window, name: str, file_name: str) -> None:
    """Choose in quick open; files are listed while it is open."""

    def picked() -> bool:
        window.key("ctrl+p")
        window.type(name)
        window.key("Return")
        try:
            return until(lambda: window.title().startswith(file_name), "it to be open", 3.0)
        except AssertionError:
            window.key("Escape")
            return False

    until(picked, f"{file_name} to be open")


def _hit(window: Window) -> str:
    """What is in front after going to the next hit."""
    window.key("F4")
    return window.title()


def _type_line(window: Window, text: str) -> None:
    window.type(text)
    window.key("Return")


def _front(window: Window, file_name: str, *, unsaved: bool = False) -> None:
    mark = " •" if unsaved else ""
    until(lambda: window.title().startswith(f"{file_name}{mark} ·"), f"{file_name}{mark} to be in front")


def _has(path: Path, text: str) -> None:
    until(lambda: path.read_text(encoding="utf-8").startswith(text), f"{path.name} to begin with {text!r}")


def _kept(home: Path) -> dict[str, Any]:
    """What would come back of the editor."""
    for file in home.rglob("journal.json"):
        state = json.loads(file.read_text(encoding="utf-8"))["state"]
        return dict(state["panels"]["editor"])
    return {"files": []}


def _files(kept: dict[str, Any]) -> list[dict[str, Any]]:
    """Of both groups."""
    return [*kept["files"], *kept.get("split", {}).get("files", ())]


def _names(kept: dict[str, Any]) -> list[str]:
    return [Path(one["path"]).name for one in kept["files"]]


def test_one_text_in_two_groups(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    before = code.read_text(encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        _type_line(window, "# one")
        _front(window, "app.py", unsaved=True)
        window.key("ctrl+s")
        _has(code, f"# one\n{before}")
        window.key("ctrl+backslash", "ctrl+Home")
        _type_line(window, "# two")
        _front(window, "app.py", unsaved=True)
        # The group at the left has it too, and takes the line away.
        window.key("F6", "ctrl+Home", "End")
        window.type(" and three")
        window.key("ctrl+s")
        _has(code, f"# two and three\n# one\n{before}")
        _front(window, "app.py")
        window.key("ctrl+shift+k")
        _front(window, "app.py", unsaved=True)
        window.key("F6", "ctrl+s")
        _has(code, f"# one\n{before}")
        window.key("ctrl+alt+w")
        _front(window, "app.py")
        assert window.quit() == 0
    kept = _kept(home)
    assert _names(kept) == ["app.py"]
    assert "split" not in kept


def test_a_split_comes_back_and_hits_open_in_it(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        window.key("ctrl+alt+backslash")
        window.key("ctrl+shift+f")
        window.type("Transform")
        window.key("Return")
        until(lambda: _hit(window).startswith("template.yaml"), "the hit")
        assert window.quit() == 0
    kept = _kept(home)
    assert (_names(kept), kept["split"]["side"]) == (["app.py"], "down")
    assert _names(kept["split"]) == ["app.py", "template.yaml"]
    with open_window(display, home, workspace) as window:
        _front(window, "template.yaml")
        window.key("F6")
        _front(window, "app.py")
        window.key("F6", "ctrl+w", "ctrl+w")
        _front(window, "app.py")
        assert window.quit() == 0
    assert "split" not in _kept(home)


def test_a_change_from_outside_is_compared(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        _type_line(window, "# mine")
        _front(window, "app.py", unsaved=True)
        code.write_text("# theirs\n", encoding="utf-8")
        os.utime(code, ns=(1, 1))
        window.key("ctrl+s")
        window.key("Return")  # the first choice has the keyboard: Compare
        until(lambda: window.dialog("app.py on disk and here"), "the comparison")
        assert code.read_text(encoding="utf-8") == "# theirs\n"
        window.key("F7", "Return")  # Keep mine
        until(lambda: not window.dialog("app.py on disk and here"), "the comparison to be closed")
        window.focus()
        window.key("ctrl+2", "ctrl+s")
        _has(code, "# mine\n")
        _front(window, "app.py")
        assert window.quit() == 0


def test_a_tab_is_dragged_to_the_edge(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        _open(window, "template.yaml", "template.yaml")
        drag = ("mousemove", "330", "60", "mousedown", "1")
        steps = [part for x in (340, 500, 800, 1040) for part in ("mousemove", str(x), "300")]
        display.xdotool(*drag)
        for step in range(0, len(steps), 3):
            display.xdotool(*steps[step : step + 3])
        display.xdotool("mouseup", "1")
        _front(window, "app.py")
        assert window.quit() == 0
    kept = _kept(home)
    assert (_names(kept), _names(kept["split"])) == (["template.yaml"], ["app.py"])
    assert kept["split"]["side"] == "right"
