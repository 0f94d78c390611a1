import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.toy_service import toy_service
from workbench.base.service_model.errors import MalformedBodyError, SerializationError
from workbench.base.service_model.json_values import DEEPEST, json_reader, load_json, read_text
from workbench.base.service_model.load import load_service

MODEL = toy_service()
LISTS, MAPS = "Start of list found where not expected", "Start of structure or map found where not expected."


def read(shape: str, value: Any) -> Any:
    return json_reader(MODEL.shape(shape))(value)


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        ("String", "é", "é"),
        ("Number", 3, 3),
        ("Number", 3.0, 3),
        ("Number", 1.5, 1),
        ("Number", 10**30, 10**30),
        ("Ratio", 1, 1.0),
        ("Flag", False, False),
        ("Data", "AP8=", b"\x00\xff"),
        ("Data", "", b""),
        ("Moment", 1.5, 1.5),
        ("Moment", 7, 7.0),
        ("Moment", "1970-01-01T00:00:01Z", 1.0),
        ("Words", ["a", None], ["a", None]),
        ("Counts", {"a": 1}, {"a": 1}),
        ("Free", {"any": [1, {"thing": None}]}, {"any": [1, {"thing": None}]}),
        ("Free", 3, 3),
        ("Tree", {}, {}),
    ],
)
def test_values(shape: str, value: Any, expected: Any) -> None:
    found = read(shape, value)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("shape", "value", "message"),
    [
        ("Number", "1", "STRING_VALUE can not be converted to an Integer"),
        ("Number", True, "TRUE_VALUE can not be converted to an Integer"),
        ("Number", False, "FALSE_VALUE can not be converted to an Integer"),
        ("Number", [1], LISTS),
        ("Number", {"a": 1}, MAPS),
        ("Number", float("inf"), "NUMBER_VALUE can not be converted to an Integer"),
        ("Ratio", "1", "STRING_VALUE can not be converted to a Double"),
        ("Ratio", 10**400, "NUMBER_VALUE can not be converted to a Double"),
        ("Ratio", float("inf"), "NUMBER_VALUE can not be converted to a Double"),
        ("String", 1, "NUMBER_VALUE can not be converted to a String"),
        ("String", True, "TRUE_VALUE can not be converted to a String"),
        ("String", ["x"], LISTS),
        ("Flag", 1, "NUMBER_VALUE can not be converted to a Boolean"),
        ("Flag", "true", "STRING_VALUE can not be converted to a Boolean"),
        ("Moment", "soon", "STRING_VALUE can not be converted to milliseconds since epoch"),
        ("Moment", "nan", "STRING_VALUE can not be converted to milliseconds since epoch"),
        ("Moment", True, "TRUE_VALUE can not be converted to milliseconds since epoch"),
        ("Words", "x", "Expected list or null"),
        ("Words", {}, MAPS),
        ("Words", [1], "NUMBER_VALUE can not be converted to a String"),
        ("Counts", "x", "Expected map or null"),
        ("Counts", [], LISTS),
        ("Tree", "x", "Expected null"),
        ("Tree", [], LISTS),
    ],
)
def test_values_of_the_wrong_type(shape: str, value: Any, message: str) -> None:
    with pytest.raises(SerializationError) as caught:
        read(shape, value)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["A", "AA=", "é", "AA==AA==", "A A=", "\ud800"])
def test_no_base64(text: str) -> None:
    with pytest.raises(SerializationError, match="STRING_VALUE can not be converted to a Blob: "):
        read("Data", text)
    with pytest.raises(SerializationError, match="NUMBER_VALUE can not be converted to a Blob"):
        read("Data", 1)


@given(st.binary())
def test_blobs(data: bytes) -> None:
    assert read("Data", base64.b64encode(data).decode()) == data


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"NaN",
        b'{"a": -Infinity}',
        b"{'a': 1}",
        b'{"a": 1,}',
        b"1" * 5000,
        b"[" * 100_000,
        b"\xff\xfe{\0}\0",
    ],
)
def test_bodies_that_are_no_json(body: bytes) -> None:
    with pytest.raises(MalformedBodyError):
        load_json(body)


def test_depth() -> None:
    at_most = DEEPEST - 1
    assert load_json(b"[" * at_most + b"]" * at_most)
    assert len(load_json(json.dumps([[]] * 10_000).encode())) == 10_000
    with pytest.raises(MalformedBodyError, match="too deeply"):
        load_json(b"[" * 500 + b"]" * 500)
    with pytest.raises(MalformedBodyError, match="too deeply"):
        load_json(b'{"a":' * 500 + b"1" + b"}" * 500)


def test_the_last_of_equal_keys_counts() -> None:
    assert load_json(b'{"a": 1, "a": 2}') == {"a": 2}


def test_half_a_pair_of_surrogates() -> None:
    assert read("String", json.loads('"a\\ud800b"')) == "a?b"
    assert read("Counts", json.loads('{"\\udc00": 1}')) == {"?": 1}
    assert read_text("\N{GRINNING FACE}") == "\N{GRINNING FACE}"


def test_shapes_that_hold_themselves() -> None:
    value: dict[str, Any] = {"Label": "a"}
    for _ in range(DEEPEST // 2):
        value = {"Label": "a", "Branches": [value]}
    assert read("Tree", value) == value


def test_all_kinds_of_numbers_are_known() -> None:
    reader = json_reader(load_service("lambda").shape("Long"))
    with pytest.raises(SerializationError, match="STRING_VALUE can not be converted to a Long"):
        reader("x")
