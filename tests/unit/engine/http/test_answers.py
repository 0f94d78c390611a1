"""Answers byte for byte, read back by h11."""

import re

import h11
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.http.answers import LAST_CHUNK, Framing, chunk, framing, streamed_head, whole_answer
from workbench.engine.http.message import Response
from workbench.engine.http.wire import RequestHead

GET = RequestHead("GET", "/", {}, keep_alive=True, expects_continue=False)
HEAD = GET._replace(method="HEAD")
OLD = GET._replace(old=True)

bodies = st.binary(max_size=40)


def read(data: bytes, method: str = "GET") -> tuple[int, dict[bytes, bytes], bytes]:
    """An answer as a client reads it; nothing may follow."""
    client = h11.Connection(h11.CLIENT)
    client.send(h11.Request(method=method, target="/", headers=[("Host", "x")]))
    client.send(h11.EndOfMessage())
    client.receive_data(data)
    head, body = client.next_event(), b""
    assert isinstance(head, h11.Response)
    while isinstance(event := client.next_event(), h11.Data):
        body += bytes(event.data)
    assert isinstance(event, h11.EndOfMessage)
    assert client.trailing_data == (b"", False)
    return head.status_code, dict(head.headers), body


def test_literally() -> None:
    head, body = whole_answer(Response(200, b"{}", (("X-A", "b"), ("Date", "now"))), GET, close=False)
    assert head + body == b"HTTP/1.1 200 OK\r\nX-A: b\r\nDate: now\r\nContent-Length: 2\r\n\r\n{}"


def test_the_date_is_added() -> None:
    head, _body = whole_answer(Response(200), GET, close=False)
    assert re.search(rb"\r\nDate: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\r\n", head)


@given(st.sampled_from((200, 202, 204, 304, 404, 500)), bodies, st.booleans())
def test_a_client_reads_it(status: int, body: bytes, close: bool) -> None:
    data = b"".join(whole_answer(Response(status, body), GET, close=close))
    assert read(data)[::2] == (status, b"" if status in (204, 304) else body)


def test_head_tells_the_length_and_sends_nothing() -> None:
    head, body = whole_answer(Response(200, b"abc"), HEAD, close=False)
    assert read(head + body, "HEAD")[1][b"content-length"] == b"3"
    assert body == b""


def test_how_it_is_sent_is_not_for_the_handler_to_say() -> None:
    told = (("Content-Length", "9"), ("transfer-encoding", "chunked"), ("Connection", "close"))
    head, body = whole_answer(Response(200, b"abc", told), GET, close=False)
    assert read(head + body)[2] == b"abc"
    assert b"chunked" not in head
    assert b"close" not in head


@pytest.mark.parametrize(("close", "told"), [(True, b"close"), (False, b"keep-alive")])
def test_an_old_client_is_told_that_the_connection_stays(close: bool, told: bytes) -> None:
    assert read(whole_answer(Response(200), OLD, close=close)[0])[1][b"connection"] == told


def test_framing() -> None:
    assert framing(200, GET) is Framing.CHUNKED
    assert framing(200, OLD) is Framing.UNTIL_CLOSE
    assert framing(200, HEAD) is framing(204, GET) is Framing.EMPTY


@given(st.lists(bodies.filter(bool), max_size=5))
def test_a_client_reads_chunks(pieces: list[bytes]) -> None:
    data = streamed_head(200, (), GET, close=False) + b"".join(map(chunk, pieces)) + LAST_CHUNK
    assert read(data)[2] == b"".join(pieces)


def test_no_chunks_where_there_can_be_none() -> None:
    assert b"chunked" not in streamed_head(204, (), GET, close=False)
    assert b"chunked" not in streamed_head(200, (), OLD, close=True)
    assert read(streamed_head(200, (), HEAD, close=False), "HEAD")[2] == b""
