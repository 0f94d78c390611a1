"""Frames that AWS's own client reads: its parser is the judge."""

import base64
import importlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine import event_stream
from workbench.engine.event_stream import (
    exception,
    frame,
    invoke_complete,
    payload_chunk,
    payload_chunks,
    string_headers,
)

# By name, for botocore has no types of its own.
BOTOCORE: Any = importlib.import_module("botocore.eventstream")

names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
values = st.text(st.characters(codec="utf-8"), max_size=200)


def read(data: bytes, pieces: int = 1) -> list[tuple[dict[str, str], bytes]]:
    """The headers and payloads of the frames in `data`, which arrives in pieces."""
    buffer = BOTOCORE.EventStreamBuffer()
    found = []
    step = max(1, -(-len(data) // pieces))
    for start in range(0, len(data), step):
        buffer.add_data(data[start : start + step])
        found += [(message.headers, message.payload) for message in buffer]
    return found


def test_a_chunk() -> None:
    [(headers, payload)] = read(payload_chunk(b"\0hello\xff"))
    assert payload == b"\0hello\xff"
    assert headers == {
        ":message-type": "event",
        ":event-type": "PayloadChunk",
        ":content-type": "application/octet-stream",
    }


def test_a_complete_stream() -> None:
    [(headers, payload)] = read(invoke_complete())
    assert headers[":event-type"] == "InvokeComplete"
    assert headers[":content-type"] == "application/json"
    assert payload == b"{}"


def test_a_stream_that_failed() -> None:
    details = '{"errorMessage":"gr\u00fc\u00df \ud800"}'
    [(_headers, payload)] = read(invoke_complete("Runtime.ExitError", details, b"START\nEND\n"))
    document = json.loads(payload)
    assert document == {
        "ErrorCode": "Runtime.ExitError",
        "ErrorDetails": details,
        "LogResult": base64.b64encode(b"START\nEND\n").decode(),
    }


def test_an_exception() -> None:
    [(headers, payload)] = read(exception("ServiceException", "It failed."))
    assert (headers[":message-type"], headers[":exception-type"]) == ("exception", "ServiceException")
    assert json.loads(payload) == {"message": "It failed."}


def test_a_large_response_comes_in_several_chunks(monkeypatch: Any) -> None:
    monkeypatch.setattr(event_stream, "CHUNK_BYTES", 5)
    data = bytes(range(23))
    frames = list(payload_chunks(data))
    assert [len(payload) for _headers, payload in read(b"".join(frames))] == [5, 5, 5, 5, 3]
    assert b"".join(payload for _headers, payload in read(b"".join(frames))) == data
    assert list(payload_chunks(b"")) == []


def test_the_largest_chunk_is_within_the_clients_limit() -> None:
    assert len(payload_chunk(bytes(event_stream.CHUNK_BYTES))) <= 16 * 1024 * 1024


@given(st.dictionaries(names, values, max_size=5), st.binary(max_size=500), st.integers(1, 9))
def test_frames_round_trip(headers: dict[str, str], payload: bytes, pieces: int) -> None:
    data = frame(string_headers(*headers.items()), payload)
    assert read(data + data, pieces) == [(headers, payload)] * 2


class Socket:
    """What botocore reads a response from."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def stream(self) -> list[bytes]:
        return [self.data[start : start + 7] for start in range(0, len(self.data), 7)]

    def close(self) -> None:
        """Nothing is open."""


def events(data: bytes) -> list[dict[str, Any]]:
    """What a caller of boto3's `invoke_with_response_stream` gets."""
    session: Any = importlib.import_module("botocore.session").get_session()
    parsers: Any = importlib.import_module("botocore.parsers")
    model = session.get_service_model("lambda").operation_model("InvokeWithResponseStream")
    parser = parsers.EventStreamJSONParser()
    shape = model.get_event_stream_output()
    return list(BOTOCORE.EventStream(Socket(data), shape, parser, "InvokeWithResponseStream"))


def test_the_sdk_reads_a_response() -> None:
    data = payload_chunk(b"one") + payload_chunk(b"two") + invoke_complete("Boom", "{}")
    assert events(data) == [
        {"PayloadChunk": {"Payload": b"one"}},
        {"PayloadChunk": {"Payload": b"two"}},
        {"InvokeComplete": {"ErrorCode": "Boom", "ErrorDetails": "{}"}},
    ]
