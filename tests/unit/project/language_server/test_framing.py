"""Messages as bytes: there and back in pieces of any size, and what is none."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.errors import CodeReaderError
from workbench.project.language_server import framing
from workbench.project.language_server.framing import Frames, encode

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
MESSAGES = st.lists(st.dictionaries(st.text(), VALUES, max_size=2), max_size=3)


@settings(max_examples=50)
@given(MESSAGES, st.data())
def test_there_and_back_in_any_pieces(messages: list[dict[str, object]], data: st.DataObject) -> None:
    wire = b"".join(map(encode, messages))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(wire)), max_size=8)))
    frames, found = Frames(), []
    for start, end in zip([0, *cuts], [*cuts, len(wire)], strict=True):
        found += frames.feed(wire[start:end])
    assert found == messages


def test_byte_by_byte() -> None:
    frames = Frames()
    wire = encode({"id": 1, "text": "🐍 \ud800"}) + encode({})
    assert [one for byte in wire for one in frames.feed(bytes([byte]))] == [{"id": 1, "text": "🐍 \ud800"}, {}]


def test_a_header_has_its_length_in_bytes_and_may_have_more() -> None:
    body = json.dumps({"text": "ü"}, ensure_ascii=False).encode()
    header = b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:  %d\r\n\r\n" % len(body)
    assert Frames().feed(header + body) == [{"text": "ü"}]


@pytest.mark.parametrize(
    "wire",
    [
        b"Starting the server ...\r\n\r\n",
        b"Content-Length: many\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 999999999999\r\n\r\n",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 3\r\n\r\n{a}",
        b"x" * (framing.MOST_HEADER_BYTES + 1),
    ],
)
def test_what_is_no_message(wire: bytes) -> None:
    with pytest.raises(CodeReaderError, match="no message"):
        Frames().feed(wire)
