"""The Runtime API over real sockets, on asyncio's loop and on uvloop's; bodies as they stand in WIRE_FACTS §5."""

import asyncio
import base64
import importlib.util
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.support.raw_http import NEXT, RawClient, connect
from workbench.engine.runtime_api.exchange import Answer, Exchange, Failed, Invocation, Responded, TimedOut, TooLarge
from workbench.engine.runtime_api.listener import listen
from workbench.model.limits import RESPONSE_BYTES

Scenario = Callable[[Exchange, RawClient], Awaitable[None]]
Run = Callable[[Scenario], None]

OK = b'{"status":"OK"}\n'
INVALID_ID = b'{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}\n'
LARGE = (
    b'{"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}\n'
)


def transition(current: str, new: str) -> bytes:
    text = f"State transition from {current} to {new} failed for runtime. Error: State transition is not allowed"
    return b'{"errorMessage":"%s","errorType":"InvalidStateTransition"}\n' % text.encode()


def loop_of(kind: str) -> Callable[[], asyncio.AbstractEventLoop]:
    if kind == "asyncio":
        return asyncio.new_event_loop
    if importlib.util.find_spec("uvloop") is None:
        pytest.skip("uvloop is not installed here")
    import uvloop

    return uvloop.new_event_loop


@asynccontextmanager
async def listening(exchange: Exchange) -> AsyncIterator[int]:
    listener = await listen(exchange, "127.0.0.1")
    try:
        yield listener.port
    finally:
        await listener.close()


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a scenario with an exchange and one connection to its listener."""

    async def whole(scenario: Scenario) -> None:
        exchange = Exchange()
        async with asyncio.timeout(30), listening(exchange) as port, connect(port) as client:
            await scenario(exchange, client)

    def call(scenario: Scenario) -> None:
        with asyncio.Runner(loop_factory=loop_of(request.param)) as runner:
            runner.run(whole(scenario))

    return call


async def running(exchange: Exchange, client: RawClient, request_id: str = "a") -> asyncio.Future[Answer]:
    """Have the runtime get an event."""
    client.send(NEXT)
    await exchange.init_end
    answer = exchange.submit(Invocation(request_id, b"{}", ()))
    await client.reply()
    return answer


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


def test_response(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        reply = await client.post("invocation/a/response", b"no \xff JSON", "Content-Type: text/plain")
        assert (reply.status, reply.body) == (202, OK)
        assert await answer == Responded(b"no \xff JSON", "text/plain")

    run(scenario)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Runtime.HandlerNotFound", "Runtime.HandlerNotFound"),
        ("Unhandled", "Function.Unknown"),
        ("Runtime.lower", "Function.Unknown"),
        ("", "Function.Unknown"),
    ],
)
def test_error(run: Run, sent: str, kept: str) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        header = f"Lambda-Runtime-Function-Error-Type: {sent}"
        reply = await client.post("invocation/a/error", b'{"errorType":"E"}', header)
        assert (reply.status, reply.body) == (202, OK)
        assert await answer == Failed(b'{"errorType":"E"}', kept)

    run(scenario)


def test_init_error(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        reply = await client.post("init/error", b"{}")
        assert (reply.status, reply.body) == (202, OK)
        assert await exchange.init_end == Failed(b"{}", "Runtime.Unknown")
        again = await client.post("init/error", b"{}")
        assert (again.status, again.body) == (403, transition("InitError", "InitError"))

    run(scenario)


def test_ping_and_what_is_not_there(run: Run) -> None:
    async def scenario(_exchange: Exchange, client: RawClient) -> None:
        ping = await client.ask("GET /2018-06-01/ping")
        assert (ping.status, ping.body) == (200, b"pong")
        missing = await client.ask("GET /nowhere")
        assert (missing.status, missing.body) == (404, b"404 page not found\n")
        assert missing.headers["content-type"] == "text/plain"

    run(scenario)


def test_refusals(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        early = await client.post("invocation/a/response")
        assert (early.status, early.body) == (400, INVALID_ID)
        await running(exchange, client)
        wrong = await client.post("invocation/b/response")
        assert (wrong.status, wrong.body) == (400, INVALID_ID)
        late = await client.post("init/error")
        assert (late.status, late.body) == (403, transition("Running", "InitError"))
        asked = await client.ask(NEXT)
        assert (asked.status, asked.body) == (403, transition("Running", "Ready"))
        mode = await client.post("invocation/a/response", b"", "Lambda-Runtime-Function-Response-Mode: slow")
        assert (mode.status, b"InvalidFunctionResponseMode" in mode.body) == (400, True)
        assert (await client.post("invocation/a/response")).status == 202
        twice = await client.post("invocation/a/response")
        assert (twice.status, twice.body) == (403, transition("RuntimeResponseSentState", "InvocationResponse"))

    run(scenario)


def test_the_largest_response_and_one_byte_more(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        assert (await client.post("invocation/a/response", b"x" * RESPONSE_BYTES)).status == 202
        assert await answer == Responded(b"x" * RESPONSE_BYTES)
        answer = await running(exchange, client, "b")
        large = await client.post("invocation/b/response", b"x" * (RESPONSE_BYTES + 1))
        assert (large.status, large.body) == (413, LARGE)
        assert await answer == TooLarge()

    run(scenario)


def test_an_event_of_6_mb(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        client.send(NEXT)
        await exchange.init_end
        payload = b'"' + b"x" * (6 * 1024 * 1024 - 2) + b'"'
        exchange.submit(Invocation("a", payload, ()))
        assert (await client.reply()).body == payload

    run(scenario)


def test_expect_continue(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        head = "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2"
        client.writer.write(f"{head}\r\n\r\n".encode())
        assert await client.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.writer.write(b"{}")
        assert (await client.reply()).status == 202
        assert await answer == Responded(b"{}")

    run(scenario)


STREAMED = (
    "POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nTransfer-Encoding: chunked\r\n"
    "Lambda-Runtime-Function-Response-Mode: streaming\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n"
)


def test_a_streamed_response(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        client.writer.write(f"{STREAMED}\r\n".encode())
        assert (await client.reply()).status == 202
        assert await answer == Responded(b"abc")

    run(scenario)


DOCUMENT = b'{"errorMessage":"x"}'


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("Function.Broke", base64.b64encode(DOCUMENT).decode(), Failed(DOCUMENT, "Function.Broke")),
        ("TypeError", base64.b64encode(DOCUMENT).decode(), Failed(DOCUMENT, "Function.Unknown")),
        ("Function.Broke", "a", Failed(b"", "Function.Broke")),
        ("Function.Broke", "é", Failed(b"", "Function.Broke")),
    ],
)
def test_a_stream_that_failed_says_so_in_its_trailers(run: Run, kind: str, body: str, told: Failed) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        trailers = f"Lambda-Runtime-Function-Error-Type: {kind}\r\nLambda-Runtime-Function-Error-Body: {body}"
        client.writer.write(f"{STREAMED}{trailers}\r\n\r\n".encode())
        assert (await client.reply()).status == 202
        assert await answer == told

    run(scenario)


def test_a_body_cut_short(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        client.writer.write(b"POST /2018-06-01/runtime/invocation/a/response HTTP/1.1\r\nContent-Length: 9\r\n\r\nab")
        client.writer.write_eof()
        reply = await client.reply()
        assert (reply.status, b'"errorType":"TruncatedHTTPRequest"' in reply.body) == (400, True)
        assert not answer.done(), "what was cut short is no answer"
        exchange.end(TimedOut())
        assert await answer == TimedOut()

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
            await other.ask("GET /2018-06-01/ping")  # by then the listener knows of both
            answer = exchange.submit(Invocation("a", b"1", ()))
            assert not exchange.handed_out()
            assert (await other.ask(NEXT)).body == b"1"
            await other.post("invocation/a/response", b"2")
            assert await answer == Responded(b"2")

    run(scenario)


def test_pipelined_requests_are_answered_in_turn(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        answer = await running(exchange, client)
        client.send("POST /2018-06-01/runtime/invocation/a/response", b"1")
        client.send("GET /2018-06-01/ping")
        client.send(NEXT)
        assert [(await client.reply()).status for _ in range(2)] == [202, 200]
        assert await answer == Responded(b"1")
        exchange.submit(Invocation("b", b"2", ()))
        assert (await client.reply()).body == b"2"

    run(scenario)


def test_a_client_that_asks_to_close(run: Run) -> None:
    async def scenario(_exchange: Exchange, client: RawClient) -> None:
        reply = await client.ask("GET /2018-06-01/ping", None, "Connection: close")
        assert reply.headers["connection"] == "close"
        assert await client.reader.read() == b""

    run(scenario)


def test_a_port_that_cannot_be_opened() -> None:
    async def scenario() -> Any:
        return await listen(Exchange(), "192.0.2.1")

    with pytest.raises(OSError, match=r"192\.0\.2\.1"):
        asyncio.run(scenario())
