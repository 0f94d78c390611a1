"""The translations that are checked in are what the sources want, and what Qt loads is made of them."""

import re
from pathlib import Path
from string import Formatter

import pytest

from scripts.translations.build import LANGUAGES, all_texts, compile_ts, ts_path, update
from scripts.translations.ts_file import read_ts, ts_text

AGAIN = "run: python -m scripts.translations.build"
VARIABLE = re.compile(r"\$\{[^}]*\}|\$LATEST|https?://\S+|`[^`]*`|\[[a-z_.]+\]|\{\"[^}]*\}")

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def test_no_text_is_missing_or_stale(language: str) -> None:
    found = read_ts(ts_path(language)).keys()
    assert not all_texts() - found, AGAIN
    assert not found - all_texts(), AGAIN
    assert ts_path(language).read_text(encoding="utf-8") == update(language, {}), AGAIN


def test_every_text_is_translated(language: str) -> None:
    assert not [text for text, translation in read_ts(ts_path(language)).items() if not translation]


def test_what_qt_loads_is_made_of_it(language: str, tmp_path: Path) -> None:
    compiled = tmp_path / "a.qm"
    compile_ts(ts_path(language), compiled)
    assert compiled.read_bytes() == ts_path(language).with_suffix(".qm").read_bytes(), AGAIN


def test_names_variables_and_ellipses_agree(language: str) -> None:
    wrong = [
        (text, translation)
        for text, translation in read_ts(ts_path(language)).items()
        if translation and _marks(text) != _marks(translation)
    ]
    assert not wrong


def _marks(text: str) -> tuple[object, ...]:
    """What a translation has to leave as it is."""
    plain = VARIABLE.sub("", text)
    names = sorted(f"{name}:{spec}!{conversion}" for _, name, spec, conversion in Formatter().parse(plain) if name)
    return names, sorted(VARIABLE.findall(text)), text.endswith("…"), text.endswith("."), text[:1] == " ", "\t" in text


def test_a_translation_that_is_added_is_kept(language: str) -> None:
    text = next(iter(sorted(all_texts())))
    assert "<translation>neu</translation>" in update(language, {text: "neu"})
    assert update(language, {"a text that is not there": "neu"}) == update(language, {})


def test_the_compiler_takes_a_file_without_translations(language: str, tmp_path: Path) -> None:
    source = tmp_path / "a.ts"
    source.write_text(ts_text(["a"], {}, LANGUAGES[language]), encoding="utf-8")
    compile_ts(source, tmp_path / "a.qm")
    assert (tmp_path / "a.qm").stat().st_size > 0
