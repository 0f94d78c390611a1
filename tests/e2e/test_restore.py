"""Nothing typed is lost when the window is killed: real keys, SIGKILL soon after the last, and a new start."""

import time
from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display

WITHIN_S = 2.5
"""The promise is 1 s; other tests run on the same processors, and the window looks at its state by a timer."""


def _choose(window: Window, name: str, file: str) -> None:
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith(file), f"{file} to be open")


def _killed_soon_after(window: Window) -> None:
    """Kill it as the system does when memory is short; no earlier than the promise allows."""
    time.sleep(WITHIN_S)
    window.process.kill()
    window.process.wait()


def _ends(file: Path, text: str) -> bool:
    return file.read_text(encoding="utf-8").endswith(f"\n{text}")


def test_text_cursor_tabs_and_event_outlive_a_kill(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    before = code.read_text(encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _choose(window, "Echo", "index.mjs")
        _choose(window, "Greet", "app.py")
        window.key("ctrl+3", "ctrl+a", "Delete")
        window.type('{"name": "kept"')
        window.write_at_end("# one two")
        window.key("ctrl+Left")
        _killed_soon_after(window)
    assert code.read_text(encoding="utf-8") == before
    with open_window(display, home, None) as window:
        until(lambda: window.title().startswith("app.py •"), "the text that was not saved to be back")

        def saved() -> bool:
            window.key("ctrl+2", "ctrl+s")  # once more, where the first came before the file was read
            return _ends(code, "# one two")

        until(saved, "the text that was kept to be saved")
        window.type("and ")  # where the cursor was
        window.key("ctrl+s")
        until(lambda: _ends(code, "# one and two"), "what was typed at the cursor to be saved")
        window.key("ctrl+Return")
        assert window.payload(1) == {"text": "Hello, kept", "calls": 1}
        window.key("ctrl+Page_Down")
        until(lambda: window.title().startswith("index.mjs"), "the other tab")
        assert window.quit() == 0


def _size(window: Window) -> list[str]:
    return window.display.xdotool("getwindowgeometry", "--shell", window.id).splitlines()[3:5]


def _journal(home: Path) -> str:
    return "".join(one.read_text(encoding="utf-8") for one in home.glob("data/windows/*/journal.json"))


def test_folds_and_sizes_outlive_a_kill(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    lines = ["def handler(event, context):", "    name = event['name']", "    return name", "", "AFTER = 1", ""]
    code.write_text("\n".join(lines), encoding="utf-8")
    with open_window(display, home, workspace) as window:
        display.xdotool("windowsize", "--sync", window.id, "1180", "780")
        _choose(window, "Greet", "app.py")
        window.key("ctrl+2", "ctrl+Home", "ctrl+shift+bracketleft")
        until(lambda: '"folds": [0]' in _journal(home), "the fold to be kept")
        before = _size(window)
        _killed_soon_after(window)
    with open_window(display, home, None) as window:
        until(lambda: window.title().startswith("app.py"), "the tab to be back")
        assert _size(window) == before == ["WIDTH=1180", "HEIGHT=780"]
        window.key("ctrl+2", "ctrl+Home", "Down", "Down")  # from the handler to what follows its fold
        window.type("# ")
        window.key("ctrl+s")
        until(lambda: "# AFTER = 1" in code.read_text(encoding="utf-8"), "the line below the fold to be changed")
        assert window.quit() == 0


def test_a_file_that_changed_meanwhile_is_not_written_over(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet", "app.py")
        window.write_at_end("# mine")
        _killed_soon_after(window)
    code.write_text(code.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
    with open_window(display, home, None) as window:
        until(lambda: window.title().startswith("app.py •"), "the text that was not saved to be back")
        window.key("ctrl+2", "ctrl+s")
        _choose(window, "Echo", "index.mjs")
        assert window.quit() == 0
    assert _ends(code, "# theirs\n")


def test_a_damaged_journal_is_begun_anew(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet", "app.py")
        assert window.quit() == 0
    journal = next((home / "data" / "windows").glob("*/journal.json"))
    journal.write_text('{"half', encoding="utf-8")
    with open_window(display, home, None) as window:
        _choose(window, "Greet", "app.py")
        assert window.quit() == 0
    aside = next((home / "data" / "windows").glob("*-damaged-1/journal.json"))
    assert aside.read_text(encoding="utf-8") == '{"half'
    assert "app.py" in journal.read_text(encoding="utf-8")
