"""Names that an object has twice."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.event_repeats import MOST_REPEATS, repeated_names

VALUES = st.recursive(
    st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
    max_leaves=12,
)


def places(text: str) -> list[tuple[str, int, int]]:
    return [(one.pointer, one.line, one.column) for one in repeated_names(text)]


def test_the_second_of_two_names_is_told_with_its_place() -> None:
    text = '{\n  "a": 1,\n  "b": [0, {"x": 1, "y": {"x": 2}, "x": 3}],\n  "a": 2\n}'
    assert places(text) == [("/b/1/x", 3, 36), ("/a", 4, 3)]
    assert repeated_names(text)[1].text == "a is there twice: only this one will be read."


def test_a_name_is_the_same_however_it_is_written() -> None:
    assert places('{"a": 1, "\\u0061": 2}') == [("/a", 1, 10)]


def test_values_and_names_of_other_objects_are_no_repeats() -> None:
    assert places('{"a": "a", "b": ["a", "a"], "c": {"a": 1}, "d": [{"a": 1}, {"a": 1}]}') == []


def test_three_of_a_name_are_two_repeats_and_there_is_an_end() -> None:
    assert len(places('{"a": 1, "a": 2, "a": 3}')) == 2
    assert len(places("{" + ", ".join('"a": 1' for _ in range(100)) + "}")) == MOST_REPEATS


@pytest.mark.parametrize("text", ["", "{", '{"a" 1', "]", '{"a": 1, "a"'])
def test_text_that_is_not_json_is_no_error(text: str) -> None:
    repeated_names(text)


def test_deep_nesting_is_read_too() -> None:
    assert len(places('{"a":' * 3000 + '{"b": 1, "b": 2}' + "}" * 3000)) == 1


@given(VALUES)
def test_what_python_writes_has_none(value: Any) -> None:
    assert repeated_names(json.dumps(value)) == ()


@given(st.dictionaries(st.text('abc"\\é', min_size=1, max_size=3), VALUES, min_size=1, max_size=4), st.data())
def test_a_member_that_is_written_again_is_found(value: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(value)))
    inside = json.dumps(value)[1:-1]
    text = json.dumps({"in": 1})[:-1] + ', "it": {' + inside + ", " + json.dumps(name) + ": 0}}"
    (problem,) = repeated_names(text)
    assert text[problem.column - 1 :].startswith(json.dumps(name))


def test_a_large_text_without_any_is_quick() -> None:
    text = json.dumps([{"id": number, "name": "x" * 40} for number in range(50_000)])
    began = time.process_time()
    assert repeated_names(text) == ()
    assert time.process_time() - began < 1
