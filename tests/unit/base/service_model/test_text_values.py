import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.toy_service import toy_service
from workbench.base.service_model.errors import MalformedBodyError, SerializationError
from workbench.base.service_model.text_values import (
    header_reader,
    payload_reader,
    query_reader,
    text_reader,
    write_json_value,
)

MODEL = toy_service()
NOTE = MODEL.shape("Thing").members["Note"].shape


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        ("String", "", ""),
        ("String", "1", "1"),
        ("Number", "12", 12),
        ("Number", "-12", -12),
        ("Number", "", None),
        ("Ratio", "0.5", 0.5),
        ("Flag", "true", True),
        ("Flag", "FALSE", False),
        ("Flag", "", None),
        ("Moment", "1970-01-01T00:00:01.5Z", 1.5),
        ("Moment", "1.5", 1.5),
        ("Data", "AP8=", b"\x00\xff"),
    ],
)
def test_texts(shape: str, text: str, expected: object) -> None:
    assert text_reader(MODEL.shape(shape))(text) == expected


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        *(("Number", text) for text in ("x", "1.0", "1_0", " 1", "٣", "--1", "+", "9" * 5000)),
        *(("Ratio", text) for text in ("x", "nan", "inf", "1e999", " 1.0")),
        *(("Flag", text) for text in ("yes", "1", " true")),
        *(("Moment", text) for text in ("soon", "inf", "2026-13-01T00:00:00Z")),
        ("Data", "?"),
    ],
)
def test_texts_of_the_wrong_type(shape: str, text: str) -> None:
    kind = MODEL.shape(shape).type.capitalize()
    with pytest.raises(SerializationError) as caught:
        text_reader(MODEL.shape(shape))(text)
    assert str(caught.value) == f"'{text}' can not be converted to {kind}"


def test_the_last_of_several_counts_unless_it_is_a_list() -> None:
    assert query_reader(MODEL.shape("Number"))(["1", "2"]) == 2
    assert query_reader(MODEL.shape("Numbers"))(["1", "2"]) == [1, 2]
    assert query_reader(MODEL.shape("Words"))([""]) == [""]


def test_lists_in_headers() -> None:
    assert header_reader(MODEL.shape("Numbers"))("1, 2,3") == [1, 2, 3]
    assert header_reader(MODEL.shape("Words"))("") is None
    assert header_reader(MODEL.shape("String"))("a,b") == "a,b"


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5))
def test_json_in_headers(value: object) -> None:
    text = write_json_value(value)
    assert text.isascii()
    if value == json.loads(json.dumps(value)) and "\\ud" not in json.dumps(value):
        assert text_reader(NOTE)(text) == value


@pytest.mark.parametrize("text", ["?", "e30", "AP8="])
def test_headers_that_are_no_json(text: str) -> None:
    with pytest.raises(SerializationError):
        text_reader(NOTE)(text)
    assert text_reader(NOTE)("") is None


def test_payloads() -> None:
    assert payload_reader(MODEL.shape("Data"))(b"\xff") == b"\xff"
    assert payload_reader(MODEL.shape("String"))(b"\xffa") == "\N{REPLACEMENT CHARACTER}a"
    assert payload_reader(MODEL.shape("Tree"))(b'{"Label": "a"}') == {"Label": "a"}
    with pytest.raises(MalformedBodyError):
        payload_reader(MODEL.shape("Tree"))(b"{")


def test_a_secret_is_not_repeated() -> None:
    secret = dataclasses.replace(MODEL.shape("Number"), sensitive=True)
    with pytest.raises(SerializationError) as caught:
        text_reader(secret)("hush")
    assert str(caught.value) == "the value can not be converted to Integer"
