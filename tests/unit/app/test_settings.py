from pathlib import Path

import pytest

from workbench.app.notices import NoticeBoard
from workbench.app.settings import Settings
from workbench.base.aio import TaskOwner
from workbench.model.errors import StoreError, UsageError


class Home:
    """Settings in a folder, opened as often as a test needs them."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "config" / "settings.toml"
        self.notices = NoticeBoard()

    def settings(self) -> Settings:
        return Settings(self.path, TaskOwner(self.notices.error), self.notices)

    async def loaded(self) -> Settings:
        settings = self.settings()
        await settings.load()
        return settings

    def write(self, text: str | bytes) -> None:
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


async def test_round_trip(home: Home) -> None:
    settings = await home.loaded()
    settings.set("look.theme", "dark")
    settings.set("editor.font_size_px", 15)
    settings.set("run.images", {"python3.13": "mine:1"})
    await settings.flush()
    again = await home.loaded()
    assert again.text("look.theme") == "dark"
    assert again.number("editor.font_size_px") == 15
    assert again.mapping("run.images") == {"python3.13": "mine:1"}
    assert not again.flag("editor.word_wrap")
    assert home.notices.items == []


async def test_the_file_can_be_edited_by_hand(home: Home) -> None:
    home.write('# mine\n[look]\ntheme = "light"\n\n[future]\nx = 1\n')
    settings = await home.loaded()
    assert settings.get("look.theme") == "light"
    settings.set("look.theme", "dark")
    settings.set("history.max_runs", 7)
    await settings.flush()
    text = home.path.read_text()
    assert text.startswith('# mine\n[look]\ntheme = "dark"\n\n[future]\nx = 1\n')
    assert "# How many runs the history keeps; the oldest leave first.\nmax_runs = 7\n" in text


async def test_changes_are_told_once(home: Home) -> None:
    settings = await home.loaded()
    seen: list[str] = []
    settings.changed.connect(seen.append)
    settings.set("look.theme", "dark")
    settings.set("look.theme", "dark")
    await settings.flush()
    home.write('[look]\ntheme = "light"\n')
    await settings.load()
    await settings.load()
    assert seen == ["look.theme", "look.theme"]


async def test_bad_values_become_notices_and_defaults(home: Home) -> None:
    home.write('look = 3\n[editor]\nfont_size_px = "big"\nword_wrap = true\n')
    settings = await home.loaded()
    assert settings.get("editor.font_size_px") == 13
    assert settings.get("look.theme") == "system"
    assert settings.flag("editor.word_wrap")
    assert [notice.text for notice in home.notices.items] == ["The setting editor.font_size_px is not used."]


@pytest.mark.parametrize("text", [b"[look\n", b"\xff\xfe"])
async def test_a_broken_file_is_put_aside_not_overwritten(home: Home, text: bytes) -> None:
    home.write(text)
    settings = await home.loaded()
    assert "cannot be used" in home.notices.items[0].text
    settings.set("look.theme", "dark")
    await settings.flush()
    assert home.path.with_suffix(".broken.toml").read_bytes() == text
    assert (await home.loaded()).get("look.theme") == "dark"


async def test_refused(home: Home) -> None:
    settings = home.settings()
    with pytest.raises(UsageError, match="no setting"):
        settings.set("look.colour", "x")
    with pytest.raises(UsageError, match="at least 8"):
        settings.set("editor.font_size_px", 2)
    with pytest.raises(KeyError):
        settings.get("look.colour")


async def test_a_folder_that_refuses_is_told(home: Home) -> None:
    home.path.parent.parent.mkdir(exist_ok=True)
    home.path.parent.write_text("a file where the folder should be")
    settings = home.settings()
    settings.set("look.theme", "dark")
    await settings.flush()
    assert home.notices.items[0].text == "The settings cannot be saved."
    assert settings.get("look.theme") == "dark"
    home.path.parent.unlink()
    settings.set("editor.font_size_px", 15)
    await settings.flush()
    again = await home.loaded()
    assert (again.text("look.theme"), again.number("editor.font_size_px")) == ("dark", 15), "nothing is lost"


async def test_the_file_is_made_for_the_editor(home: Home) -> None:
    settings = await home.loaded()
    assert (await settings.ensure_file()).read_text().startswith("# Settings")
    settings.set("look.theme", "dark")
    await settings.ensure_file()
    assert 'theme = "dark"' in home.path.read_text()


async def test_ensure_file_tells_why_not(home: Home) -> None:
    home.path.parent.write_text("")
    with pytest.raises(StoreError):
        await home.settings().ensure_file()


async def test_seconds_are_numbers(home: Home) -> None:
    home.write('[async]\nretry_seconds = " 5, 10"\n')
    assert (await home.loaded()).seconds("async.retry_seconds") == (5.0, 10.0)
    home.write('[async]\nretry_seconds = "soon"\n')
    assert (await home.loaded()).seconds("async.retry_seconds") == (60.0, 120.0)
    assert "whole numbers" in home.notices.items[0].detail


async def test_a_reset_takes_the_value_out_of_the_file(home: Home) -> None:
    settings = await home.loaded()
    settings.set("look.theme", "dark")
    settings.set("history.max_runs", 7)
    assert settings.is_changed("look.theme")
    await settings.flush()
    settings.reset("look.theme")
    assert settings.text("look.theme") == "system"
    assert not settings.is_changed("look.theme")
    await settings.flush()
    assert "theme" not in home.path.read_text()
    assert "max_runs = 7" in home.path.read_text()
    with pytest.raises(UsageError):
        settings.reset("look.nothing")


async def test_faults_of_the_file_are_kept_until_they_are_mended(home: Home) -> None:
    home.write('[look]\n\ntheme = "pink"\n')
    settings = await home.loaded()
    assert "one of" in settings.faults["look.theme"]
    assert home.notices.items[0].detail.startswith("Line 3: ")
    seen: list[str] = []
    settings.changed.connect(seen.append)
    settings.set("look.theme", "system")
    await settings.flush()
    assert (settings.faults, seen) == ({}, ["look.theme"])
    assert 'theme = "system"' in home.path.read_text()


async def test_what_another_window_chose_is_taken_in(home: Home) -> None:
    one, other = await home.loaded(), await home.loaded()
    other.set("look.theme", "dark")
    await other.flush()
    one.set("editor.font_size_px", 15)
    await one.take_in()
    assert (one.text("look.theme"), one.number("editor.font_size_px")) == ("dark", 15)
    await other.take_in()
    assert (other.text("look.theme"), other.number("editor.font_size_px")) == ("dark", 15)


async def test_the_same_fault_is_told_once(home: Home) -> None:
    home.write('[look]\ntheme = "pink"\n')
    settings = await home.loaded()
    home.notices.info("Something else.")
    home.write('[look]\ntheme = "pink"\n# more\n')
    await settings.take_in()
    assert len(home.notices.items) == 2
    home.write("[look]\ntheme = 'dark'\n")
    await settings.take_in()
    home.write('[look]\ntheme = "pink"\n')
    await settings.take_in()
    assert len(home.notices.items) == 3
