"""Patterns of JSON events, with the examples of AWS's page on filter patterns."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.json_pattern import compile_json

TRAIL = {
    "eventType": "UpdateTrail",
    "sourceIPAddress": "111.111.111.111",
    "arrayKey": ["value", "another value"],
    "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}],
    "SomeObject": None,
    "ThisFlag": True,
    "key-with.both": {"a b": 3},
    "users": [1, 2, 3],
    "coordinates": [[0, 1, 2], [4, 5, 6]],
    "latency": 50.5,
    "": 0,
}


def fits(pattern: str, message: object) -> bool:
    return compile_json(pattern)(message if isinstance(message, str) else json.dumps(message))


@pytest.mark.parametrize(
    "pattern",
    [
        '$.eventType = "UpdateTrail"',
        "$.eventType = Update*",
        "$.sourceIPAddress != 123.123.*",
        '$.arrayKey[0] = "value"',
        "$.objectList[1].id = 2",
        "$.SomeObject IS NULL",
        "$.SomeOtherObject NOT EXISTS",
        "$.ThisFlag IS TRUE",
        "$.coordinates[0][1] = 1",
        "$.latency < 10e1",
        "$.latency = 50.5",
        "$.objectList[*].name = b",
        "$.users[*] = 3",
        '$.["key-with.both"].["a b"] = 3',
        """$["key-with.both"]['a b'] > 2""",
        '$[""] = 0',
        "($.eventType = Nothing || $.latency > 1) && $.users[2] = 3",
        "$.eventType = %^Update%",
    ],
)
def test_what_fits(pattern: str) -> None:
    assert fits(pattern, TRAIL)


@pytest.mark.parametrize(
    "pattern",
    [
        "$.eventType = Create*",
        "$.arrayKey[2] = value",
        "$.arrayKey.value = 1",
        "$.eventType[0] = U",
        "$.users = 1",
        "$.users != 1",
        "$.missing != 1",
        "$.ThisFlag IS NULL",
        "$.ThisFlag NOT EXISTS",
        "$.SomeObject NOT EXISTS",
        "$.objectList[*].id > 2",
        "$.eventType[*] = U",
    ],
)
def test_what_does_not(pattern: str) -> None:
    assert not fits(pattern, TRAIL)


@pytest.mark.parametrize(
    "message", ["", "plain", "{", "[1", '"text"', "3", "null", "{} {}", "[" * 100_000, "{" * 9, '{"a": ' + "1" * 5000]
)
def test_messages_that_are_no_document(message: str) -> None:
    assert not fits("$.a NOT EXISTS", message)


def test_a_list_and_a_line_feed_are_fine() -> None:
    assert fits("$[0].a = 1", '[{"a": 1}]\n')
    assert fits("$.a = 1", ' {"a": 1}\n')


@pytest.mark.parametrize(
    "pattern", ["", "$", "$ = 1", "$a = 1", "a = 1", "$.a", "$.[a] = 1", "$.a[-1] = 1", "$.a. = 1"]
)
def test_what_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ApiError, match=r"^Invalid filter pattern$"):
        compile_json(pattern)


NAMES = st.from_regex(r"[a-zA-Z0-9_]{1,6}", fullmatch=True)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_every_value_is_found_by_its_path(value: object) -> None:
    message = json.dumps({"root": value})
    for path, leaf in leaves("$.root", value):
        if isinstance(leaf, bool):
            assert fits(f"{path} IS {leaf}", message)
        elif leaf is None:
            assert fits(f"{path} IS NULL", message)
        elif isinstance(leaf, int):
            assert fits(f"{path} = {leaf} && {path} >= {leaf}", message)
        else:
            quoted = str(leaf).replace("\\", "\\\\").replace('"', '\\"')
            assert "*" in quoted or fits(f'{path} = "{quoted}"', message)
        assert not fits(f"{path} NOT EXISTS", message)


def leaves(path: str, value: object) -> list[tuple[str, object]]:
    match value:
        case dict():
            return [found for name, inner in value.items() for found in leaves(f"{path}.{name}", inner)]
        case list():
            return [found for number, inner in enumerate(value) for found in leaves(f"{path}[{number}]", inner)]
    return [(path, value)]
