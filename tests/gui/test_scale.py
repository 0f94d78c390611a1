"""The scale of the window is read from the settings before Qt starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.gui.scale import VARIABLE, chosen_percent, scaled

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


def test_the_environment_has_it_only_while_qt_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    file = tmp_path / "settings.toml"
    file.write_text("[look]\nfont_scale = 150\n", encoding="utf-8")
    with scaled(file):
        assert os.environ[VARIABLE] == "1.5"
    assert VARIABLE not in os.environ


def test_the_users_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "2")
    file = tmp_path / "settings.toml"
    file.write_text("[look]\nfont_scale = 150\n", encoding="utf-8")
    with scaled(file):
        assert os.environ[VARIABLE] == "2"
    assert os.environ[VARIABLE] == "2"


def test_text_and_rows_are_drawn_larger(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[look]\nfont_scale = 150\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QWidget\n"
        "from workbench.gui.main import make_qt\n"
        "from workbench.gui.scale import scaled\n"
        "with scaled(Path(sys.argv[1])): qt = make_qt([])\n"
        "widget = QWidget(); widget.resize(100, 28)\n"
        "picture = widget.grab(); print(picture.width(), picture.height())"
    )
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "settings.toml")],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**environment, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout.split() == ["150", "42"]
