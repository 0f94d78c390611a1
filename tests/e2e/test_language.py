"""Python is understood in the real window: by real keys, with the real worker, also after that was killed."""

import os
import signal
from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.processes import processes_with
from tests.support.waiting import until
from tests.support.window import Window, _search, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display


def _popups(window: Window) -> int:
    return len(_search(window.display, window.process)) - 1


def _press_until(window: Window, title: str, *keys: str) -> bool:
    """Whether the title has this; the keys are pressed when it does not have it yet."""
    if title in window.title():
        return True
    window.key(*keys)
    return False


def _worker(home: Path) -> list[int]:
    cache = str(home / "cache" / "python-code")
    return [number for number in processes_with(cache) if number != os.getpid()]


def test_completion_definition_and_a_worker_that_dies(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        window.key("ctrl+p")
        window.type("Greet")
        window.key("Return")
        until(lambda: window.title().startswith("app.py"), "app.py to be open")
        window.key("ctrl+2", "ctrl+End", "Return")
        until(lambda: "•" in window.title(), "app.py to be changed")
        window.key("ctrl+End", "Return")
        window.type("import string")
        window.key("Escape", "Return")
        window.type("string.ascii_let")
        until(lambda: _popups(window) == 1, "the completions to show")
        window.key("Return", "ctrl+s")
        until(
            lambda: code.read_text(encoding="utf-8").rstrip().endswith("string.ascii_letters"), "the name to be taken"
        )
        until(lambda: _press_until(window, "string.py", "F12"), "the definition")
        (worker,) = _worker(home)
        os.kill(worker, signal.SIGKILL)
        window.key("ctrl+w")
        until(lambda: window.title().startswith("app.py"), "app.py to be in front again")
        window.key("F12")  # the first question after the kill finds nobody
        until(lambda: _worker(home) != [worker], "the end of the worker")
        until(lambda: _press_until(window, "string.py", "F12"), "the definition again")
        assert window.quit() == 0
    assert _worker(home) == []
