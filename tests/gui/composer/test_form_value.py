import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue
from workbench.gui.composer.form_value import LONGEST, Way, is_long, json_value, typed, value_of, way_of
from workbench.model.event_form import FieldKind, FormField

ODD = "a\u2028b"


def field(kind: FieldKind, value: JsonValue = None, *, present: bool = True) -> FormField:
    return FormField(("a",), "A", kind, value, present=present)


@pytest.mark.parametrize(
    ("kind", "value", "way"),
    [
        (FieldKind.TEXT, "x", Way.LINE),
        (FieldKind.TEXT, "x\ny", Way.LINES),
        (FieldKind.TEXT, ODD, Way.JSON),
        (FieldKind.TEXT, "x" * (LONGEST + 1), Way.NONE),
        (FieldKind.TEXT, None, Way.LINE),
        (FieldKind.INTEGER, 3, Way.NUMBER),
        (FieldKind.NUMBER, "${env.N}", Way.LINE),
        (FieldKind.BOOLEAN, True, Way.SWITCH),
        (FieldKind.CHOICE, "x", Way.CHOICE),
        (FieldKind.JSON, [1], Way.JSON),
        (FieldKind.JSON, "x", Way.JSON),
        (FieldKind.JSON, "${=file:a.json}", Way.LINE),
        (FieldKind.OBJECT, {}, Way.NONE),
        (FieldKind.NULL, None, Way.LINE),
    ],
)
def test_kind_and_value_say_how_a_field_is_edited(kind: FieldKind, value: JsonValue, way: Way) -> None:
    assert way_of(field(kind, value)) is way


def test_several_lines_are_for_json_and_for_texts_with_line_feeds() -> None:
    assert [way for way in Way if is_long(way)] == [Way.LINES, Way.JSON]


def test_an_absent_field_and_a_null_text_begin_empty() -> None:
    assert typed(field(FieldKind.TEXT, present=False), Way.LINE) == ""
    assert typed(field(FieldKind.TEXT), Way.LINE) == ""
    assert typed(field(FieldKind.NULL), Way.LINE) == "null"
    assert typed(field(FieldKind.BOOLEAN, True), Way.SWITCH) == "true"


def test_numbers_stay_numbers_and_variables_texts() -> None:
    assert value_of("4812", Way.NUMBER, FieldKind.INTEGER) == 4812
    assert value_of("-1.5e3", Way.NUMBER, FieldKind.INTEGER) == -1500.0
    assert value_of("${=env.SIZE}", Way.NUMBER, FieldKind.INTEGER) == "${=env.SIZE}"
    assert value_of("7", Way.LINE, FieldKind.INTEGER) == 7, "a number typed over a variable"
    assert value_of("007", Way.LINE, FieldKind.TEXT) == "007"


@pytest.mark.parametrize("text", ["", "-", "1e", "07", "9" * 5000, "1e999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        value_of(text, Way.NUMBER, FieldKind.NUMBER)


def test_words_are_values_where_a_switch_or_null_was() -> None:
    assert value_of("true", Way.LINE, FieldKind.BOOLEAN) is True
    assert value_of("null", Way.LINE, FieldKind.NULL) is None
    assert value_of("3", Way.LINE, FieldKind.NULL) == 3
    assert value_of("true", Way.LINE, FieldKind.TEXT) == "true"
    assert value_of("false", Way.SWITCH, FieldKind.BOOLEAN) is False


@pytest.mark.parametrize("text", ['{"a": }', "NaN", "1e999", "[" * 200_000, ""])
def test_json_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        json_value(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_comes_back_as_it_was(value: JsonValue) -> None:
    assert value_of(typed(field(FieldKind.JSON, value), Way.JSON), Way.JSON, FieldKind.JSON) == value


@given(st.text(st.characters()))
def test_texts_come_back_as_they_were(value: str) -> None:
    one = field(FieldKind.TEXT, value)
    way = way_of(one)
    text = typed(one, way)
    assert value_of(text, way, FieldKind.TEXT) == value
    if way is Way.JSON:
        assert json.loads(text.encode("utf-8")) == value, "what Qt cannot hold is escaped"
