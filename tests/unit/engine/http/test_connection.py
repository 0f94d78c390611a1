"""A connection over real sockets: what is asked in any pieces, refused, held, and outlived."""

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Callable

import pytest
import uvloop
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.http_rig import at_most, body_back, echo, exchange, serving
from tests.support.raw_http import chunked, connect, replies, request
from workbench.engine.http.message import Request, Response, StreamedResponse
from workbench.engine.http.serving import Bounds

LoopFactory = Callable[[], asyncio.AbstractEventLoop]

SMALL = at_most(10)
POST = request("POST /a%2F?b=1", b"abc", "X-A: 1")
LAST = request("GET /last", None, "Connection: close")


def bodies(data: bytes) -> list[tuple[int, bytes]]:
    return [(reply.status, reply.body) for reply in replies(data)]


async def test_a_request_as_the_handler_gets_it() -> None:
    seen: list[Request] = []

    async def handler(got: Request) -> Response:
        seen.append(got)
        return Response(202, b"ok", (("X-B", "2"),))

    async with serving(handler) as server, connect(server.port) as client:
        reply = await client.ask("POST /a%2F?b=1", b"abc", "X-A: 1")
    assert (reply.status, reply.body, reply.headers["x-b"]) == (202, b"ok", "2")
    headers = {"host": "x", "x-a": "1", "content-length": "3"}
    assert seen == [Request("POST", "/a%2F", "b=1", headers, b"abc", "127.0.0.1")]


async def test_cut_anywhere_it_is_the_same_request() -> None:
    data = POST + chunked("POST /c", (b"ab", b"cde")) + LAST
    async with serving() as server:
        whole = bodies(await exchange(server.port, data))
        assert [status for status, _body in whole] == [200] * 3
        for place in range(len(data)):
            assert bodies(await exchange(server.port, data[:place], data[place:])) == whole


PARTS = (
    POST,
    request("HEAD /"),
    request("POST /", b"x" * 11),
    chunked("POST /", (b"ab", b"c")),
    chunked("POST /", (b"x" * 8, b"x" * 8)),
    request("PUT /", b"{}", "Expect: 100-continue"),
    b"GET http://h/a HTTP/1.0\r\n\r\n",
    LAST,
    b"\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
)
any_bytes = st.lists(st.one_of(*[st.sampled_from(PARTS)] * 4, st.binary(max_size=8)), max_size=6).map(b"".join)


@settings(max_examples=60, deadline=None)
@given(any_bytes, st.lists(st.integers(0, 500), max_size=6))
def test_nothing_hangs_or_breaks_it(data: bytes, cuts: list[int]) -> None:
    places = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    pieces = [data[begin:end] for begin, end in itertools.pairwise(places)]

    async def main() -> None:
        async with asyncio.timeout(20), serving(limit=SMALL) as server:
            once = await exchange(server.port, data)
            assert _statuses(await exchange(server.port, *pieces)) == _statuses(once)
            assert bodies(await exchange(server.port, request("GET /")))[0][0] == 200, "it still serves"

    asyncio.run(main())


def _statuses(data: bytes) -> list[bytes]:
    return [
        line.split(b" ")[1] for line in data.split(b"\r\n") if line.startswith(b"HTTP/1.1 ") and b" 100 " not in line
    ]


async def test_pipelined_requests_are_answered_in_order_and_one_at_a_time() -> None:
    running = most = 0

    async def handler(got: Request) -> Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return Response(200, got.path.encode())

    data = b"".join(request(f"GET /{number}") for number in range(50))
    async with serving(handler) as server:
        answers = bodies(await exchange(server.port, data))
    assert answers == [(200, f"/{number}".encode()) for number in range(50)]
    assert most == 1


async def test_a_flood_of_requests_is_held_back() -> None:
    gate = asyncio.Event()

    async def handler(_got: Request) -> Response:
        await gate.wait()
        return Response(200)

    one = request("POST /", b"x" * 100_000)
    async with serving(handler) as server, connect(server.port) as client:
        for _ in range(300):
            client.writer.write(one)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.writer.drain(), 0.2)
        gate.set()
        assert [(await client.reply()).status for _ in range(300)] == [200] * 300


