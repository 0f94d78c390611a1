"""The scale of the window is read from the settings before Qt starts."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tests.support.display import Display
from workbench.gui.scale import VARIABLE, chosen_percent, scaled_application, system_percent

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("", 100),
        ("[look]\nfont_scale = 150\n", 150),
        ("look.font_scale = 75\n", 75),
        ("[look]\nfont_scale = 10\n", 100),
        ('[look]\nfont_scale = "150"\n', 100),
        ("look = 3\n", 100),
        ("[look\n", 100),
    ],
)
def test_a_value_that_cannot_be_used_is_the_default(tmp_path: Path, text: str, percent: int) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    assert chosen_percent(file) == percent


def test_bytes_that_are_no_text_and_no_file_at_all(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    assert chosen_percent(file) == 100
    file.write_bytes(b"\xff\xfe")
    assert chosen_percent(file) == 100


class Made:
    """An application with the system's font of a size, and the scale that it was made with."""

    def __init__(self, points: float) -> None:
        self.points = points
        self.scale = os.environ.get(VARIABLE)
        self.ended = False

    def font(self) -> QFont:
        font = QFont()
        font.setPointSizeF(self.points)
        return font

    def shutdown(self) -> None:
        self.ended = True


def made(tmp_path: Path, points: float, percent: int = 100) -> list[Made]:
    """All that were made; the last is the one that stays."""
    file, every = tmp_path / "settings.toml", list[Made]()
    file.write_text(f"[look]\nfont_scale = {percent}\n", encoding="utf-8")

    def make() -> QApplication:
        every.append(Made(points))
        return cast("QApplication", every[-1])

    assert scaled_application(file, make) is cast("QApplication", every[-1])
    assert [one.ended for one in every] == [True] * (len(every) - 1) + [False]
    return every


@pytest.fixture
def unscaled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.mark.usefixtures("unscaled")
def test_the_environment_has_it_only_while_qt_starts(tmp_path: Path) -> None:
    assert [one.scale for one in made(tmp_path, 10, 150)] == ["1.5"]
    assert VARIABLE not in os.environ
    assert [one.scale for one in made(tmp_path, 10)] == [None]


@pytest.mark.usefixtures("unscaled")
def test_the_systems_text_size_is_respected(tmp_path: Path) -> None:
    assert [one.scale for one in made(tmp_path, 22)] == [None, "2.0"]
    assert [one.scale for one in made(tmp_path, 22, 125)] == ["1.25", "2.5"]
    assert [one.scale for one in made(tmp_path, 90, 200)] == ["2.0", "3.0"]
    assert [one.scale for one in made(tmp_path, 4)] == [None, "0.75"]
    assert VARIABLE not in os.environ


def test_the_users_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2")
    assert [one.scale for one in made(tmp_path, 22, 150)] == ["2"]
    assert os.environ[VARIABLE] == "2"


@pytest.mark.parametrize(
    ("points", "platform", "percent"),
    [
        (9.0, "linux", 100),
        (10.0, "linux", 100),
        (11.0, "linux", 100),
        (13.75, "linux", 125),
        (8.1, "linux", 90),
        (9.0, "win32", 100),
        (11.25, "win32", 125),
        (13.0, "darwin", 100),
        (-1.0, "linux", 100),
    ],
)
def test_sizes_that_systems_come_with_ask_for_nothing(points: float, platform: str, percent: int) -> None:
    assert system_percent(points, platform) == percent


def drawn(tmp_path: Path, environment: Mapping[str, str]) -> list[str]:
    """How many pixels a widget of 100 by 28 has in a process of its own."""
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QWidget\n"
        "from workbench.gui.main import make_qt\n"
        "from workbench.gui.scale import scaled_application\n"
        "qt = scaled_application(Path(sys.argv[1]), lambda: make_qt([]))\n"
        "widget = QWidget(); widget.resize(100, 28)\n"
        "picture = widget.grab(); print(picture.width(), picture.height())"
    )
    own = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "settings.toml")],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**own, **environment},
    )  # fmt: skip
    return done.stdout.split()


def test_text_and_rows_are_drawn_larger(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[look]\nfont_scale = 150\n", encoding="utf-8")
    assert drawn(tmp_path, {"QT_QPA_PLATFORM": "offscreen"}) == ["150", "42"]


@pytest.mark.display
def test_a_desktop_with_large_text_has_a_large_window(tmp_path: Path, display: Display) -> None:
    (tmp_path / "kdeglobals").write_text("[General]\nfont=Noto Sans,22,-1,5,50,0,0,0,0,0\n", encoding="utf-8")
    desktop = {"XDG_CURRENT_DESKTOP": "KDE", "KDE_FULL_SESSION": "true", "KDE_SESSION_VERSION": "5"}
    folders = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path)}
    assert drawn(tmp_path, {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", **desktop, **folders}) == ["200", "56"]
