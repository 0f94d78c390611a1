"""The real window on a display of its own, driven by key and mouse events, and watched from outside."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.support.display import Display
from tests.support.terminal import ROOT
from tests.support.waiting import until
from workbench.base import paths

T = TypeVar("T")
PATIENCE_S = 60.0
ENGLISH = {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
"""The system's language is English for the window, whatever it is for the tests."""


@dataclass(frozen=True, slots=True)
class Window:
    """A running window: its process, its display and its user's home."""

    process: subprocess.Popen[str]
    display: Display
    home: Path
    id: str

    def key(self, *names: str) -> None:
        """Press keys, by their X names (`ctrl+Return`)."""
        self.display.xdotool("key", "--clearmodifiers", "--delay", "30", *names)

    def type(self, text: str) -> None:
        """Type text."""
        self.display.xdotool("type", "--delay", "8", text)

    def write_at_end(self, text: str) -> None:
        """Type into a new line below the code, and wait until it is there: a key before it has been read is held."""
        self.key("ctrl+2", "ctrl+End", "Return")
        self.type(text)
        until(lambda: "•" in self.title(), "the code to be written in")

    def title(self) -> str:
        """The window's title: it names the file in front, with a dot while it is not saved."""
        return self.display.xdotool("getwindowname", self.id)

    def dialog(self, title: str) -> str:
        """The id of a dialog of that title on the screen that has the keyboard; empty when there is none."""
        found = _search(self.display, self.process, "--name", f"^{title}")
        return found[0] if found and self.display.xdotool("getwindowfocus") in found else ""

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager does when a dialog of it is closed."""
        self.display.xdotool("windowfocus", "--sync", self.id)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self.display.xdotool("mousemove", str(x), str(y), "click", "1")

    def runs(self) -> list[dict[str, Any]]:
        """The run history as it stands in the user's home, newest first."""
        file = self.home / "data" / "history" / "runs.db"
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            try:
                return [dict(row) for row in database.execute("SELECT * FROM runs ORDER BY started_ns DESC")]
            except sqlite3.OperationalError:
                return []

    def wait_for_run(self, number: int) -> dict[str, Any]:
        """The newest run, once there are `number` and it has ended."""

        def look() -> dict[str, Any] | None:
            runs = self.runs()
            return runs[0] if len(runs) >= number and runs[0]["outcome"] != "running" else None

        return until(look, f"run {number} (the history has {len(self.runs())})")

    def payload(self, number: int) -> Any:
        """The newest run's payload, once there are `number` ended runs."""
        return json.loads(self.wait_for_run(number)["payload"])

    def quit(self) -> int:
        """Close it by its own key and give back its exit status."""
        self.key("ctrl+q")
        return self.process.wait(PATIENCE_S)


@contextmanager
def open_window(display: Display, home: Path, workspace: Path | None) -> Iterator[Window]:
    """Start `workbench-window` and wait until it is on the screen and has the keyboard; ended at the end."""
    with start(display, home, *([str(workspace)] if workspace else [])) as process:
        try:
            found = until(lambda: _window_id(display, process), "the window")
            display.xdotool("windowfocus", "--sync", found)
            # The title names the folder once its functions are there.
            until(lambda: "·" in display.xdotool("getwindowname", found), "the workspace to be open")
            yield Window(process, display, home, found)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(PATIENCE_S)


def start(display: Display, home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start `workbench-window` and wait for nothing."""
    command = [sys.executable, "-m", "workbench.gui.main", *arguments]
    environment = {**display.environment(), paths.HOME_VARIABLE: str(home), "PYTHONPATH": str(ROOT), **ENGLISH}
    return subprocess.Popen(command, env=environment, cwd=home.parent, text=True)


def _window_id(display: Display, process: subprocess.Popen[str]) -> str:
    assert process.poll() is None, "the window's process ended"
    for line in _search(display, process):
        size = display.xdotool("getwindowgeometry", "--shell", line)
        width = re.search(r"WIDTH=(\d+)", size)
        if width and int(width[1]) > 600:
            return line
    return ""


def _search(display: Display, process: subprocess.Popen[str], *wanted: str) -> list[str]:
    """The windows of the process on the screen that have what is wanted."""
    command = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(process.pid), *wanted]
    done = subprocess.run(command, env=display.environment(), capture_output=True, text=True, check=False)
    return done.stdout.split()