async def test_expect_100_continue() -> None:
    async with serving(limit=SMALL) as server, connect(server.port) as client:
        client.writer.write(request("POST /", None, "Content-Length: 3", "Expect: 100-continue"))
        assert (await client.reply()).status == 100
        client.writer.write(b"abc")
        assert (await client.reply()).body.endswith(b"abc")
        client.writer.write(request("POST /", None, "Content-Length: 30", "Expect: 100-continue"))
        assert (await client.reply()).status == 413, "the body need not be sent"
    assert b" 100 " not in await _once(b"POST / HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\na")


async def _once(data: bytes) -> bytes:
    async with serving() as server:
        return await exchange(server.port, data)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (request("POST /", b"x" * 10), 200),
        (request("POST /", b"x" * 11), 413),
        (chunked("POST /", (b"x" * 6, b"x" * 4)), 200),
        (chunked("POST /", (b"x" * 6, b"x" * 5)), 413),
    ],
)
async def test_the_longest_body_and_one_byte_more(data: bytes, status: int) -> None:
    async with serving(limit=SMALL) as server:
        answers = replies(await exchange(server.port, data))
    assert [reply.status for reply in answers] == [status]
    assert (answers[0].headers.get("connection") == "close") == (status == 413)


async def test_a_body_that_is_too_long_is_refused_at_once_and_thrown_away() -> None:
    async with serving(limit=SMALL) as server, connect(server.port) as client:
        client.writer.write(request("POST /", None, "Content-Length: 100000000"))
        assert (await client.reply()).status == 413
        for _ in range(100):
            client.writer.write(b"x" * 1_000_000)
            await client.writer.drain()
        assert await client.reader.read() == b""


async def test_there_is_a_bound_to_what_is_thrown_away() -> None:
    bounds = Bounds(drained_bytes=1_000_000)
    async with serving(limit=SMALL, bounds=bounds) as server, connect(server.port) as client:
        client.writer.write(request("POST /", None, "Content-Length: 100000000") + b"x" * 100_000_000)
        with pytest.raises(ConnectionError):
            await client.writer.drain()


async def test_garbage_is_told_what_is_wrong() -> None:
    async with serving() as server:
        assert bodies(await exchange(server.port, b"nonsense\r\n\r\n")) == [(400, b"bad request line")]
        assert bodies(await exchange(server.port, b"x" * 2_000_000))[0][0] == 431


async def test_head_and_old_clients() -> None:
    async with serving(body_back) as server:
        head = await exchange(server.port, request("HEAD /", b"abc"))
        assert b"Content-Length: 3\r\n" in head
        assert head.endswith(b"\r\n\r\n")
        async with connect(server.port) as client:
            client.writer.write(b"POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na")
            assert (await client.reader.read()).endswith(b"Connection: close\r\n\r\na")


async def test_a_handler_that_raises_costs_one_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def handler(got: Request) -> Response:
        if got.path == "/bad":
            raise LookupError("gone")
        return Response(200)

    async with serving(handler) as server, connect(server.port) as client:
        assert (await client.ask("GET /bad")).status == 500
        assert (await client.ask("GET /good")).status == 200
    assert "LookupError: gone" in caplog.text


async def test_a_handler_outlives_its_client() -> None:
    begun, gate, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def handler(_got: Request) -> Response:
        begun.set()
        await gate.wait()
        ended.set()
        return Response(200)

    async with serving(handler) as server:
        async with connect(server.port) as client:
            client.send("GET /")
            await begun.wait()
            client.writer.transport.abort()
        gate.set()
        await ended.wait()


async def test_a_stream_arrives_piece_by_piece() -> None:
    gates = [asyncio.Event() for _ in range(3)]

    async def pieces() -> AsyncIterator[bytes]:
        for number, gate in enumerate(gates):
            await gate.wait()
            yield b"%d" % number

    async def handler(_got: Request) -> StreamedResponse:
        return StreamedResponse(200, (("X-A", "1"),), pieces())

    async with serving(handler) as server, connect(server.port) as client:
        client.send("GET /")
        assert b"X-A: 1\r\n" in await client.reader.readuntil(b"\r\n\r\n")
        for number, gate in enumerate(gates):
            gate.set()
            assert await client.reader.readexactly(6) == b"1\r\n%d\r\n" % number
        assert await client.reader.readexactly(5) == b"0\r\n\r\n"
        gates.clear()
        client.send("GET /")
        assert await client.reader.readuntil(b"0\r\n\r\n")


