"""The real window speaks the language of its settings, and does what it says."""

from pathlib import Path

import pytest

from tests.support.display import Display, display
from tests.support.waiting import until
from tests.support.window import open_window

__all__ = ["display"]

pytestmark = pytest.mark.display


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's home that wants German."""
    file = tmp_path / "home" / "config" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[run]\nexecutor = "process"\n[look]\nlanguage = "de"\n', encoding="utf-8")
    return tmp_path / "home"


@pytest.mark.parametrize("words", ["Einstellungen", "preferences"])
def test_german_is_shown_and_commands_are_found_in_both_languages(
    display: Display, home: Path, workspace: Path, words: str
) -> None:
    with open_window(display, home, workspace) as window:
        window.key("ctrl+shift+p")
        window.type(words)
        window.key("Return")
        until(lambda: window.dialog("Einstellungen"), "the preferences in German")
        window.key("Escape")
        until(lambda: not window.dialog("Einstellungen"), "the preferences to be closed")
        window.focus()
        assert window.quit() == 0
