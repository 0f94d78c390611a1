import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.http.message import Response
from workbench.engine.lambda_api.url_response import MalformedResponseError, buffered

JSON = ("Content-Type", "application/json")


def response(**members: Any) -> Response:
    return buffered(json.dumps({"statusCode": 200, **members}).encode())


@pytest.mark.parametrize(
    ("payload", "body"),
    [
        (b'{"hello": "world"}', b'{"hello":"world"}'),
        (b'["hello", 3, true]', b'["hello",3,true]'),
        (b'"hello"', b"hello"),
        (b'"{\\"a\\": \\u00fc}"', '{"a": ü}'.encode()),
        (b"3", b"3"),
        (b"3.10", b"3.10"),
        (b"true", b"true"),
        (b"null", b"null"),
        (b' { "a b" : " c \\" d " , "e":1E400 } \n', b'{"a b":" c \\" d ","e":1E400}'),
    ],
)
def test_a_result_without_a_status_is_the_body(payload: bytes, body: bytes) -> None:
    assert buffered(payload) == Response(200, body, [JSON])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_every_json_is_told(value: Any) -> None:
    if isinstance(value, dict) and "statusCode" in value:
        return
    answer = buffered(json.dumps(value, indent=1).encode())
    if isinstance(value, str):
        assert answer.body == value.encode("utf-8", "replace")
    else:
        assert answer.body == json.dumps(value, separators=(",", ":")).encode()


def test_a_response_is_taken_as_it_is() -> None:
    answer = response(
        statusCode=201,
        headers={"content-type": "text/plain", "X-Number": 3, "X-True": True, "X-None": None},
        cookies=["a=1; Secure", "b=2"],
        body="grün",
    )
    assert answer.status == 201
    assert answer.body == "grün".encode()
    assert answer.headers == [
        ("content-type", "text/plain"),
        ("X-Number", "3"),
        ("X-True", "true"),
        ("Set-Cookie", "a=1; Secure"),
        ("Set-Cookie", "b=2"),
    ]


def test_the_type_is_json_unless_it_is_said() -> None:
    assert response().headers == [JSON]
    assert response(body="x", headers={"x-a": "b"}).headers == [JSON, ("x-a", "b")]


@pytest.mark.parametrize(("given", "status"), [(404, 404), ("418", 418), (204.0, 204), (599, 599)])
def test_the_status_may_be_text(given: object, status: int) -> None:
    assert response(statusCode=given).status == status


@pytest.mark.parametrize("body", ["", None])
def test_there_may_be_no_body(body: object) -> None:
    assert response(body=body).body == b""


def test_binary_comes_in_base64() -> None:
    data = bytes(range(256))
    encoded = base64.b64encode(data).decode()
    assert response(body=encoded, isBase64Encoded=True).body == data
    assert response(body=encoded, isBase64Encoded=False).body == encoded.encode()


def test_headers_of_the_connection_are_not_the_functions() -> None:
    answer = response(
        headers={"Date": "x", "content-length": "3", "WWW-Authenticate": "Basic", "Content-Encoding": "br"}
    )
    assert answer.headers == [
        JSON,
        ("x-amzn-Remapped-Date", "x"),
        ("x-amzn-Remapped-content-length", "3"),
        ("x-amzn-Remapped-WWW-Authenticate", "Basic"),
        ("Content-Encoding", "br"),
    ]


def test_headers_beyond_latin_1_are_sent_in_utf_8() -> None:
    assert response(headers={"X-Name": "ü"}).headers[1] == ("X-Name", "ü")
    name, value = response(headers={"X-Name": "Zoë→"}).headers[1]
    assert (name, value.encode("latin-1")) == ("X-Name", "Zoë→".encode())


def test_only_preludes_have_headers_of_several_values() -> None:
    assert response(multiValueHeaders={"a": ["b"]}).headers == [JSON]


@pytest.mark.parametrize(
    "members",
    [
        {"statusCode": "abc"},
        {"statusCode": None},
        {"statusCode": True},
        {"statusCode": 99},
        {"statusCode": 100},
        {"statusCode": 600},
        {"statusCode": 200.5},
        {"statusCode": "٢٠٠"},
        {"headers": ["a"]},
        {"headers": {"a": ["b"]}},
        {"headers": {"a": {}}},
        {"headers": {"a b": "c"}},
        {"headers": {"": "c"}},
        {"headers": {"a\r\nb": "c"}},
        {"cookies": "a=1"},
        {"cookies": [None]},
        {"body": {"a": 1}},
        {"body": 3},
        {"body": "%%%", "isBase64Encoded": True},
        {"body": "ü", "isBase64Encoded": True},
    ],
)
def test_what_is_no_response(members: dict[str, Any]) -> None:
    with pytest.raises(MalformedResponseError, match=r"\w"):
        response(**members)


@pytest.mark.parametrize("payload", [b"", b"{", b"hello", b"\xff", b"[" * 100_000])
def test_what_is_no_json(payload: bytes) -> None:
    with pytest.raises(MalformedResponseError, match="not JSON"):
        buffered(payload)
