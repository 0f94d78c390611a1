"""The window's language, in a process of its own: a translation holds for the whole program."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.gui.language import chosen_language

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QLocale
from workbench.gui.language import speak
from workbench.gui.translation import tr, tr_n
qt = QCoreApplication([])
speak(qt, Path(sys.argv[1]))
print(tr("Invoke"), "|", tr_n("{n:,} file", "{n:,} files", 1200), "|", tr("not of this program"))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"), QLocale().toString(1200))
"""


def spoken(settings: Path) -> list[str]:
    command = [sys.executable, "-X", "utf8", "-c", CODE, str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT)
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("setting", "system", "language"),
    [
        ("de", ("en-US",), "de"),
        ("en", ("de-DE", "de"), "en"),
        ("system", ("de-AT", "de", "en"), "de"),
        ("system", ("fr-FR", "fr", "de-DE"), "de"),
        ("system", ("en-GB", "en", "de"), "en"),
        ("system", ("fr",), "en"),
        ("system", ("C",), "en"),
        ("system", (), "en"),
    ],
)
def test_the_language_is_the_settings_or_the_systems(setting: str, system: tuple[str, ...], language: str) -> None:
    assert chosen_language(setting, system) == language


def test_german_is_spoken_when_the_settings_say_so(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[look]\nlanguage = "de"\n', encoding="utf-8")
    assert spoken(settings) == ["Aufrufen | 1,200 Dateien | not of this program", "Abbrechen 1,200"]


def test_english_is_the_language_of_the_sources(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[look]\nlanguage = "en"\n', encoding="utf-8")
    assert spoken(settings) == ["Invoke | 1,200 files | not of this program", "Cancel 1,200"]
