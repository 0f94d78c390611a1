"""Payloads that are JSON, and what is said of those that are not."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.payload_json import require_json
from workbench.model.errors import InvalidRequestError

KINDS = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def refusal(payload: bytes) -> str:
    """What is said after AWS's beginning."""
    with pytest.raises(InvalidRequestError) as caught:
        require_json(payload)
    assert caught.value.code == "InvalidRequestContentException"
    beginning = "Could not parse request body into json: Could not parse payload into json: "
    assert caught.value.what.startswith(beginning)
    return caught.value.what.removeprefix(beginning)


@pytest.mark.parametrize(
    "payload", [b"", b"null", b" 1 ", b'"\xc3\xa9"', b"\xef\xbb\xbf{}", b"1" * 5000, b'{"a":1,"a":2}']
)
def test_json_is_taken(payload: bytes) -> None:
    require_json(payload)


@given(values, st.booleans())
def test_whatever_json_writes_is_taken(value: object, escaped: bool) -> None:
    require_json(json.dumps(value, ensure_ascii=escaped).encode())


def test_as_it_was_recorded() -> None:
    assert refusal(b"'a'") == (
        f"Unexpected character (''' (code 39)): expected a valid value {KINDS}\n"
        " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1]"
    )


@pytest.mark.parametrize(
    ("payload", "reason", "line", "column"),
    [
        (b"xyz", f"Unrecognized token 'xyz': was expecting {KINDS}", 1, 4),
        (b'{"a": 1\n "b": 2}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object", 2, 2),
        (b'[{"]": 1} 2]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", 1, 11),
        (b'{"a" 1}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name", 1, 6),
        (b"{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 2),
        (b"\x87", "Invalid UTF-8 start byte 0x87", 1, 1),
        (b"12\xe4-", "Invalid UTF-8 middle byte 0x2d", 1, 3),
        (b'"\xc3', "Unexpected end-of-input in a multi-byte character", 1, 2),
        (b'"\xc3\xa9" x', "Unexpected character ('x' (code 120)): expected a valid value", 1, 6),
        (b'{"a": NaN}', "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS`", 1, 10),
        (b'"a\n"', "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash", 1, 3),
        (rb'"a\x"', "Unrecognized character escape 'x' (code 120)", 1, 4),
        (rb'"\u12"', "Unexpected character ('u' (code 117)): expected a hex-digit", 1, 3),
        (b"--webkit", "Unexpected character ('-' (code 45)) in numeric value: expected digit (0-9) to follow", 1, 2),
        (b'{"a": "b', "Unexpected end-of-input: was expecting closing quote for a string value", 1, 9),
        (b" ", "No content to map due to end-of-input", 1, 2),
        (b"[" * 5000, "Document nesting depth (1001) exceeds the maximum allowed (1000, from", 1, 1),
    ],
)
def test_what_is_said_of_a_fault(payload: bytes, reason: str, line: int, column: int) -> None:
    text = refusal(payload)
    assert text.startswith(reason)
    assert text.endswith(f"; line: {line}, column: {column}]")


def test_what_was_left_open() -> None:
    text = refusal(b'[1, {"a":\n')
    assert text.startswith("Unexpected end-of-input: expected close marker for Object (start marker at [Source: ")
    assert re.findall(r"line: \d+, column: \d+", text) == ["line: 1, column: 5", "line: 2, column: 1"]


@given(st.binary(max_size=30) | st.text(alphabet='{}[]",:\\nu1-eatrfls \n').map(str.encode))
def test_anything_is_taken_or_refused(payload: bytes) -> None:
    try:
        require_json(payload)
    except InvalidRequestError as error:
        place = re.search(r"line: (\d+), column: (\d+)\]$", error.what)
        assert place is not None
        assert 1 <= int(place[1]) <= payload.count(b"\n") + 1
        assert 1 <= int(place[2]) <= len(payload) + 1
    else:
        json.loads(payload or b"{}")
