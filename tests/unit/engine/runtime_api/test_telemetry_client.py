"""Batches arrive as HTTP requests or lines, whatever the subscriber's server does with its connections."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.support.telemetry_sink import HOST, Manner, sink
from workbench.engine.runtime_api.telemetry_client import Client, DeliveryError, client_for
from workbench.engine.runtime_api.telemetry_destination import Destination, Protocol

DESTINATION = Destination(Protocol.HTTP, 8080, "sandbox", "/path?x=1", "PUT")
BATCH = [b'{"n":1}', b'{"n":2}']
TAKEN = [json.loads(record) for record in BATCH]


@asynccontextmanager
async def closing(client: Client) -> AsyncIterator[Client]:
    try:
        yield client
    finally:
        client.close()
        await asyncio.sleep(0)


async def test_a_request_is_as_the_subscription_wants_it() -> None:
    async with sink() as one, closing(client_for(DESTINATION)) as client:
        await client.send((HOST, one.port), BATCH)
        (request,) = one.requests
        assert (request.method, request.target) == (b"PUT", b"/path?x=1")
        headers = dict(request.headers)
        assert (headers[b"host"], headers[b"content-type"]) == (b"sandbox:8080", b"application/json")
        assert one.batches == [TAKEN]


@pytest.mark.parametrize(
    ("manner", "connections"),
    [(Manner.TAKE, 1), (Manner.TAKE_CHUNKED, 1), (Manner.TAKE_AND_CLOSE, 3), (Manner.TAKE_AND_VANISH, 3)],
)
async def test_connections_may_last_or_not(manner: Manner, connections: int) -> None:
    async with sink([manner] * 3) as one, closing(client_for(DESTINATION)) as client:
        for _ in range(3):
            await client.send((HOST, one.port), BATCH)
        assert (one.batches, one.connections) == ([TAKEN] * 3, connections)


async def test_a_refusal_is_an_error_and_the_connection_is_kept() -> None:
    async with sink([Manner.REFUSE]) as one, closing(client_for(DESTINATION)) as client:
        with pytest.raises(DeliveryError, match="answered 500"):
            await client.send((HOST, one.port), BATCH)
        await client.send((HOST, one.port), BATCH)
        assert (one.batches, one.connections) == ([TAKEN], 1)


async def test_a_server_that_hangs_up_at_once_has_not_taken_the_batch() -> None:
    async with sink([Manner.HANG_UP]) as one, closing(client_for(DESTINATION)) as client:
        with pytest.raises(DeliveryError, match="closed"):
            await client.send((HOST, one.port), BATCH)
        assert one.batches == []


async def test_nobody_listens() -> None:
    async with sink() as one:
        port = one.port
    for destination in (DESTINATION, Destination(Protocol.TCP, 8080)):
        with pytest.raises(DeliveryError):
            await client_for(destination).send((HOST, port), BATCH)


async def test_a_client_that_is_closed_gives_up_what_it_waits_for() -> None:
    async with sink([Manner.WAIT]) as one, closing(client_for(DESTINATION)) as client:
        sending = asyncio.gather(client.send((HOST, one.port), BATCH), return_exceptions=True)
        await one.until(requests=1)
        client.close()
        (error,) = await sending
        assert isinstance(error, DeliveryError)
        with pytest.raises(DeliveryError):
            await client.send((HOST, one.port), BATCH)


async def test_lines_over_tcp() -> None:
    async with sink(tcp=True) as one, closing(client_for(Destination(Protocol.TCP, 8080))) as client:
        await client.send((HOST, one.port), BATCH)
        await client.send((HOST, one.port), BATCH)
        await one.until(batches=4)
        assert one.records == [*TAKEN, *TAKEN]


@asynccontextmanager
async def answering(*answers: bytes) -> AsyncIterator[int]:
    """A server that gives `answers` in turn, each to whatever it reads, and then hangs up."""
    left = list(answers)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"]")
        writer.write(left.pop(0) if left else b"")
        writer.close()

    server = await asyncio.start_server(serve, HOST, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 0\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n\r\nuntil the end",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        OK + b"\r\nno length, no end",
        OK + b"Content-Length: many\r\n\r\n",
        OK + b"Content-Length: 5\r\n\r\nab",
        OK + b"Content-Length: 99999999999\r\n\r\nab",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n0\r\nT: 1\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
    ],
)
async def test_the_status_alone_counts(answer: bytes) -> None:
    async with answering(answer) as port, closing(client_for(DESTINATION)) as client:
        await client.send((HOST, port), BATCH)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: b",
        b"x" * 100_000,
        OK + b"".join(b"A%d: b\r\n" % number for number in range(300)) + b"\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    ],
)
async def test_what_is_no_success_is_an_error(answer: bytes) -> None:
    async with answering(answer) as port, closing(client_for(DESTINATION)) as client:
        with pytest.raises(DeliveryError):
            await client.send((HOST, port), BATCH)
