"""The parser against h11, against itself cut anywhere, and against garbage."""

import contextlib
import itertools

import h11
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.engine.http import wire
from workbench.engine.http.wire import (
    BodyData,
    RequestEnd,
    RequestHead,
    RequestParser,
    WireError,
    WireEvent,
)

Request = tuple[str, str, dict[str, str], bytes, dict[str, str]]
"""Method, target, headers, body and trailers, all that a request says."""

GET = b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: a\r\n\r\n"

tokens = st.text("abcdefghijklmnopqrstuvwxyzABC019!#$%&'*+-.^_`|~", min_size=1, max_size=12)
values = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20)
targets = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20).map(lambda text: "/" + text)
SPECIAL = {"content-length", "transfer-encoding", "connection", "expect", "host", "upgrade", "trailer"}
fields = st.lists(st.tuples(tokens.filter(lambda name: name.lower() not in SPECIAL), values), max_size=4)
chunks = st.lists(st.binary(min_size=1, max_size=40), max_size=4)


def write(method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> bytes:
    lines = [f"{method} {target} HTTP/1.1", "Host: x", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def chunked(pieces: list[bytes], trailers: list[tuple[str, str]], extension: str = "") -> bytes:
    written = b"".join(f"{len(piece):x}{extension}\r\n".encode() + piece + b"\r\n" for piece in pieces)
    return written + b"0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in trailers).encode() + b"\r\n"


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    """The bytes of one valid request: without a body, with a length, or in chunks."""
    method, target, headers = draw(tokens), draw(targets), draw(fields)
    match draw(st.sampled_from(("none", "length", "chunked"))):
        case "none":
            return write(method, target, headers, b"")
        case "length":
            body = draw(st.binary(max_size=60))
            return write(method, target, [*headers, ("Content-Length", str(len(body)))], body)
        case _:
            body = chunked(draw(chunks), draw(fields), draw(st.sampled_from(("", ";a", ";a=b"))))
            return write(method, target, [*headers, ("Transfer-Encoding", "chunked")], body)


def joined(events: list[WireEvent]) -> list[Request]:
    """The whole requests among `events`, however their bodies were cut."""
    found: list[Request] = []
    head, body = None, b""
    for event in events:
        match event:
            case RequestHead():
                assert head is None, "a request begins when the one before has ended"
                head, body = event, b""
            case BodyData(data):
                assert data, "no event without bytes"
                body += data
            case RequestEnd(trailers):
                assert head is not None
                found.append((head.method, head.target, dict(head.headers), body, dict(trailers)))
                head = None
    return found


def parse(*pieces: bytes) -> list[Request]:
    parser = RequestParser()
    return joined([event for piece in pieces for event in parser.feed(piece)])


def by_h11(data: bytes) -> Request:
    connection = h11.Connection(h11.SERVER)
    connection.receive_data(data)
    head, body = connection.next_event(), b""
    assert isinstance(head, h11.Request)
    while isinstance(event := connection.next_event(), h11.Data):
        body += bytes(event.data)
    assert isinstance(event, h11.EndOfMessage)
    method, target = head.method.decode(), head.target.decode()
    return method, target, folded(head.headers), body, folded(event.headers)


def folded(headers: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:  # type: ignore[attr-defined]
        key, text = name.decode(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


@given(requests())
def test_agrees_with_h11(data: bytes) -> None:
    assert parse(data) == [by_h11(data)]


@given(st.lists(requests(), min_size=1, max_size=3), st.lists(st.integers(0, 400), max_size=12))
def test_cuts_and_pipelining_change_nothing(several: list[bytes], cuts: list[int]) -> None:
    data = b"".join(several)
    places = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    pieces = [data[begin:end] for begin, end in itertools.pairwise(places)]
    assert parse(*pieces) == parse(data) == [parse(one)[0] for one in several]
    assert parse(*(bytes([byte]) for byte in data)) == parse(data)


@given(st.binary(max_size=300) | st.lists(requests(), max_size=2).map(b"".join), st.data())
@example(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", None)
def test_garbage_raises_nothing_else_and_ends(data: bytes, choices: st.DataObject | None) -> None:
    if choices is not None and data:
        place = choices.draw(st.integers(0, len(data) - 1))
        data = data[:place] + choices.draw(st.binary(max_size=3)) + data[place + 1 :]
    events: list[WireEvent] = []
    with contextlib.suppress(WireError):
        events += RequestParser().feed(data)
    assert len(events) <= 3 * len(data) + 1


BAD = [
    (b"GET /\r\n\r\n", 400),
    (b"GET  / HTTP/1.1\r\n\r\n", 400),
    (b"G(T / HTTP/1.1\r\n\r\n", 400),
    (b"GET /\x01 HTTP/1.1\r\n\r\n", 400),
    (b"GET / HTTP/2.0\r\n\r\n", 505),
    (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nA : b\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nA: b\nc\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 400),
    (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\n", 400),
    (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n", 400),
]


@pytest.mark.parametrize(("data", "status"), BAD)
def test_what_is_refused(data: bytes, status: int) -> None:
    with pytest.raises(WireError) as raised:
        parse(data)
    assert raised.value.status == status


@pytest.mark.parametrize("step", [1000, 65_536, 10**9])
def test_limits_do_not_depend_on_how_bytes_arrive(step: int) -> None:
    start = b"GET / HTTP/1.1\r\nA: "
    room = wire.MAX_HEAD_BYTES - len(start)
    for size, fits in ((room, True), (room + 1, False)):
        data = start + b"x" * size + b"\r\n\r\n"
        pieces = [data[begin : begin + step] for begin in range(0, len(data), step)]
        if fits:
            assert len(parse(*pieces)) == 1
        else:
            with pytest.raises(WireError, match="headers too large"):
                parse(*pieces)


@pytest.mark.parametrize("step", [1, 10**9])
def test_a_chunk_line_is_limited(step: int) -> None:
    head = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
    for size, fits in ((wire.MAX_CHUNK_LINE_BYTES, True), (wire.MAX_CHUNK_LINE_BYTES + 1, False)):
        data = head + b"0;" + b"x" * (size - 2) + b"\r\n\r\n"
        pieces = [data[begin : begin + step] for begin in range(0, len(data), step)]
        if fits:
            assert len(parse(*pieces)) == 1
        else:
            with pytest.raises(WireError, match="line too long"):
                parse(*pieces)


def head_of(data: bytes) -> RequestHead:
    event = next(RequestParser().feed(data))
    assert isinstance(event, RequestHead)
    return event


@pytest.mark.parametrize(
    ("version", "connection", "keeps"),
    [
        ("1.1", "", True),
        ("1.1", "Close", False),
        ("1.1", "keep-alive, close", False),
        ("1.0", "", False),
        ("1.0", "Keep-Alive", True),
    ],
)
def test_keep_alive(version: str, connection: str, keeps: bool) -> None:
    assert head_of(f"GET / HTTP/{version}\r\nConnection: {connection}\r\n\r\n".encode()).keep_alive is keeps


def test_expect_and_repeated_headers() -> None:
    head = head_of(b"POST / HTTP/1.1\r\nExpect: 100-Continue\r\nX-A: 1\r\nx-a:2 \r\nContent-Length: 2\r\n\r\n")
    assert head.expects_continue
    assert head.headers["x-a"] == "1, 2"


def test_how_long_a_body_will_be_and_who_sends_it() -> None:
    assert head_of(GET)[-2:] == (0, False)
    assert head_of(b"POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n")[-2:] == (2, True)
    assert head_of(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n").length is None


def test_mid_request() -> None:
    parser = RequestParser()
    assert not parser.mid_request
    for byte in b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\na":
        list(parser.feed(bytes([byte])))
        assert parser.mid_request
    assert list(parser.feed(b"b")) == [BodyData(b"b"), RequestEnd({})]
    assert not parser.mid_request


def test_a_large_body_comes_in_the_pieces_it_arrived_in() -> None:
    parser = RequestParser()
    list(parser.feed(b"POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n"))
    sizes = [len(event.data) for _ in range(3) for event in parser.feed(b"x" * 100_000) if isinstance(event, BodyData)]
    assert sizes == [100_000] * 3


@given(st.lists(requests(), min_size=2, max_size=3))
def test_what_is_held_is_parsed_later(several: list[bytes]) -> None:
    parser = RequestParser()
    for data in several:
        parser.hold(data)
    assert parser.held_bytes == sum(map(len, several))
    assert joined(list(parser.feed(b""))) == parse(*several)
    assert parser.held_bytes == 0
