"""Bring `resources/translations` up to date: `python -m scripts.translations.build [--add FILE]`.

Texts are gathered from the sources; translations that are there are kept, those of texts that have gone are dropped.
`--add` takes more of them from a JSON file (text -> translation).
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import PySide6

from scripts.translations.tables import table_texts
from scripts.translations.texts import texts_below, titles_of_work
from scripts.translations.ts_file import read_ts, ts_text

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"de": "de_DE"}


def all_texts() -> frozenset[str]:
    """Every text that the window may show in another language."""
    package = ROOT / "workbench"
    work = titles_of_work(package / "app") | titles_of_work(package / "gui")
    return texts_below(package / "gui") | work | table_texts()


def ts_path(language: str) -> Path:
    """The translations to read and write."""
    return FOLDER / f"workbench_{language}.ts"


def update(language: str, added: Mapping[str, str]) -> str:
    """The translations as the sources want them."""
    return ts_text(all_texts(), read_ts(ts_path(language)) | dict(added), LANGUAGES[language])


def compile_ts(ts: Path, qm: Path) -> None:
    """Make the file that Qt loads, by Qt's own compiler; raises CalledProcessError when it fails."""
    # The program itself, not PySide's script, which is not there on every system.
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    program = Path(str(PySide6.__file__)).parent / name
    subprocess.run([program, "-silent", ts, "-qm", qm], check=True, capture_output=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point; returns the exit status."""
    parser = argparse.ArgumentParser(prog="translations", description=__doc__)
    parser.add_argument("--add", type=Path, metavar="FILE", help="translations to add, as JSON")
    parser.add_argument("--language", choices=LANGUAGES, default="de")
    chosen = parser.parse_args(arguments)
    added = json.loads(chosen.add.read_text(encoding="utf-8")) if chosen.add else {}
    path = ts_path(chosen.language)
    FOLDER.mkdir(exist_ok=True)
    path.write_text(update(chosen.language, added), encoding="utf-8")
    compile_ts(path, path.with_suffix(".qm"))
    found = read_ts(path)
    sys.stdout.write(f"{len(found)} texts, {sum(map(bool, found.values()))} translated\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
