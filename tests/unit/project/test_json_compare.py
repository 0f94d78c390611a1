import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_pointer import JsonValue, pointer_to
from workbench.model.difference import DifferenceKind
from workbench.model.event_sidecar import Match
from workbench.project.json_compare import MOST_DIFFERENCES, differences

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=12,
)


def told(expected: JsonValue, actual: JsonValue, match: Match = Match.EXACT, ignore: tuple[str, ...] = ()) -> list[str]:
    return [difference.text for difference in differences(expected, actual, match=match, ignore=ignore)]


@given(VALUES)
def test_a_value_is_equal_to_its_copy(value: Any) -> None:
    for match in Match:
        assert differences(value, copy.deepcopy(value), match=match) == ()


@given(VALUES, VALUES)
def test_values_differ_when_their_json_does(one: Any, other: Any) -> None:
    equal = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (differences(one, other) == ()) is equal


@given(VALUES, VALUES)
def test_ignoring_all_that_differs_leaves_nothing(one: Any, other: Any) -> None:
    ignore = [pointer_to(difference.path) for difference in differences(one, other)]
    assert differences(one, other, ignore=ignore) == ()


@given(VALUES, VALUES)
def test_what_is_equal_is_also_a_subset(one: Any, other: Any) -> None:
    exact, subset = differences(one, other), differences(one, other, match=Match.SUBSET)
    assert {found.path for found in subset} <= {found.path for found in exact}


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (0, -0.0), (10**20, 1e20)])
def test_numbers_are_compared_by_value(one: JsonValue, other: JsonValue) -> None:
    assert told([one], [other]) == []


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), ("1", 1), (None, False), ([], {}), ("", None)])
def test_kinds_are_told_apart(one: JsonValue, other: JsonValue) -> None:
    assert len(told([one], [other])) == len(told([other], [one])) == 1


def test_each_kind_has_its_place_and_sentence() -> None:
    expected: JsonValue = {"total": 10, "items": [1, 2], "name": "a"}
    actual: JsonValue = {"total": 12, "items": [1], "debug": {"x": 1}}
    found = differences(expected, actual)
    assert [(one.path, one.kind) for one in found] == [
        (("total",), DifferenceKind.DIFFERENT),
        (("items", 1), DifferenceKind.MISSING),
        (("name",), DifferenceKind.MISSING),
        (("debug",), DifferenceKind.UNEXPECTED),
    ]
    assert [one.text for one in found] == [
        "/total is 12; 10 was expected.",
        "/items/1 is missing; 2 was expected.",
        '/name is missing; "a" was expected.',
        "/debug was not expected; it is an object of 1 member.",
    ]
    assert told(1, 2) == ["The result is 2; 1 was expected."]


def test_a_subset_may_have_more_members_at_any_depth_but_no_more_items() -> None:
    assert told({"a": [{"b": 1}]}, {"a": [{"b": 1, "c": 2}], "d": 3}, Match.SUBSET) == []
    assert told({"a": [1]}, {"a": [1, 2]}, Match.SUBSET) == ["/a/1 was not expected; it is 2."]
    assert told({"a": 1, "b": None}, {"a": 1}, Match.SUBSET) == ["/b is missing; null was expected."]


def test_patterns_ignore_members_items_and_what_is_missing() -> None:
    expected: JsonValue = {"items": [{"id": 1, "n": 1}, {"id": 2, "n": 2}], "at": "x"}
    actual: JsonValue = {"items": [{"id": 8, "n": 1}, {"id": 9, "n": 3}], "now": 1}
    assert told(expected, actual, ignore=("/items/*/id", "/at", "/now")) == ["/items/1/n is 3; 2 was expected."]
    assert told(expected, actual, ignore=("/items/0", "/items/1/n", "/items/1/id", "/*")) == []
    assert told(1, 2, ignore=("",)) == []


def test_a_body_of_json_is_compared_as_text_and_names_the_inner_place() -> None:
    assert told({"body": '{"a": 1}'}, {"body": '{"a":2}'}) == ["/body differs inside: /a is 2; 1 was expected."]
    assert told({"body": "[1, 2]"}, {"body": "[3]"}) == [
        "/body differs inside: /0 is 3; 1 was expected (1 more inside)."
    ]
    assert told({"body": '{"a": 1}'}, {"body": '{"a":1}'}) == ["/body differs in how its JSON is written."]
    assert told({"body": "{"}, {"body": "{}"}) == ['/body is "{}"; "{" was expected.']


def test_a_place_inside_of_a_body_can_be_ignored() -> None:
    expected, actual = {"body": '{"id": 1, "n": 1}'}, {"body": '{"id":2,"n":2}'}
    assert told(dict(expected), dict(actual), ignore=("/body/id",)) == ["/body/n is 2; 1 was expected."]
    assert told({"body": "{}"}, {"body": "no"}, ignore=("/body/id",)) == ['/body is "no"; "{}" was expected.']


def test_long_texts_are_shown_where_they_differ() -> None:
    text = told("a" * 100 + "b" + "c" * 100, "a" * 100 + "d")[0]
    assert text == f'The result is …"{"a" * 12}d"; …"{"a" * 12}b{"c" * 47}"… was expected.'


def test_a_thousand_levels_are_compared() -> None:
    def nested(value: JsonValue) -> JsonValue:
        for level in range(5_000):
            value = [value] if level % 2 else {"a": value}
        return value

    found = differences(nested(1), nested(2))
    assert len(found) == 1
    assert len(found[0].path) == 5_000


def test_of_many_differences_the_first_are_told() -> None:
    assert len(differences(list(range(200_000)), list(range(1, 200_001)))) == MOST_DIFFERENCES
    assert differences(list(range(200_000)), list(range(200_000)), ignore=("/*/id",)) == ()
