"""Well-formed filter patterns."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.filter_patterns import is_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        {"body": {"a": [None, "", "text", 5, -1.5, True]}},
        {"a": [{"equals-ignore-case": "A"}]},
        {"a": [{"anything-but": "x"}]},
        {"a": [{"anything-but": ["x", "y"]}, {"anything-but": [1, 2]}, {"anything-but": 3}]},
        {"a": [{"numeric": ["=", 5]}, {"numeric": [">", 0, "<=", 10]}]},
        {"a": [{"exists": False}, {"prefix": "p"}, {"suffix": ".png"}]},
        {"data": {"$or": [{"a": ["x"]}, {"b": {"c": [1]}}]}, "eventName": ["INSERT"]},
    ],
)
def test_every_operator_is_known(pattern: Any) -> None:
    assert is_pattern(json.dumps(pattern))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "body",
        "[]",
        "{}",
        "null",
        '{"a": "text"}',
        '{"a": []}',
        '{"a": {}}',
        '{"a": [NaN]}',
        '{"a": [1e999]}',
        '{"a": [["x"]]}',
        '{"a": [{}]}',
        '{"a": [{"prefix": "a", "suffix": "b"}]}',
        '{"a": [{"prefix": 1}]}',
        '{"a": [{"exists": "yes"}]}',
        '{"a": [{"wildcard": "*"}]}',
        '{"a": [{"anything-but": []}]}',
        '{"a": [{"anything-but": ["x", 1]}]}',
        '{"a": [{"anything-but": true}]}',
        '{"a": [{"numeric": [">"]}]}',
        '{"a": [{"numeric": ["<", 10, ">", 0]}]}',
        '{"a": [{"numeric": [">", 10, "<", 0]}]}',
        '{"a": [{"numeric": ["=", "5"]}]}',
        '{"a": [{"numeric": ["=", true]}]}',
        '{"a": [{"numeric": [">", 5000000001]}]}',
        '{"a": [{"numeric": [["="], 5]}]}',
        '{"$or": []}',
        '{"$or": ["x"]}',
        '{"a":' * 2000 + "1" + "}" * 2000,
        '{"a":' * 40 + "[1]" + "}" * 40,
    ],
)
def test_what_is_no_pattern_is_found_out(text: str) -> None:
    assert not is_pattern(text)


_MATCHES = st.lists(st.none() | st.booleans() | st.integers() | st.text(), min_size=1)
_PATTERNS = st.recursive(
    st.dictionaries(st.text(), _MATCHES, min_size=1),
    lambda inner: st.dictionaries(st.text(), inner, min_size=1),
    max_leaves=5,
)


@given(_PATTERNS.filter(lambda pattern: "$or" not in json.dumps(pattern)))
def test_lists_of_values_are_patterns_at_any_place(pattern: Any) -> None:
    assert is_pattern(json.dumps(pattern))


@given(st.text())
def test_any_text_is_a_pattern_or_not(text: str) -> None:
    assert is_pattern(text) in (True, False)
