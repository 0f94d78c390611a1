import pytest

from workbench.app.use_cases.payload import client_context_bytes, payload_bytes
from workbench.model.errors import InvalidJsonError, RequestTooLargeError
from workbench.model.limits import ASYNC_REQUEST_BYTES, REQUEST_BYTES


def test_invalid_json_has_line_and_column() -> None:
    with pytest.raises(InvalidJsonError) as caught:
        payload_bytes('{\n  "a": ]\n}')
    assert (caught.value.line, caught.value.column) == (2, 8)
    with pytest.raises(InvalidJsonError, match="UTF-8"):
        payload_bytes(b'"\xff"')
    with pytest.raises(InvalidJsonError, match="UTF-8"):
        payload_bytes('"\ud800"')


def test_bytes_are_kept_as_typed() -> None:
    text = ' { "a" : 1.0e2, "a": "\\u00fc" }\n'
    assert payload_bytes(text) == payload_bytes(text.encode()) == text.encode()


def test_the_limit_is_aws_s() -> None:
    assert len(payload_bytes(f'"{"x" * (REQUEST_BYTES - 2)}"')) == REQUEST_BYTES
    with pytest.raises(
        RequestTooLargeError, match="Request must be smaller than 6291456 bytes for the InvokeFunction operation"
    ):
        payload_bytes(f'"{"x" * (REQUEST_BYTES - 1)}"')
    with pytest.raises(RequestTooLargeError, match="smaller than 1048576 bytes"):
        payload_bytes(f'"{"x" * ASYNC_REQUEST_BYTES}"', ASYNC_REQUEST_BYTES)


def test_a_client_context_is_checked_with_its_place() -> None:
    assert client_context_bytes("") == client_context_bytes(" \n") == b""
    assert client_context_bytes('{"ü": 1.0}') == '{"ü": 1.0}'.encode()
    with pytest.raises(InvalidJsonError, match=r"The client context is not JSON: .* line 2, column 3") as caught:
        client_context_bytes("{\n  x}")
    assert caught.value.next_step == "Correct the client context and invoke again."
    with pytest.raises(InvalidJsonError, match="client context is not UTF-8"):
        client_context_bytes('"\ud800"')
