import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_entries import check_whole, entries, span_at
from workbench.base.json_places import Span

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 1]))
def test_each_member_is_found(value: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    found = {entry.key: json.loads(text[entry.span.start : entry.span.end]) for entry in entries(text, 0)}
    assert found == value
    assert all(
        json.loads(text[entry.begin : entry.span.end].split(":")[0]) == entry.key
        for entry in entries(text, 0)
        if ":" not in str(entry.key)
    )


@given(st.lists(VALUES))
def test_each_item_is_found(value: list[Any]) -> None:
    text = json.dumps(value)
    found = list(entries(text, 0))
    assert [json.loads(text[entry.span.start : entry.span.end]) for entry in found] == value
    assert [entry.key for entry in found] == list(range(len(value)))


def test_repeated_names_are_each_an_entry() -> None:
    assert [entry.span for entry in entries('{"a": 1, "a": 2}', 0)] == [Span(6, 7, 1), Span(14, 15, 9)]


def test_a_value_that_holds_nothing_has_no_entries() -> None:
    assert list(entries("1", 0)) == []


@pytest.mark.parametrize("text", ["[1 2]", "[1", '{"a" 1}', "{1: 2}", '{"a": }', "[NaN]", "[,]"])
def test_a_fault_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(entries(text, 0))


@pytest.mark.parametrize(
    "text", ["", "{} {}", "\ufeff{}", "NaN", '"a\nb"', "[" * 2000, "[" * 2000 + "1,]" + "]" * 1999]
)
def test_what_is_not_one_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_whole(text)


@pytest.mark.parametrize("text", [" {}\r\n", "1" * 5000, '"\ud800"', "[" * 2000 + "]" * 2000, '{"a": 1, "a": 2}'])
def test_unusual_values_are_values(text: str) -> None:
    check_whole(text)


def test_a_place_that_is_not_there_is_a_lookup_error() -> None:
    assert span_at('{"a": [1]}', ("a", 0)) == Span(7, 8)
    with pytest.raises(LookupError):
        span_at('{"a": [1]}', ("a", 1))
