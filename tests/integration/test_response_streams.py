"""Responses that runtimes stream, over real sockets and at Lambda's pace (LAMBDA_FACTS §1.5)."""

import asyncio
import base64

import pytest

from tests.support.any_requests import RESPONSE
from tests.support.raw_http import NEXT, RawClient, chunked, request
from tests.support.sandbox_listener import Run, run_on, running
from tests.support.sandbox_peer import SandboxPeer, Stream, sandbox_api
from workbench.engine.runtime_api import response_body
from workbench.engine.runtime_api.answers import Failed, Responded, TimedOut, TooLarge, Truncated
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.model.limits import MIB

STREAMING = "Lambda-Runtime-Function-Response-Mode: streaming"
PRELUDE = b'{"statusCode":201}' + bytes(8)
INTEGRATION = "application/vnd.awslambda.http-integration-response"
DOCUMENT = b'{"errorMessage":"x"}'
FAILED = (
    "Lambda-Runtime-Function-Error-Type: Function.Broke",
    f"Lambda-Runtime-Function-Error-Body: {base64.b64encode(DOCUMENT).decode()}",
)
CUTTABLE = [chunked(RESPONSE, (b"abc", b"d"), STREAMING), request(RESPONSE, b"abcdefg", STREAMING)]


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a scenario with an exchange and one connection to its listener."""
    if request.param == "uvloop":
        pytest.importorskip("uvloop", reason="uvloop is not installed here")
    return run_on(request.param)


def test_a_stream_comes_as_it_is_sent(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        sink = Stream()
        flight = await running(exchange, client, sink=sink)
        whole = chunked(RESPONSE, (PRELUDE, b"ab", b"c"), STREAMING, f"Content-Type: {INTEGRATION}")
        client.writer.write(whole[:-12])
        await sink.some.wait()
        assert not flight.answer.done(), "it is under way"
        client.writer.write(whole[-12:])
        assert (await client.reply()).status == 202
        assert await flight.answer == Responded(b"", INTEGRATION, len(PRELUDE) + 3)
        assert (sink.content_type, sink.body) == (INTEGRATION, PRELUDE + b"abc")

    run(scenario)


def test_a_stream_that_fails_says_so_in_its_trailers(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        flight = await running(exchange, client, sink=Stream())
        client.writer.write(chunked(RESPONSE, (b"abc",), STREAMING, trailers=FAILED))
        assert (await client.reply()).status == 202
        assert await flight.answer == Failed(DOCUMENT, "Function.Broke", 3)

    run(scenario)


@pytest.mark.parametrize("headers", [(STREAMING,), ()])
def test_a_stream_that_nobody_takes_is_kept(run: Run, headers: tuple[str, ...]) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        flight = await running(exchange, client)
        client.writer.write(chunked(RESPONSE, (PRELUDE, b"abc"), *headers))
        assert (await client.reply()).status == 202
        assert await flight.answer == Responded(PRELUDE + b"abc")

    run(scenario)


def test_a_response_that_is_no_stream_goes_past_the_sink(run: Run) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        sink = Stream()
        flight = await running(exchange, client, sink=sink)
        assert (await client.post("invocation/a/error", DOCUMENT, STREAMING)).status == 202
        assert await flight.answer == Failed(DOCUMENT, "Function.Unknown"), "an error is never streamed"
        flight = await running(exchange, client, "b", sink)
        assert (await client.post("invocation/b/response", b"whole")).status == 202
        assert await flight.answer == Responded(b"whole")
        assert sink.content_type is None

    run(scenario)


@pytest.mark.parametrize(
    "data", [chunked(RESPONSE, (b"abc", b"d"), STREAMING), request(RESPONSE, b"abcdefg", STREAMING)]
)
@pytest.mark.parametrize("killed", [False, True])
def test_a_stream_cut_short(run: Run, data: bytes, killed: bool) -> None:
    async def scenario(exchange: Exchange, client: RawClient) -> None:
        sink = Stream()
        flight = await running(exchange, client, sink=sink)
        client.writer.write(data[: data.index(b"abc") + 3])
        await sink.some.wait()
        if killed:
            client.writer.transport.abort()
        else:
            client.writer.write_eof()
            reply = await client.reply()
            assert (reply.status, b'"errorType":"TruncatedHTTPRequest"' in reply.body) == (400, True)
            assert await client.reader.read() == b""
        assert await flight.answer == Truncated(3)

    run(scenario)


class SteppedLoop(asyncio.SelectorEventLoop):
    """A loop whose clock goes on when the test says so; what waits until then is due at once."""

    now_s = 50.0

    def time(self) -> float:
        return self.now_s

    async def step(self, seconds: float) -> None:
        self.now_s += seconds
        for _ in range(3):
            await asyncio.sleep(0)


def streaming(exchange: Exchange) -> tuple[SandboxPeer, Flight, Stream]:
    """A runtime that has begun to stream, and sends pieces of any size as chunks."""
    peer, sink = SandboxPeer(sandbox_api(exchange)), Stream()
    peer.send(NEXT)
    flight = exchange.submit(Invocation("a", b"", ()), sink)
    peer.got()
    peer.feed(request(RESPONSE, None, STREAMING, "Transfer-Encoding: chunked"))
    return peer, flight, sink


def chunk(size: int) -> bytes:
    return b"%x\r\n%b\r\n" % (size, bytes(size))


def test_after_the_burst_a_runtime_is_read_at_the_pace() -> None:
    loop = SteppedLoop()

    async def scenario() -> None:
        peer, flight, sink = streaming(Exchange())
        read: list[bool] = []
        for size, seconds in ((6 * MIB, 0.0), (MIB, 0.4), (MIB, 0.15), (0, 0.5)):
            if size:
                peer.feed(chunk(size))
            await loop.step(seconds)
            read.append(peer.transport.reading)
        # The second mebibyte came when the first one's half second was not over: both are waited for.
        assert (read, peer.transport.pauses) == ([True, False, False, True], 1)
        peer.feed(b"0\r\n\r\n")
        assert await flight.answer == Responded(b"", "", 8 * MIB)
        assert len(sink.body) == 8 * MIB

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(scenario())


def test_a_connection_that_is_lost_while_it_is_paused_is_left_alone() -> None:
    loop = SteppedLoop()

    async def scenario() -> None:
        peer, flight, _sink = streaming(Exchange())
        peer.feed(chunk(7 * MIB))
        peer.hang_up()
        assert await flight.answer == Truncated(7 * MIB)
        await loop.step(60)
        assert not peer.transport.reading

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(scenario())


async def test_a_stream_over_its_limit_is_refused_and_what_fits_was_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(response_body, "STREAMED_RESPONSE_BYTES", 10)
    peer, flight, sink = streaming(Exchange())
    peer.feed(chunk(8) + chunk(3) + chunk(5) + b"0\r\n\r\n")
    assert [reply.status for reply in peer.got()] == [413]
    assert await flight.answer == TooLarge(10)
    assert len(sink.body) == 10


@pytest.mark.parametrize("slots", [1, 2])
async def test_what_a_runtime_streams_after_its_time_is_accepted_and_dropped(slots: int) -> None:
    exchange = Exchange(slots=slots)
    peer, flight, sink = streaming(exchange)
    peer.feed(chunk(3))
    exchange.expire(flight)
    peer.feed(chunk(5) + b"0\r\n\r\n")
    assert [reply.status for reply in peer.got()] == [202]
    assert await flight.answer == TimedOut()
    assert len(sink.body) == 3, "whoever got the stream has heard of its end"


async def test_a_stream_that_begins_after_its_time_never_begins_for_its_sink() -> None:
    exchange, sink = Exchange(slots=2), Stream()
    peer = SandboxPeer(sandbox_api(exchange))
    peer.send(NEXT)
    exchange.expire(exchange.submit(Invocation("a", b"", ()), sink))
    peer.got()
    peer.feed(chunked(RESPONSE, (b"late",), STREAMING))
    assert [reply.status for reply in peer.got()] == [202]
    assert sink.content_type is None
