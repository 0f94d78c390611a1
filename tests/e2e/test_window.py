"""The main job in the real window: its own process on its own display, real keys, watched from outside."""

import json
from pathlib import Path

import pytest

from tests.support import docker_images, leftovers
from tests.support.display import Display, display
from tests.support.terminal import Terminal
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

THREE_OUTCOMES = (
    ("Greet", "app.py", "ok"),
    ("Echo", "index.mjs", "ok"),
    ("Broken", "app.py", "function_error"),
)

# Places in a window of its first size: the second function's row, and the composer's primary button.
ECHO_ROW = (80, 182)
COMPOSER_INVOKE = (1358, 569)

pytestmark = pytest.mark.display


def _choose(window: Window, name: str, file: str = "app.py") -> None:
    """Go to a function by quick open, as a person without a mouse does, and wait for its code to be there."""
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith(file), f"{file} to be open")


def _write_event(window: Window, text: str) -> None:
    window.key("ctrl+3", "ctrl+a", "Delete")
    window.type(text)


def test_the_main_job_by_keyboard_alone(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _write_event(window, '{"name": "Ada"')  # the closing brace is there already
        window.key("ctrl+Return")
        run = window.wait_for_run(1)
        assert (run["outcome"], run["function"]) == ("ok", "Greet")
        assert json.loads(run["payload"]) == {"text": "Hello, Ada", "calls": 1}
        window.key("ctrl+Return")
        assert window.payload(2) == {"text": "Hello, Ada", "calls": 2}  # warm: the same environment
        assert window.quit() == 0
    leftovers.assert_none(home)


@pytest.mark.docker
def test_the_three_functions_in_containers(display: Display, terminal: Terminal, workspace: Path) -> None:
    lacking = docker_images.lacking(*docker_images.IMAGES.values())
    if lacking:
        pytest.skip(f"Docker tests need {lacking}")
    terminal.use_test_images()
    with open_window(display, terminal.home, workspace) as window:
        for number, (name, file, outcome) in enumerate(THREE_OUTCOMES, start=1):
            _choose(window, name, file)
            _write_event(window, '{"name": "Ada"')
            window.key("ctrl+Return")
            run = window.wait_for_run(number)
            assert (run["function"], run["outcome"], run["executor"]) == (name, outcome, "docker")
        assert window.quit() == 0
    leftovers.assert_none(terminal.home)


def test_a_saved_change_is_what_the_next_invoke_runs(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _write_event(window, '{"name": "Ada"')
        window.key("ctrl+Return")
        window.wait_for_run(1)
        window.key("ctrl+2", "ctrl+End")
        window.type("\nhandler = lambda event, context: 'edited'\n")
        window.key("ctrl+s")
        until(lambda: "edited" in code.read_text(encoding="utf-8"), "the file to be saved")
        window.key("ctrl+Return")
        assert window.payload(2) == "edited"


def test_the_main_job_by_mouse(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        window.click(*ECHO_ROW)
        until(lambda: window.title().startswith("index.mjs"), "the clicked function's code")
        window.click(*COMPOSER_INVOKE)
        run = window.wait_for_run(1)
        assert (run["outcome"], run["function"]) == ("ok", "Echo")
        assert json.loads(run["payload"]) == {"event": {}, "name": "Echo"}


def test_a_broken_function_shows_aws_own_error(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Broken")
        window.key("ctrl+Return")
        run = window.wait_for_run(1)
        assert run["outcome"] == "function_error"
        assert json.loads(run["payload"])["errorType"] == "Runtime.UserCodeSyntaxError"


def test_invalid_json_is_never_sent(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _write_event(window, '{"name" 1')
        window.key("ctrl+Return")
        _write_event(window, '{"name": "second"')
        window.key("ctrl+Return")
        assert window.payload(1) == {"text": "Hello, second", "calls": 1}
        assert len(window.runs()) == 1


def test_what_was_typed_comes_back_after_a_restart(display: Display, home: Path, workspace: Path) -> None:
    code = workspace / "greet" / "app.py"
    before = code.read_text(encoding="utf-8")
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        _write_event(window, '{"name": "kept"')
        window.key("ctrl+2", "ctrl+End")
        window.type("# not saved yet")
        assert window.quit() == 0
    assert code.read_text(encoding="utf-8") == before
    with open_window(display, home, None) as window:
        until(lambda: window.title().startswith("app.py •"), "the text that was not saved to be back")
        window.key("ctrl+2", "ctrl+s")
        until(lambda: "# not saved yet" in code.read_text(encoding="utf-8"), "the text that was kept to be saved")
        window.key("ctrl+Return")
        assert window.payload(1) == {"text": "Hello, kept", "calls": 1}


def test_a_killed_window_leaves_no_process_for_the_next_one(display: Display, home: Path, workspace: Path) -> None:
    (workspace / "greet" / "app.py").write_text(
        "import time\ndef handler(e, c):\n    time.sleep(60)\n", encoding="utf-8"
    )
    with open_window(display, home, workspace) as window:
        _choose(window, "Greet")
        window.key("ctrl+Return")
        until(window.runs, "the run to begin")
        window.process.kill()
        window.process.wait()
    with open_window(display, home, workspace) as window:
        run = until(lambda: next((run for run in window.runs() if run["outcome"] == "error"), None), "the lost run")
        assert "ended" in run["error"]
        _choose(window, "Echo", "index.mjs")
        window.key("ctrl+Return")
        window.wait_for_run(2)
        assert window.quit() == 0
    leftovers.assert_none(home)
