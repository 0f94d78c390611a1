"""The API over real sockets, on asyncio's loop and on uvloop's; bodies as they stand in WIRE_FACTS §5."""

import asyncio
from contextlib import suppress

import pytest

from tests.support.any_requests import PING, RESPONSE
from tests.support.raw_http import NEXT, RawClient, chunked, connect, request
from tests.support.sandbox_listener import Run, run_on, running
from tests.support.sandbox_peer import Stream, sandbox_api
from tests.support.turns import until
from workbench.engine.runtime_api.answers import Responded, TooLarge, Truncated
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.flight import Invocation
from workbench.engine.runtime_api.listener import listen
from workbench.model.limits import MIB, RESPONSE_BYTES, STREAM_BURST_BYTES

STREAMING = "Lambda-Runtime-Function-Response-Mode: streaming"
OK = b'{"status":"OK"}\n'


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a scenario with an exchange and one connection to its listener."""
    if request.param == "uvloop":
        pytest.importorskip("uvloop", reason="uvloop is not installed here")
    return run_on(request.param)


def test_next_hands_out_the_same_bytes(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        client.send(NEXT)
        assert await exchange.init_end is None
        payload = '{ "é" : 1.0,\n"b":"\\u00e9" }'.encode()
        exchange.submit(Invocation("a", payload, (("Lambda-Runtime-Aws-Request-Id", "a"),)))
        reply = await client.reply()
        assert (reply.status, reply.body) == (200, payload)
        assert reply.headers == {
            "content-type": "application/json",
            "lambda-runtime-aws-request-id": "a",
            "content-length": str(len(payload)),
        }

    run(scenario)


def test_one_connection_for_many_events(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        for number in range(5):
            flight = await running(exchange, client, str(number))
            reply = await client.post(f"invocation/{number}/response", b"%d" % number, "Content-Type: text/plain")
            assert (reply.status, reply.body) == (202, OK)
            assert await flight.answer == Responded(b"%d" % number, "text/plain")

    run(scenario)


def test_the_largest_response_and_one_byte_more(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        flight = await running(exchange, client)
        assert (await client.post("invocation/a/response", b"x" * RESPONSE_BYTES)).status == 202
        assert await flight.answer == Responded(b"x" * RESPONSE_BYTES)
        flight = await running(exchange, client, "b")
        assert (await client.post("invocation/b/response", b"x" * (RESPONSE_BYTES + 1))).status == 413
        assert await flight.answer == TooLarge()

    run(scenario)


def test_an_event_of_6_mb(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        client.send(NEXT)
        await exchange.init_end
        payload = b'"' + b"x" * (6 * MIB - 2) + b'"'
        exchange.submit(Invocation("a", payload, ()))
        assert (await client.reply()).body == payload

    run(scenario)


def test_what_is_not_http_is_answered_and_hung_up_on(run: Run) -> None:
    async def scenario(_exchange: Exchange, client: RawClient) -> None:
        client.writer.write(b"\x16\x03\x01 hello\r\n\r\n")
        reply = await client.reply()
        assert (reply.status, reply.headers["connection"]) == (400, "close")
        assert await client.reader.read() == b""

    run(scenario)


def test_a_client_that_hung_up_while_it_waited_gets_no_event(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        client.send(NEXT)
        await exchange.init_end
        client.writer.close()
        port = client.writer.get_extra_info("peername")[1]
        async with connect(port) as other:
            await until(lambda: not exchange.parked)
            flight = exchange.submit(Invocation("a", b"1", ()))
            assert not flight.handed_out
            assert (await other.ask(NEXT)).body == b"1"
            await other.post("invocation/a/response", b"2")
            assert await flight.answer == Responded(b"2")

    run(scenario)


def test_pipelined_requests_are_answered_in_turn(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        flight = await running(exchange, client)
        client.writer.write(request(RESPONSE, b"1") + request(PING) + request(NEXT) + request(PING))
        assert [(await client.reply()).status for _ in range(2)] == [202, 200]
        assert await flight.answer == Responded(b"1")
        await until(lambda: exchange.parked)
        exchange.submit(Invocation("b", b"2", ()))
        assert [(await client.reply()).body for _ in range(2)] == [b"2", b"pong"]

    run(scenario)


def test_a_client_that_asks_to_close(run: Run) -> None:
    async def scenario(_exchange: Exchange, client: RawClient) -> None:
        reply = await client.ask(PING, None, "Connection: close")
        assert reply.headers["connection"] == "close"
        assert await client.reader.read() == b""

    run(scenario)


async def test_who_is_read_slowly_is_hung_up_on_with_the_others() -> None:
    exchange = Exchange()
    listener = await listen(sandbox_api(exchange), "127.0.0.1")
    async with connect(listener.port) as client, connect(listener.port) as idle:
        sink = Stream()
        flight = await running(exchange, client, sink=sink)
        client.writer.write(chunked(RESPONSE, (bytes(STREAM_BURST_BYTES + MIB),), STREAMING))
        await until(lambda: len(sink.body) > STREAM_BURST_BYTES)
        await listener.close()
        assert await flight.answer == Truncated(len(sink.body))
        with suppress(ConnectionResetError):  # so is told who had more to say
            assert await client.reader.read() == b""
        assert await idle.reader.read() == b""


async def test_nobody_connects_after_it_closed() -> None:
    listener = await listen(sandbox_api(), "127.0.0.1")
    await listener.close()
    with pytest.raises(ConnectionError):
        await asyncio.open_connection("127.0.0.1", listener.port)


async def test_a_port_that_cannot_be_opened() -> None:
    with pytest.raises(OSError, match=r"192\.0\.2\.1"):
        await listen(sandbox_api(), "192.0.2.1")
