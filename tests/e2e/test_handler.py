"""A handler is renamed in the real window, by real keys: its template follows when asked to, and invokes go on."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display

OFFERED_WITHIN_S = 10.0
"""How long the change may take to be shown: a dialog that opens under the next keys would lose the keyboard to them."""


def _open(window: Window, name: str, file: str) -> None:
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith(file), f"{file} to be open")


def _reviewed(window: Window) -> bool:
    """Whether the change of the handler is shown; it is asked for when it is not, as long as it is not offered."""
    if window.dialog("Change the handler"):
        return True
    window.focus()
    window.key("Escape", "ctrl+shift+p")
    window.type("Update Handler")
    window.key("Return")
    with suppress(AssertionError):  # it was not offered yet
        until(lambda: window.dialog("Change the handler"), "the change", within_s=OFFERED_WITHIN_S)
        return True
    return False


def _change(window: Window) -> None:
    window.key("ctrl+2", "ctrl+End", "Return")
    until(lambda: "•" in window.title(), "app.py to be changed")


def _breakpoints(home: Path) -> Any:
    file = home / "data" / "session.json"
    return json.loads(file.read_text(encoding="utf-8")).get("breakpoints") if file.exists() else None


@pytest.mark.parametrize(
    ("name", "file", "before", "after"),
    [
        ("Greet", "greet/app.py", "Handler: app.handler", "Handler: app.handle"),
        ("Echo", "echo/index.mjs", "Handler: index.handler", "Handler: index.handle"),
    ],
)
def test_the_template_follows(
    display: Display, home: Path, workspace: Path, name: str, file: str, *, before: str, after: str
) -> None:
    template, code = workspace / "template.yaml", workspace / file
    source = code.read_text(encoding="utf-8").replace("event['name']", "event.get('name')")
    code.write_text(source, encoding="utf-8")
    was = template.read_text(encoding="utf-8")
    at = was.index(before, was.index(f"  {name}:"))
    with open_window(display, home, workspace) as window:
        _open(window, name, code.name)
        window.key("ctrl+2", "ctrl+shift+i")
        assert window.wait_for_run(1)["outcome"] == "ok"
        window.key("ctrl+f")
        window.type("handler")
        window.key("Return", "Escape")  # its only place is selected
        window.type("handle")
        window.key("Escape", "ctrl+s")
        until(lambda: code.read_text(encoding="utf-8") == source.replace("handler", "handle"), "the save")
        until(lambda: _reviewed(window), "the change to be shown")
        assert template.read_text(encoding="utf-8") == was
        window.key("Return")
        expected = was[:at] + after + was[at + len(before) :]
        until(lambda: template.read_text(encoding="utf-8") == expected, "the template to follow")
        window.focus()
        window.key("ctrl+shift+i")
        run = window.wait_for_run(2)
        assert (run["function"], run["outcome"]) == (name, "ok")
        window.key("ctrl+shift+p")
        window.type("Undo Change of Function")
        window.key("Return")
        until(lambda: template.read_text(encoding="utf-8") == was, "the template to be as it was")
        assert window.quit() == 0


def test_breakpoints_stay_beside_their_lines(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        # Keys before the file has been read are lost: it can be changed once its title says so.
        _change(window)
        window.key("ctrl+z", "ctrl+Home", "Down", "Down", "F9")
        kept = {"path": "greet/app.py", "line": 3}
        until(lambda: _breakpoints(home) == {str(workspace): [kept]}, "the breakpoint to be kept")
        window.key("Home", "Return")
        until(lambda: _breakpoints(home) == {str(workspace): [{**kept, "line": 4}]}, "it to be moved")
        window.key("ctrl+z", "ctrl+s")
        until(lambda: _breakpoints(home) == {str(workspace): [kept]}, "it to be moved back")
        assert window.quit() == 0
    with open_window(display, home, workspace) as window:
        _open(window, "Greet", "app.py")
        _change(window)
        window.key("ctrl+z", "ctrl+Home", "Down", "Down", "F9")
        until(lambda: _breakpoints(home) is None, "it to be taken away again")
        assert window.quit() == 0
