"""The server with clients that people use, and how it ends."""

import asyncio
import http.client
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import urllib3
import uvloop

from tests.support.http_rig import TOO_LONG, at_most, body_back, serving
from tests.support.raw_http import connect, request
from workbench.base.aio import TaskOwner
from workbench.engine.http.connection import Connection
from workbench.engine.http.message import Request, Response
from workbench.engine.http.server import HttpServer, open_server

LoopFactory = Callable[[], asyncio.AbstractEventLoop]

MIB = 1024 * 1024


async def test_http_client() -> None:
    def talk(port: int) -> list[bytes]:
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        found = []
        for body in (b"abc", iter((b"a", b"bc")), b"x" * 6 * MIB):
            client.request("POST", "/", body)
            found.append(client.getresponse().read())
        client.request("HEAD", "/")
        found.append(client.getresponse().read())
        client.close()
        return found

    async with serving(body_back, limit=at_most(6 * MIB)) as server:
        assert await asyncio.to_thread(talk, server.port) == [b"abc", b"abc", b"x" * 6 * MIB, b""]


@pytest.mark.parametrize("chunked", [False, True])
async def test_urllib3_reads_that_its_body_is_too_long(chunked: bool) -> None:
    def talk(port: int) -> list[tuple[int, bytes]]:
        with urllib3.HTTPConnectionPool("127.0.0.1", port, maxsize=1, retries=False, timeout=20) as pool:
            body = b"x" * 10 * MIB
            bodies: list[bytes | list[bytes]] = [b"a", [body[:MIB]] * 10 if chunked else body, b"b"]
            answers = [pool.request("POST", "/", body=body, chunked=chunked) for body in bodies]
            return [(answer.status, answer.data) for answer in answers]

    async with serving(body_back, limit=at_most(6 * MIB)) as server:
        assert await asyncio.to_thread(talk, server.port) == [(200, b"a"), (413, TOO_LONG.body), (200, b"b")]


async def test_sixteen_in_parallel() -> None:
    running, all_there = 0, asyncio.Event()

    async def handler(got: Request) -> Response:
        nonlocal running
        running += 1
        if running == 16:
            all_there.set()
        await all_there.wait()
        return Response(200, got.body)

    def talk(port: int, number: int) -> bool:
        with urllib3.HTTPConnectionPool("127.0.0.1", port, retries=False, timeout=20) as pool:
            bodies = [b"%d" % number * 100_000, b"x"]
            return [pool.request("POST", "/", body=body).data for body in bodies] == bodies

    loop = asyncio.get_running_loop()
    async with serving(handler) as server:
        with ThreadPoolExecutor(16) as threads:
            talks = [loop.run_in_executor(threads, talk, server.port, number) for number in range(16)]
            assert all(await asyncio.gather(*talks))


async def test_a_body_of_70_mb() -> None:
    async def handler(got: Request) -> Response:
        return Response(200, str(len(got.body)).encode())

    async with serving(handler, limit=at_most(80 * MIB)) as server, connect(server.port) as client:
        assert (await client.ask("POST /", b"x" * 70 * MIB)).body == b"73400320"


@pytest.mark.parametrize("loop_factory", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_small_packets_are_not_delayed(loop_factory: LoopFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> None:
        async with serving() as server, connect(server.port) as client:
            assert (await client.ask("GET /")).status == 200
            sockets = [transport.get_extra_info("socket") for transport in made]
            assert [one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0 for one in sockets] == [True]

    made: list[asyncio.BaseTransport] = []
    original = Connection.connection_made

    def connection_made(self: Connection, transport: asyncio.BaseTransport) -> None:
        made.append(transport)
        original(self, transport)

    monkeypatch.setattr(Connection, "connection_made", connection_made)
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(main())


async def test_it_says_where_it_listens() -> None:
    async with serving() as server:
        assert server.host == "127.0.0.1"
        assert server.port > 0
        with pytest.raises(OSError, match="in use"):
            await open_server(body_back, host="127.0.0.1", port=server.port, limit=at_most(1), tasks=TaskOwner(_raise))


def _raise(error: BaseException) -> None:
    raise error


class Gate:
    """A handler that waits until it is opened."""

    def __init__(self) -> None:
        self.begun, self.open, self.ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def handle(self, _request: Request) -> Response:
        self.begun.set()
        try:
            await self.open.wait()
        finally:
            self.ended.set()
        return Response(200, b"late")


async def _closes(server: HttpServer, grace_s: float) -> "asyncio.Future[tuple[None]]":
    closing = asyncio.gather(server.close(grace_s))
    for _ in range(5):
        await asyncio.sleep(0)
    return closing


async def test_close_waits_for_an_answer_in_flight() -> None:
    gate = Gate()
    async with serving(gate.handle) as server, connect(server.port) as client, connect(server.port) as idle:
        client.send("GET /")
        await gate.begun.wait()
        closing = await _closes(server, 60)
        assert await idle.reader.read() == b"", "idle connections are closed at once"
        assert not closing.done()
        with pytest.raises(OSError, match="Connect call failed"):
            await asyncio.open_connection("127.0.0.1", server.port)
        gate.open.set()
        reply = await client.reply()
        assert (reply.body, reply.headers["connection"]) == (b"late", "close")
        await closing


async def test_close_cuts_what_takes_too_long() -> None:
    gate = Gate()
    async with serving(gate.handle) as server, connect(server.port) as client:
        client.send("GET /")
        await gate.begun.wait()
        await server.close(0.05)
        assert gate.ended.is_set()
        assert await client.reader.read() == b""


async def test_close_cuts_a_request_that_never_ends() -> None:
    async with serving() as server, connect(server.port) as client, connect(server.port) as other:
        client.writer.write(request("POST /", None, "Content-Length: 9"))
        assert (await other.ask("GET /")).status == 200
        await server.close(0.05)
        assert await client.reader.read() == b""
