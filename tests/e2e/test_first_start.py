"""The first start on a fresh home, in the real window by real keys: welcome page, sample, tour, and the help."""

import json
from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's home with nothing in it but where functions run."""
    file = tmp_path / "home" / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[run]\nexecutor = "process"\n', encoding="utf-8")
    return tmp_path / "home"


def _step(home: Path) -> str:
    """The step of the tour that the session keeps."""
    file = home / "data" / "session.json"
    return str(json.loads(file.read_text(encoding="utf-8")).get("tour.step", "")) if file.exists() else ""


def _wait_for_step(window: Window, step: str) -> None:
    until(lambda: _step(window.home) == step, f"the tour's step {step} (it is at {_step(window.home)})")


def test_the_doors_by_keyboard(display: Display, home: Path) -> None:
    with open_window(display, home, None) as window:
        assert window.title().startswith("sample")
        window.key("Down", "Return")
        until(lambda: window.dialog("New"), "a new function's dialog, from the second door")
        window.key("Escape")
        until(lambda: not window.dialog("New"), "the dialog to be closed")
        window.focus()
        window.key("Home", "Down", "Down", "Return")
        window.key("ctrl+p")
        window.type("Hello")
        window.key("Return")
        until(lambda: window.title().startswith("app.py"), "the sample's code to be open")
        assert _step(home) == ""  # nobody asked for the tour
        window.key("ctrl+Return")
        assert window.wait_for_run(1)["function"] == "Hello"
        assert window.quit() == 0


def test_the_tour_and_the_help(display: Display, home: Path) -> None:
    with open_window(display, home, None) as window:
        window.key("Home", "Down", "Down", "Down", "Return")
        _wait_for_step(window, "open")
        window.key("ctrl+p")
        window.type("Hello")
        window.key("Return")
        _wait_for_step(window, "invoke")
        window.key("ctrl+Return")
        assert window.wait_for_run(1)["outcome"] == "ok"
        _wait_for_step(window, "log")
        window.key("ctrl+4", "shift+Tab", "shift+Tab", "Right")
        _wait_for_step(window, "warm")
        window.key("ctrl+alt+Next")
        _wait_for_step(window, "event")
        window.key("ctrl+alt+Prior")
        _wait_for_step(window, "warm")
        window.key("F1")
        until(lambda: window.dialog("Help"), "the help")
        window.key("Escape")
        until(lambda: not window.dialog("Help"), "the help to be closed")
        window.focus()
        assert window.quit() == 0
    with open_window(display, home, None) as window:
        window.key("ctrl+alt+Next")  # means nothing while no tour is taken
        window.key("ctrl+alt+Home")

        def goes_on() -> bool:
            window.key("ctrl+alt+Next")  # nothing until the card is there
            assert _step(home) not in ("open", "invoke", "log")
            return _step(home) != "warm"  # a step or more further: the session is written a little later

        until(goes_on, "the tour to go on where it was")
        assert window.quit() == 0
