import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.debugger.dap import MAX_BODY_BYTES, MAX_HEAD_BYTES, DapFormatError, DapReader, Message, encoded

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
MESSAGES = st.builds(lambda body, kind: {"type": kind, "body": body}, VALUES, st.text())


@given(st.lists(MESSAGES, max_size=5), st.data())
def test_messages_come_out_as_they_went_in_however_they_are_cut(messages: list[Message], data: st.DataObject) -> None:
    stream, reader, read = b"".join(map(encoded, messages)), DapReader(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        read += reader.feed(stream[:size])
        stream = stream[size:]
    assert read == messages


def test_the_header_may_hold_more_in_any_case() -> None:
    body = b'{"type":"event"}'
    head = b"Content-Type: application/json\r\nCONTENT-length:  16\r\n\r\n"
    assert DapReader().feed(head + body) == [{"type": "event"}]


def test_the_length_is_in_bytes() -> None:
    message = {"type": "event", "event": "ü€"}
    text = json.dumps(message, ensure_ascii=False).encode()
    assert DapReader().feed(b"Content-Length: %d\r\n\r\n%b" % (len(text), text)) == [message]


@pytest.mark.parametrize(
    "data",
    [
        b"\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 1x\r\n\r\n",
        b"Content-Length: \xb2\r\n\r\n",
        b"Content-Length: %d\r\n\r\n" % (MAX_BODY_BYTES + 1),
        b"Content-Length: 99999999999999999999\r\n\r\n",
        b"x" * MAX_HEAD_BYTES,
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: 1\r\n\r\n{",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 2\r\n\r\n{}",
        b"Content-Length: 2\r\n\r\n\xff\xff",
        encoded({"type": 7}),
    ],
)
def test_what_is_no_message(data: bytes) -> None:
    with pytest.raises(DapFormatError):
        DapReader().feed(data)


def test_json_that_is_too_deep() -> None:
    body = b'{"type":' + b"[" * 200_000
    with pytest.raises(DapFormatError, match="no JSON"):
        DapReader().feed(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))


@given(st.binary(max_size=200))
def test_any_bytes_are_messages_or_refused(data: bytes) -> None:
    try:
        read: list[Any] = DapReader().feed(data)
    except DapFormatError:
        return
    assert all(isinstance(message, dict) for message in read)
