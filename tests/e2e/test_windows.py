"""Several windows: a folder is open in one of them, and each keeps what is its own."""

from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import Window, open_window, start

__all__ = ["display"]

pytestmark = pytest.mark.display


def _ids(window: Window) -> list[str]:
    """The windows of the program on the screen, of whatever process."""
    return window.display.windows("Lambda Workbench$")


def _choose(window: Window, name: str) -> None:
    window.key("ctrl+p")
    window.type(name)
    window.key("Return")
    until(lambda: window.title().startswith("app.py"), "its code to be open")


def _text_is_back(display: Display, home: Path, folder: Path, code: Path, text: str) -> None:
    with open_window(display, home, folder) as again:
        until(lambda: again.title().startswith("app.py •"), "the unsaved text")

        def saved() -> bool:
            again.key("ctrl+2", "ctrl+s")  # once more, where the first came before the file was read
            return code.read_text(encoding="utf-8").endswith(text)

        until(saved, "it to be saved")
        assert again.quit() == 0


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another folder with a function."""
    folder = tmp_path / "other"
    (folder / "fn").mkdir(parents=True)
    (folder / "fn" / "app.py").write_text("def handler(event, context):\n    return 1\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("named", [True, False])
def test_a_second_start_on_an_open_folder_raises_its_window(
    display: Display, home: Path, workspace: Path, other: Path, *, named: bool
) -> None:
    opened = (workspace, other) if named else (other, workspace)
    with open_window(display, home, opened[0]) as one, open_window(display, home, opened[1]) as two:
        window, covering = (one, two) if named else (two, one)
        covering.focus()
        display.xdotool("windowraise", covering.id)
        with start(display, home, *([str(workspace)] if named else [])) as second:
            assert second.wait(60) == 0
        until(lambda: display.topmost(one.id, two.id) == window.id, "the window to come to the front")
        assert len(_ids(window)) == 2


def test_two_windows_keep_their_own_text(display: Display, home: Path, workspace: Path, other: Path) -> None:
    with open_window(display, home, workspace) as first, open_window(display, home, other) as second:
        second.key("ctrl+p")
        second.type("fn")
        second.key("Return")
        until(lambda: second.title().startswith("app.py"), "the second window's code")
        second.write_at_end("# second")
        first.focus()
        _choose(first, "Greet")
        first.write_at_end("# first")
        assert first.quit() == 0
        second.focus()
        assert second.quit() == 0
    _text_is_back(display, home, workspace, workspace / "greet" / "app.py", "# first")
    _text_is_back(display, home, other, other / "fn" / "app.py", "# second")


def test_a_new_window_has_the_welcome_page(display: Display, home: Path, workspace: Path) -> None:
    with open_window(display, home, workspace) as window:
        before = len(_ids(window))
        window.key("ctrl+alt+shift+w")
        until(lambda: len(_ids(window)) > before, "another window")
        assert window.process.poll() is None
        new = next(each for each in _ids(window) if each != window.id)
        display.xdotool("windowfocus", "--sync", new)
        display.xdotool("key", "--clearmodifiers", "ctrl+q")
        until(lambda: len(_ids(window)) == before, "the new window to be closed")
