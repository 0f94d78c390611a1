"""Qt's file of a translation."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.translations.ts_file import read_ts, ts_text

# What XML can hold, less the line ends that it changes.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1).filter(str.strip)


@given(st.dictionaries(TEXTS, TEXTS))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, translations: dict[str, str]) -> None:
    file = tmp_path_factory.mktemp("ts") / "a.ts"
    file.write_text(ts_text(translations, translations, "de_DE"), encoding="utf-8")
    assert read_ts(file) == translations


def test_texts_are_sorted_and_known_translations_kept() -> None:
    text = ts_text(["b", "a", "b"], {"b": "B", "gone": "G"}, "de_DE")
    assert text.index("<source>a") < text.index("<source>b")
    assert text.count("<message>") == 2
    assert "<translation>B</translation>" in text
    assert 'type="unfinished"' in text
    assert "gone" not in text


def test_signs_of_xml_stay_texts(tmp_path: Path) -> None:
    file = tmp_path / "a.ts"
    file.write_text(ts_text(["a < b & c"], {"a < b & c": '"d" > e'}, "de_DE"), encoding="utf-8")
    assert read_ts(file) == {"a < b & c": '"d" > e'}


def test_without_a_file_there_is_nothing(tmp_path: Path) -> None:
    assert read_ts(tmp_path / "a.ts") == {}
