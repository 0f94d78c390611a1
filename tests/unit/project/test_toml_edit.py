import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import EventError
from workbench.project.toml_edit import edit_toml

TEXT = """\
# mine
name = "a" # its name

[deep]
# before
one = 1 # first
two = 2

[other]
x = "y"
"""


def test_only_the_value_changes() -> None:
    assert edit_toml(TEXT, {("deep", "one"): 5}) == TEXT.replace("one = 1", "one = 5")
    assert edit_toml(TEXT, {}) == TEXT


def test_new_keys_go_where_they_are_read() -> None:
    edited = edit_toml(TEXT, {("", "more"): "b", ("new", "list"): ["p", "q"]})
    assert tomllib.loads(edited) == tomllib.loads(TEXT) | {"more": "b", "new": {"list": ["p", "q"]}}
    assert "# mine" in edited
    assert "# its name" in edited


def test_what_is_taken_away_leaves_no_empty_table() -> None:
    assert edit_toml("[a]\nb = 1\n", {("a", "b"): None}).strip() == ""
    assert edit_toml("a = {b = 1}\n", {("a", "b"): None}).strip() == ""
    assert "# why" in edit_toml("[a]\n# why\nb = 1\n", {("a", "b"): None})
    assert edit_toml(TEXT, {("none", "x"): None, ("", "y"): None}) == TEXT


def test_texts_are_written_for_people() -> None:
    assert edit_toml("", {("", "a"): '{"b": 1}'}) == "a = '{\"b\": 1}'\n"
    assert edit_toml("", {("", "a"): "one\ntwo"}) == 'a = """one\ntwo"""\n'


@pytest.mark.parametrize("text", ["a =", "[a\n", "a = 1\na = 2\n"])
def test_what_is_not_toml_is_refused(text: str) -> None:
    with pytest.raises(EventError, match="not TOML"):
        edit_toml(text, {("", "b"): 1})


VALUES = st.text(st.characters(exclude_categories=["Cs"])) | st.booleans() | st.integers(-(2**40), 2**40)
LISTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4)
BEGINNINGS = (
    "", TEXT, "deep.one = 1\n", "deep = {one = 1, two = 2}\n", "[deep]\n", '"name" = 1\n\n["deep"]\n"one" = 2\n',
    "[deep.er]\nx = 1\n", "[other]\n[deep]\none = 1\n[deep.er]\ny=1", "# only",
    "name='x'\r\n[deep]\r\none=1\r\n",
)  # fmt: skip


@given(st.sampled_from(BEGINNINGS), VALUES | LISTS | st.none(), VALUES | LISTS | st.none())
def test_it_says_what_was_asked_and_all_else_as_before(text: str, top: object, inner: object) -> None:
    wanted = tomllib.loads(text)
    deep = wanted.get("deep", {})
    for table, key, value in ((wanted, "name", top), (deep, "one", inner)):
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    edited = tomllib.loads(edit_toml(text, {("", "name"): top, ("deep", "one"): inner}))
    assert edited.pop("deep", {}) == deep
    wanted.pop("deep", None)
    assert edited == wanted
