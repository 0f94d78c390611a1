import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.jsontext import find_fault, minify, pretty

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(values)
def test_json_has_no_fault(value: object) -> None:
    assert find_fault(json.dumps(value)) is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("{", 1, 2),
        ('{\n  "a": 1,\n  b\n}', 3, 3),
        ('{"a": NaN}', 1, 7),
        ('{"NaN": "NaN", "b": NaN}', 1, 21),
        ("[1,\n -Infinity]", 2, 2),
        ("[1] x", 1, 5),
    ],
)
def test_where_a_fault_is(text: str, line: int, column: int) -> None:
    fault = find_fault(text)
    assert fault is not None
    assert (fault.line, fault.column) == (line, column)
    assert fault.reason


@given(st.text(max_size=40))
def test_a_fault_lies_within_the_text(text: str) -> None:
    fault = find_fault(text)
    if fault is not None:
        assert 0 <= fault.offset <= len(text)
        assert fault.line == text.count("\n", 0, fault.offset) + 1


def test_too_deep() -> None:
    fault = find_fault("[" * 100_000)
    assert fault is not None
    assert fault.reason == "Nested too deeply"


def test_the_reason_is_a_sentence_of_its_own() -> None:
    fault = find_fault('{"a": "\x01"}')
    assert fault is not None
    assert fault.reason == "Invalid control character"


def test_a_number_of_any_length_is_json() -> None:
    assert find_fault("1" * 10_000) is None


@given(values, st.sampled_from((None, 1, 4)))
def test_pretty_is_what_json_itself_would_write(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    assert pretty(text) == json.dumps(value, indent=2, ensure_ascii=False)


@pytest.mark.parametrize("part", ["1E400", "0.10000000000000000000001", r'"\u00e9\/"', '{"a": 1, "a": 2}', "-0.0"])
def test_pretty_changes_nothing_but_blanks(part: str) -> None:
    assert "".join(pretty(f'{{"x": [{part}]}}').split()) == "".join(f'{{"x": [{part}]}}'.split())


def test_pretty() -> None:
    assert pretty('{"é":[1,2]}') == '{\n  "é": [\n    1,\n    2\n  ]\n}'
    assert pretty("{no json") == "{no json"


@given(values, st.sampled_from([None, 0, 3]))
def test_minify_is_what_json_itself_would_write(value: object, indent: int | None) -> None:
    assert minify(json.dumps(value, indent=indent)) == json.dumps(value, separators=(",", ":"))


@pytest.mark.parametrize(("text", "small"), [(' { "a b" : [ 1.50 , "x" ] } ', '{"a b":[1.50,"x"]}'), ("{ a", "{ a")])
def test_minify(text: str, small: str) -> None:
    assert minify(text) == small
