import time
from itertools import islice
from typing import Any

import pytest

from workbench.base.json_pointer import JsonValue
from workbench.project.event_validator import Violation, violations


def found(schema: dict[str, Any], value: Any) -> list[Violation]:
    return list(violations(schema, value))


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    ("schema", "value", "text"),
    [
        ({"type": "string"}, 3, "a must be a text."),
        ({"type": ["integer", "null"]}, "x", "a must be a whole number or null."),
        ({"required": ["b"]}, {}, "a has no b."),
        ({"enum": ["x", "y"]}, "z", "a must be one of x, y."),
        ({"enum": [*"abcdefghij"]}, "z", "a must be one of a, b, c, d, e, f, g, h, …."),
        ({"const": "x"}, "z", "a must be x."),
        ({"pattern": "^x$"}, "z", "a does not have the form ^x$."),
        ({"minimum": 3}, 1, "a is below 3."),
        ({"exclusiveMinimum": 3}, 3, "a is not above 3."),
        ({"maximum": 3}, 4, "a is above 3."),
        ({"minProperties": 1}, {}, "a is empty."),
        ({"minLength": 1}, "", "a is empty."),
        ({"minLength": 3}, "xy", "a has fewer than 3 characters."),
        ({"maxLength": 1}, "xy", "a has more than 1 character."),
        ({"minItems": 2}, [1], "a has fewer than 2 items."),
        ({"maxItems": 1000}, [1] * 1001, "a has more than 1,000 items."),
        ({"maxProperties": 1}, {"x": 1, "y": 2}, "a has more than 1 member."),
        (False, 1, "a does not belong there."),
        ({"uniqueItems": True}, [1, 1], "a does not fit uniqueItems."),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, 3, "a must be a text or null."),
        ({"anyOf": [{"type": "object", "required": ["b"]}, {"type": "null"}]}, {}, "a has no b."),
    ],
)
def test_a_keyword_is_told_in_a_sentence(schema: Any, value: Any, text: str) -> None:
    assert found({"properties": {"a": schema}}, {"a": value}) == [Violation(("a",), text)]


def test_the_whole_value_is_called_what_it_is() -> None:
    assert [one.text for one in violations({"required": ["b"]}, {}, "answer")] == ["The answer has no b."]
    assert [one.text for one in violations({"required": ["b"]}, {})] == ["The event has no b."]


def test_all_violations_are_told() -> None:
    schema = {"items": {"type": "string"}}
    assert found(schema, [1, "x", 2]) == [
        Violation((0,), "Item 1 must be a text."),
        Violation((2,), "Item 3 must be a text."),
    ]


def test_what_fits_has_none() -> None:
    assert found({"type": "object"}, {"a": [1, None, 1.5, True, "é", 10**400]}) == []


def test_lone_surrogates_are_texts_like_others() -> None:
    assert found({"properties": {"a": {"type": "integer"}}}, {"a": "\ud800", "\udfff": ["\ud800"]}) == [
        Violation(("a",), "a must be a whole number.")
    ]


def test_what_is_too_deep_is_told() -> None:
    (violation,) = found({"required": ["b"]}, nested(2000))
    assert violation.path == ()
    assert "cannot be checked" in violation.text


@pytest.mark.parametrize("schema", [{"type": "nonsense"}, {"$ref": "#/$defs/none"}, {"$ref": "json-schema:///none"}])
def test_a_schema_that_is_none_is_told(schema: dict[str, Any]) -> None:
    (violation,) = found(schema, {})
    assert "cannot be checked" in violation.text


def test_items_of_long_lists_are_told_at_their_places_and_once() -> None:
    schema = {
        "type": "object",
        "required": ["name"],
        "properties": {"list": {"type": "array", "items": {"properties": {"a": {"type": "integer"}}}}},
    }
    wrong = (0, 19, 20, 777, 999)
    value: JsonValue = {"list": [{"a": "x" if number in wrong else 1} for number in range(1000)]}
    found = [one.path for one in violations(schema, value)]
    assert found.count(()) == 1
    assert [path for path in found if path] == [("list", number, "a") for number in wrong]


def test_a_long_list_at_the_top_is_checked_whole() -> None:
    found = violations({"type": "array", "items": {"type": "integer"}}, [*range(500), "x"])
    assert list(found) == [Violation((500,), "Item 501 must be a whole number.")]


@pytest.mark.parametrize("rule", [{"maxItems": 300}, {"uniqueItems": True}, {"minItems": 600}])
def test_what_is_said_of_a_whole_list_is_held_against_all_of_it(rule: dict[str, Any]) -> None:
    found = list(violations({"properties": {"list": {"type": "array", **rule}}}, {"list": [*range(500), 0]}))
    assert [one.path for one in found] == [("list",)]


def test_a_batch_full_of_faults_is_left_when_nobody_asks_for_more() -> None:
    schema = {"properties": {"list": {"items": {"required": ["a", "b", "c"]}}}}
    began = time.process_time()
    found = list(islice(violations(schema, {"list": [{} for _ in range(100_000)]}), 50))
    assert len(found) == 50
    assert time.process_time() - began < 1