@pytest.mark.parametrize("loop_factory", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_a_stream_that_fails_is_cut_short(loop_factory: LoopFactory, caplog: pytest.LogCaptureFixture) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"ab"
        raise LookupError("gone")

    async def handler(_got: Request) -> StreamedResponse:
        return StreamedResponse(200, (), pieces())

    async def main() -> None:
        async with serving(handler) as server:
            assert (await exchange(server.port, request("GET /"))).endswith(b"\r\n\r\n2\r\nab\r\n")
            async with connect(server.port) as client:
                client.writer.write(b"GET / HTTP/1.0\r\n\r\n")
                with pytest.raises(ConnectionResetError):
                    await client.reader.read()

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(main())
    assert caplog.text.count("LookupError: gone") == 2


class Endless:
    """Pieces without end, counted."""

    def __init__(self) -> None:
        self.given = 0
        self.closed = asyncio.Event()

    async def stream(self) -> AsyncIterator[bytes]:
        try:
            while True:
                self.given += 1
                yield b"x" * 100_000
                await asyncio.sleep(0)
        finally:
            self.closed.set()


async def test_a_stream_waits_for_its_reader_and_ends_with_it(caplog: pytest.LogCaptureFixture) -> None:
    endless = Endless()

    async def handler(_got: Request) -> StreamedResponse:
        return StreamedResponse(200, (), endless.stream())

    async with serving(handler) as server:
        loop = asyncio.get_running_loop()
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            client.setblocking(False)
            await loop.sock_sendall(client, request("GET /"))
            given = -1
            while given != endless.given:  # the sockets' buffers are full when nothing more is given
                given = endless.given
                for _ in range(50):
                    await asyncio.sleep(0.001)
            assert given < 200, "a client that does not read is not sent everything"
            while endless.given < given + 100:
                await loop.sock_recv(client, 1_000_000)
        async with asyncio.timeout(20):
            await endless.closed.wait()
    assert not caplog.records


async def test_connections_that_do_nothing_are_closed() -> None:
    bounds = Bounds(idle_s=0.05)
    async with asyncio.timeout(20), serving(bounds=bounds) as server, connect(server.port) as client:
        assert (await client.ask("GET /")).status == 200
        assert await client.reader.read() == b""


@pytest.mark.parametrize(
    "start", [b"GET / HTT", request("POST /", None, "Content-Length: 9") + b"x", chunked("POST /", (b"x",))[:-3]]
)
async def test_requests_that_stall_are_hung_up_on(start: bytes) -> None:
    async with serving(bounds=Bounds(stall_s=0.05)) as server, connect(server.port) as client:
        client.writer.write(start)
        async with asyncio.timeout(20):
            assert await client.reader.read() == b""


async def test_a_trickle_is_no_progress() -> None:
    async with serving(bounds=Bounds(stall_s=0.1)) as server, connect(server.port) as client:
        client.writer.write(request("POST /", None, "Content-Length: 900000"))
        read = asyncio.gather(client.reader.read())
        async with asyncio.timeout(20):
            while not read.done():
                client.writer.write(b"x")
                await asyncio.sleep(0.005)


async def test_more_connections_than_there_may_be() -> None:
    async with serving(bounds=Bounds(connections=1)) as server, connect(server.port) as first:
        assert (await first.ask("GET /")).status == 200
        async with connect(server.port) as second:
            assert (await second.ask("GET /")).status == 503
            async with connect(server.port) as third:
                with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                    await third.ask("GET /")
        assert (await first.ask("GET /")).status == 200


async def test_echo_is_what_the_others_rely_on() -> None:
    got = await echo(Request("GET", "/a", "b", {"host": "x"}, b"c", ""))
    assert got.body == b"GET /a?b [('host', 'x')] c"
