import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import Path
from workbench.gui.composer.json_place import MOST_LEVELS, Place, Where, place_in


def at(marked: str) -> Place:
    """The place of `|`."""
    return place_in(marked.replace("|", "", 1), marked.index("|"))


@pytest.mark.parametrize(
    ("marked", "where", "path", "prefix"),
    [
        ("|", Where.VALUE, (), ""),
        ("{|", Where.KEY, (), ""),
        ('{"na|', Where.KEY, (), "na"),
        ('{"a": |', Where.VALUE, ("a",), ""),
        ('{"a": tr|', Where.VALUE, ("a",), "tr"),
        ('{"a": "x|y", "b": 2}', Where.VALUE, ("a",), "x"),
        ('{"a": [1, {"k": |', Where.VALUE, ("a", 1, "k"), ""),
        ("[1, 2, |]", Where.VALUE, (2,), ""),
        ('{"a": {"b": 1}, "c": {"|"}}', Where.KEY, ("c",), ""),
        ('{"a": "${en|v.X} z"}', Where.VARIABLE, ("a",), "en"),
        ('{"a": "${a} $${b|"}', Where.VALUE, ("a",), "${a} $${b"),
        ('{"a": 1 |}', Where.NOWHERE, ("a",), ""),
        ('{"a": "b"|}', Where.NOWHERE, ("a",), ""),
        ('{"a" |', Where.NOWHERE, ("a",), ""),
        ('{"\\u0061b": |', Where.VALUE, ("ab",), ""),
    ],
)
def test_where_the_cursor_is(marked: str, where: Where, path: Path, prefix: str) -> None:
    place = at(marked)
    assert (place.where, place.path, place.prefix) == (where, path, prefix)


@pytest.mark.parametrize(
    ("marked", "replaced"),
    [
        ('{"na|me": 1}', '"name"'),
        ('{"na|: 1}', '"na'),
        ('{"na|, "b": 1}', '"na'),
        ('{"a": "arn:|aws"}', '"arn:aws"'),
        ('{"a": tr|ue}', "true"),
        ('{"a": "${en|v.X} z"}', "env.X}"),
        ('{"a": "${|"}', ""),
    ],
)
def test_what_is_replaced(marked: str, replaced: str) -> None:
    place, cursor = at(marked), marked.index("|")
    assert marked.replace("|", "")[cursor + place.start : cursor + place.end] == replaced


def test_the_other_members_of_the_object() -> None:
    assert at('{"x": {"a": {"no": 1},\n |\n "b": {"no": 2}}, "c": 1}').names == {"a", "b"}
    assert at('{"a": 1, "|", "b": 2}').names == {"a", "b"}


def test_a_string_that_is_not_closed_ends_with_its_line() -> None:
    for marked in ('{"a": "x,\n"b": 1, "|', '{"a": "x",\n"b": "y\n, "|'):
        assert (at(marked).where, at(marked).path) == (Where.KEY, ())


def test_places_too_deep_are_not_told_but_left_again() -> None:
    depth = MOST_LEVELS + 50
    assert at("[" * depth + "|").where is Where.NOWHERE
    assert at("[" * depth + "]" * depth + "|").where is Where.NOWHERE
    assert at('{"a": ' + "[" * depth + "]" * depth + ', "|').where is Where.KEY


values = st.recursive(
    st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(values, st.data())
def test_every_scalar_of_an_event_is_at_its_path(value: object, data: st.DataObject) -> None:
    text = json.dumps(value, indent=2)
    offset = data.draw(st.integers(0, len(text)))
    place = place_in(text, offset)
    if place.where is Where.VALUE and place.prefix:
        here: Any = value
        for part in place.path:
            here = here[part]
        assert json.dumps(here).strip('"').startswith(place.prefix)


@given(st.text(alphabet='{}[]:,"\\ a1$\n'), st.data())
def test_no_text_is_too_wild(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    place = place_in(text, offset)
    assert 0 <= offset + place.start <= offset <= offset + place.end <= len(text)
