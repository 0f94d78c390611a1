from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.events.inferred import Schema, infer, merge

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats(0, 1) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (True, {"type": "boolean"}),
        (1, {"type": "integer"}),
        (1.0, {"type": "number"}),
        (None, {}),
        ([], {"type": "array"}),
        ([1, 2.5], {"type": "array", "items": {"type": "number"}}),
        ([1, "x"], {"type": "array", "items": {"type": ["integer", "string"]}}),
        ({"a": 1}, {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}),
    ],
)
def test_a_value_has_a_schema(value: Any, schema: Schema) -> None:
    assert infer(value, frozenset()) == schema


def test_a_map_has_any_keys() -> None:
    schema = infer({"headers": {"host": "h", "port": 1}}, frozenset({"headers"}))
    assert schema["properties"]["headers"] == {
        "type": "object",
        "additionalProperties": {"type": ["integer", "string"]},
    }


def test_what_only_some_objects_have_is_not_required() -> None:
    assert infer([{"a": 1, "b": 1}, {"a": 2, "c": 3}], frozenset())["items"]["required"] == ["a"]


@given(VALUES, VALUES)
def test_both_fit_the_merged_schema(one: Any, other: Any) -> None:
    schema = merge(infer(one, frozenset()), infer(other, frozenset()))
    for value in (one, other):
        assert jsonschema_rs.Draft202012Validator(schema).is_valid(value)
