"""A function is debugged in the real window, by keys alone; the console asks the code that stands still."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import leftovers
from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display

CODE = """\
def handler(event, context):
    total = 0
    for price in event["prices"]:
        total += price
    return {"total": total}
"""
ADDS = 4
"""The line that adds, from 1."""


def _open(window: Window, name: str, file: str) -> None:
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith(file), f"{file} to be open")


def _break_at(window: Window, line: int) -> None:
    """Set the first breakpoint, at a line (from 1) of the code, once that has been read."""
    _open(window, "Greet", "app.py")
    window.key("ctrl+2")

    def at_the_end() -> bool:
        window.key("ctrl+End")
        return _cursor_line(window.home) > 1

    until(at_the_end, "the code to be there")
    window.key("ctrl+Home", *["Down"] * (line - 1), "F9")
    until(lambda: _session(window.home).get("breakpoints"), "the breakpoint")


def _session(home: Path) -> Any:
    file = home / "data" / "session.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _cursor_line(home: Path) -> int:
    """Where the cursor is in the code, from 1, as the session keeps it."""
    for file in home.rglob("journal.json"):
        files = json.loads(file.read_text(encoding="utf-8"))["state"]["panels"]["editor"]["files"]
        return next((one["line"] + 1 for one in files if Path(one["path"]).name == "app.py"), 0)
    return 0


def _ask(window: Window, text: str) -> None:
    """Type into the console."""
    window.key("alt+F8")
    window.type(text)
    window.key("Return")


def test_a_function_is_debugged_by_keyboard_alone(display: Display, home: Path, workspace: Path) -> None:
    (workspace / "greet" / "app.py").write_text(CODE, encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _break_at(window, ADDS)
        window.key("ctrl+3", "ctrl+a", "Delete")
        window.type('{"prices": [2, 3')  # the closing brackets are there already
        _open(window, "template.yaml", "template.yaml")
        window.key("ctrl+F5")
        until(lambda: window.title().startswith("app.py"), "the code to be shown where it stands")
        _ask(window, "print('seen', total, price)")
        window.key("F10")
        until(lambda: _cursor_line(home) == ADDS - 1, "the step to the loop's head")
        _ask(window, "print('seen', total, price); event['prices'].append(10)")
        window.key("F8")
        until(lambda: _cursor_line(home) == ADDS, "the breakpoint to be met again")
        assert window.runs()[0]["outcome"] == "running"
        window.key("F9", "F8")
        run = window.wait_for_run(1)
        assert (run["outcome"], run["function"], json.loads(run["payload"])) == ("ok", "Greet", {"total": 15})
        log = str(dict(run))
        assert "seen 0 2" in log
        assert "seen 2 2" in log
        # Nothing is left of it: the next invoke is as any other.
        window.key("ctrl+Return")
        assert window.payload(2) == {"total": 5}
        assert window.quit() == 0
    leftovers.assert_none(home)


def test_a_window_that_is_closed_ends_what_it_debugs(display: Display, home: Path, workspace: Path) -> None:
    (workspace / "greet" / "app.py").write_text(CODE, encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _break_at(window, ADDS - 2)
        _open(window, "template.yaml", "template.yaml")
        window.key("ctrl+F5")
        until(lambda: window.title().startswith("app.py"), "the code to be shown where it stands")
        assert window.quit() == 0
    leftovers.assert_none(home)
