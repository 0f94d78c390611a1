import datetime
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.app.toml_text import dump, format_value, remove_value, set_value

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | texts
    | st.dates()
    | st.times()
    | st.datetimes()
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))
documents = st.dictionaries(texts, values, max_size=4)
names = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)


@settings(deadline=None)
@given(documents)
def test_dump_round_trip(document: dict[str, Any]) -> None:
    assert tomllib.loads(dump(document)) == document


@settings(deadline=None)
@given(documents, names, names, values)
def test_set_value_keeps_all_else(document: dict[str, Any], table: str, key: str, value: Any) -> None:
    inner = document.get(table)
    expected = {**document, table: {**(inner if isinstance(inner, dict) else {}), key: value}}
    edited = set_value(dump(document), table, key, value, "help")
    assert tomllib.loads(edited) == expected
    assert tomllib.loads(set_value(edited, table, key, value, "help")) == expected


BY_HAND = """\
# my settings

[look]
theme = "dark"   # at night

# unknown to this version
[future]
key = [1,
  2]

[editor]
  font_size_px = 14
"""


def test_a_value_is_replaced_in_place() -> None:
    edited = set_value(BY_HAND, "look", "theme", "light", "help")
    assert edited == BY_HAND.replace('theme = "dark"   # at night', 'theme = "light"')


def test_a_new_key_goes_to_its_table_with_its_help() -> None:
    edited = set_value(BY_HAND, "look", "contrast", True, "More contrast.")
    assert edited == BY_HAND.replace("# at night\n", "# at night\n# More contrast.\ncontrast = true\n")


def test_a_new_table_goes_to_the_end() -> None:
    assert set_value(BY_HAND, "run", "spares", 2, "Spares.") == f"{BY_HAND}\n[run]\n# Spares.\nspares = 2\n"
    assert set_value("", "run", "spares", 2, "") == "[run]\nspares = 2\n"


def test_a_file_without_a_last_line_feed() -> None:
    assert set_value("[a]\nb = 1", "a", "c", 2, "") == "[a]\nb = 1\nc = 2\n"


@pytest.mark.parametrize("text", ['look.theme = "dark"\n', 'look = { theme = "dark" }\n', '[look]\n"theme" = "dark"\n'])
def test_other_spellings_are_written_anew(text: str) -> None:
    edited = set_value(text + "[x]\ny = 1\n", "look", "theme", "light", "")
    assert tomllib.loads(edited) == {"look": {"theme": "light"}, "x": {"y": 1}}


def test_text_inside_a_multi_line_string_is_no_key() -> None:
    text = 'note = """\n[look]\ntheme = "dark"\n"""\n'
    assert tomllib.loads(set_value(text, "look", "theme", "light", "")) == {
        "note": '[look]\ntheme = "dark"\n',
        "look": {"theme": "light"},
    }


def test_what_is_no_toml_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        set_value("[look\n", "look", "theme", "light", "")


def test_values() -> None:
    assert format_value({"python3.13": "a/b:1"}) == '{ "python3.13" = "a/b:1" }'
    assert format_value(datetime.date(2026, 11, 21)) == "2026-11-21"
    assert format_value("\x7f") == '"\\u007f"'
    with pytest.raises(TypeError):
        format_value(None)


@settings(deadline=None)
@given(documents, names, names, scalars)
def test_what_was_added_can_be_taken_out(document: dict[str, Any], table: str, key: str, value: Any) -> None:
    before = dump(document)
    inner = document.get(table, {})
    if not isinstance(inner, dict) or key in inner:
        return
    after = remove_value(set_value(before, table, key, value, "help"), table, key, "help")
    assert {name: one for name, one in tomllib.loads(after).items() if one or name != table} == {
        name: one for name, one in document.items() if one or name != table
    }
    assert remove_value(after, table, key, "help") == after


def test_an_entry_goes_with_its_comment_and_an_empty_table_with_it() -> None:
    edited = set_value(BY_HAND, "run", "spares", 2, "Spares.")
    assert remove_value(edited, "run", "spares", "Spares.") == BY_HAND
    assert remove_value(BY_HAND, "editor", "font_size_px", "") == BY_HAND.split("\n[editor]", maxsplit=1)[0]


def test_comments_of_others_stay() -> None:
    text = "[a]\n# mine\nb = 1\n\n# next\n[c]\nd = [1,\n  2]  # two\n"
    assert remove_value(text, "a", "b", "help") == text.replace("b = 1\n", "")
    assert "# mine" in remove_value(text, "c", "d", "")


def test_a_value_over_several_lines_is_replaced_with_all_comments_kept() -> None:
    edited = set_value(BY_HAND, "future", "key", 1, "")
    assert tomllib.loads(edited)["future"] == {"key": 1}
    assert [line for line in BY_HAND.split("\n") if line.startswith("#")] == [
        line for line in edited.split("\n") if line.startswith("#")
    ]
