"""A connection without sockets: every answer and refusal literally, and what becomes of requests that are cut."""

import asyncio
import itertools
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.any_requests import PING, RESPONSE, any_requests, behaviour
from tests.support.raw_http import NEXT, RUNTIME, Reply, chunked, request
from tests.support.sandbox_peer import SandboxPeer, sandbox_api
from workbench.engine.http.wire import MAX_HEAD_BYTES
from workbench.engine.runtime_api.answers import Broken, Failed, Responded, TimedOut, TooLarge, Truncated
from workbench.engine.runtime_api.connection import HELD_BYTES
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.states import RuntimeState
from workbench.model.limits import RESPONSE_BYTES

OK = b'{"status":"OK"}\n'
JSON = "application/json"


def document(error_type: str, message: str) -> bytes:
    return b'{"errorMessage":"%s","errorType":"%s"}\n' % (message.encode(), error_type.encode())


def transition(current: str, new: str) -> bytes:
    text = f"State transition from {current} to {new} failed for runtime. Error: State transition is not allowed"
    return document("InvalidStateTransition", text)


def is_json(reply: Reply, status: int, body: bytes) -> bool:
    return (reply.status, reply.body, reply.headers["content-type"]) == (status, body, JSON)


INVALID_ID = document("InvalidRequestID", "Invalid request ID")
TRUNCATED = document("TruncatedHTTPRequest", "HTTP request detected as truncated")


def running(peer: SandboxPeer, exchange: Exchange, request_id: str = "a", attempt: str = "") -> Flight:
    """Have the runtime get an event."""
    peer.send(NEXT)
    flight = exchange.submit(Invocation(request_id, b"{}", (), attempt))
    assert [reply.body for reply in peer.got()] == [b"{}"]
    return flight


def begun(exchange: Exchange | None = None) -> tuple[SandboxPeer, Exchange, Flight]:
    """A runtime that has the event `a`, attempt `one`."""
    exchange = exchange or Exchange()
    peer = SandboxPeer(sandbox_api(exchange))
    return peer, exchange, running(peer, exchange, "a", "one")


async def test_the_life_of_a_runtime() -> None:
    peer, exchange, flight = begun()
    assert await exchange.init_end is None
    assert is_json(peer.post("invocation/a/response", b"no \xff JSON", "Content-Type: text/plain"), 202, OK)
    assert await flight.answer == Responded(b"no \xff JSON", "text/plain")
    flight = running(peer, exchange, "b")
    told = peer.post("invocation/b/error", b'{"x":1}', "Lambda-Runtime-Function-Error-Type: Runtime.NodeJsExit")
    assert is_json(told, 202, OK)
    assert await flight.answer == Failed(b'{"x":1}', "Runtime.NodeJsExit")
    flight = running(peer, exchange, "c")
    assert peer.post("invocation/c/error", b"{}").status == 202
    assert await flight.answer == Failed(b"{}", "Function.Unknown")


async def test_init_errors() -> None:
    exchange = Exchange()
    peer = SandboxPeer(sandbox_api(exchange))
    assert is_json(peer.post("init/error", b"{}"), 202, OK)
    assert await exchange.init_end == Failed(b"{}", "Runtime.Unknown")
    assert is_json(peer.post("init/error", b"{}"), 403, transition("InitError", "InitError"))
    assert is_json(peer.ask(NEXT), 403, transition("InitError", "Ready"))


async def test_refusals_by_state_and_id() -> None:
    peer = SandboxPeer(sandbox_api())
    assert is_json(peer.post("invocation/a/response"), 400, INVALID_ID)
    peer, _exchange, flight = begun()
    assert is_json(peer.post("invocation/b/response"), 400, INVALID_ID)
    assert is_json(peer.post("invocation/b/error"), 400, INVALID_ID)
    assert is_json(peer.post("init/error"), 403, transition("Running", "InitError"))
    assert is_json(peer.ask(NEXT), 403, transition("Running", "Ready"))
    wrong = peer.post("invocation/a/response", b"", "Lambda-Runtime-Invocation-Id: two")
    assert is_json(wrong, 400, document("InvalidInvocationId", "Invalid invocation ID"))
    assert not flight.answer.done(), "what is refused is no answer"
    assert peer.post("invocation/a/response", b"", "Lambda-Runtime-Invocation-Id: one").status == 202
    assert is_json(
        peer.post("invocation/a/response"), 403, transition("RuntimeResponseSentState", "InvocationResponse")
    )
    assert is_json(
        peer.post("invocation/a/error"), 403, transition("RuntimeResponseSentState", "InvocationErrorResponse")
    )


async def test_a_response_mode_that_is_not_known_ends_the_invocation() -> None:
    peer, _exchange, flight = begun()
    reply = peer.post("invocation/a/response", b"x", "Lambda-Runtime-Function-Response-Mode: slow")
    assert is_json(reply, 400, document("InvalidFunctionResponseMode", "Invalid function response mode"))
    assert await flight.answer == Broken("Runtime.InvalidResponseModeHeader", "Invalid function response mode")
    unknown = peer.post("invocation/b/response", b"x", "Lambda-Runtime-Function-Response-Mode: slow")
    assert unknown.body == INVALID_ID


@pytest.mark.parametrize("what", ["response", "error"])
async def test_the_largest_body_and_one_byte_more(what: str) -> None:
    peer, exchange, flight = begun()
    assert peer.post(f"invocation/a/{what}", b"x" * RESPONSE_BYTES).status == 202
    kept = await flight.answer
    assert isinstance(kept, Responded | Failed)
    assert len(kept.body) == RESPONSE_BYTES == 6_291_556
    flight = running(peer, exchange, "b")
    text = "Exceeded maximum allowed payload size (6291556 bytes)."
    large = peer.post(f"invocation/b/{what}", b"x" * (RESPONSE_BYTES + 1))
    assert is_json(large, 413, document("RequestEntityTooLarge", text))
    assert await flight.answer == TooLarge()


async def test_what_is_not_there_and_what_takes_another_method() -> None:
    peer = SandboxPeer(sandbox_api())
    assert (peer.ask(PING).status, peer.ask(PING).body) == (200, b"pong")
    missing = peer.ask("GET /nowhere")
    assert (missing.status, missing.body) == (404, b"404 page not found\n")
    assert missing.headers["content-type"] == "text/plain"
    for call in (
        f"POST {RUNTIME}/invocation/next",
        f"GET {RUNTIME}/invocation/a/response",
        f"PUT {RUNTIME}/init/error",
    ):
        assert (peer.ask(call).status, peer.got()) == (405, [])
    for call in (f"HEAD {RUNTIME}/invocation/next", "HEAD /nowhere"):
        assert peer.ask(call).body == b"", "an answer to HEAD has no body"


async def test_restore_is_there_with_snap_start_only() -> None:
    peer = SandboxPeer(sandbox_api())
    assert peer.ask(f"GET {RUNTIME}/restore/next").status == 404
    assert peer.post("restore/error").status == 404
    exchange = Exchange(snap_start=True)
    peer = SandboxPeer(sandbox_api(exchange))
    assert is_json(peer.post("restore/error"), 403, transition("Started", "RuntimeRestoreErrorState"))
    peer.send(f"GET {RUNTIME}/restore/next")
    assert await exchange.init_end is None
    assert peer.got() == []
    assert exchange.restore()
    assert [(reply.status, reply.body) for reply in peer.got()] == [(200, b"")]
    again = peer.ask(f"GET {RUNTIME}/restore/next")
    assert is_json(again, 403, transition("Restoring", "RestoreReady"))
    assert is_json(peer.post("restore/error", b"{}", "Lambda-Runtime-Function-Error-Type: Runtime.Hook"), 202, OK)
    assert await exchange.restore_end == Failed(b"{}", "Runtime.Hook")


CUT = [
    request(RESPONSE, b"abcdef")[:-3],
    chunked(RESPONSE, (b"abc", b"def"))[:-6],
    chunked(RESPONSE, (b"abc",))[:-2],
    request(RESPONSE, b"", "X: y")[:-4],
]


@pytest.mark.parametrize("data", CUT)
async def test_a_request_cut_short(data: bytes) -> None:
    peer, exchange, flight = begun()
    peer.feed(data)
    assert not flight.answer.done()
    peer.end()
    (reply,) = peer.got()
    assert is_json(reply, 400, TRUNCATED)
    assert reply.headers["connection"] == "close"
    if exchange.state is RuntimeState.RUNNING:
        assert not flight.answer.done(), "its head never arrived: the runtime may still answer"
    else:
        assert await flight.answer == Truncated()


@pytest.mark.parametrize("error", [None, ConnectionResetError()])
async def test_a_connection_lost_in_the_middle_of_an_answer(error: Exception | None) -> None:
    peer, exchange, flight = begun()
    peer.feed(request(RESPONSE, b"abcdef")[:-3])
    peer.hang_up(error)
    assert await flight.answer == Truncated()
    assert exchange.state is RuntimeState.RESPONSE_SENT


async def test_a_body_that_breaks_off_into_nonsense() -> None:
    peer, _exchange, flight = begun()
    peer.feed(request(RESPONSE, None, "Transfer-Encoding: chunked") + b"2\r\nab\r\nnonsense\r\n")
    (reply,) = peer.got()
    assert (reply.status, reply.headers["connection"], peer.transport.closed) == (400, "close", True)
    assert flight.answer.done(), "at once, however long the peer takes to hang up"
    assert await flight.answer == Truncated()


async def test_heads_have_a_limit() -> None:
    peer = SandboxPeer(sandbox_api())
    peer.feed(b"GET / HTTP/1.1\r\nA: " + b"x" * MAX_HEAD_BYTES + b"\r\n\r\n")
    (reply,) = peer.got()
    assert (reply.status, reply.headers["content-type"], peer.transport.closed) == (431, "text/plain", True)


async def test_expect_continue() -> None:
    peer, _exchange, flight = begun()
    whole = request(RESPONSE, b"{}", "Expect: 100-continue")
    peer.feed(whole[:-2])
    assert [reply.status for reply in peer.got()] == [100]
    peer.feed(whole[-2:])
    assert [reply.status for reply in peer.got()] == [202]
    assert await flight.answer == Responded(b"{}")


async def test_answers_go_out_in_the_order_of_the_requests() -> None:
    exchange = Exchange()
    peer = SandboxPeer(sandbox_api(exchange))
    peer.feed(request(NEXT) + request(PING) + request(RESPONSE, b"1")[:-1])
    peer.feed(b"1" + request(PING))
    assert peer.got() == [], "the first has no answer yet"
    flight = exchange.submit(Invocation("a", b"event", ()))
    assert await flight.answer == Responded(b"1")
    assert [(reply.status, reply.body) for reply in peer.got()] == [
        (200, b"event"),
        (200, b"pong"),
        (202, OK),
        (200, b"pong"),
    ]


async def test_whoever_sends_on_and_on_while_its_call_waits_is_hung_up_on() -> None:
    exchange = Exchange()
    peer = SandboxPeer(sandbox_api(exchange))
    peer.send(NEXT)
    peer.feed(b"x" * HELD_BYTES)
    before = peer.transport.closed
    peer.feed(b"x")
    assert (before, peer.transport.closed) == (False, True)
    assert not exchange.submit(Invocation("a", b"", ())).handed_out, "nobody waits any more"


async def test_nothing_is_taken_from_a_connection_that_is_to_close() -> None:
    exchange = Exchange()
    flight = exchange.submit(Invocation("a", b"", ()))
    peer = SandboxPeer(sandbox_api(exchange))
    peer.feed(request(PING, None, "Connection: close") + request(NEXT))
    assert [reply.headers["connection"] for reply in peer.got()] == ["close"]
    assert peer.transport.closed
    assert not flight.handed_out, "it would be lost"


@pytest.mark.parametrize("how", [SandboxPeer.end, SandboxPeer.hang_up])
async def test_a_runtime_that_hung_up_while_it_waited_gets_nothing(how: Callable[[SandboxPeer], None]) -> None:
    exchange = Exchange()
    api = sandbox_api(exchange)
    gone, other = SandboxPeer(api), SandboxPeer(api)
    gone.send(NEXT)
    how(gone)
    flight = exchange.submit(Invocation("a", b"1", ()))
    assert (gone.got(), flight.handed_out) == ([], False)
    assert other.ask(NEXT).body == b"1"


async def test_several_connections_of_one_runtime() -> None:
    exchange = Exchange(slots=2)
    api = sandbox_api(exchange)
    one, two = SandboxPeer(api), SandboxPeer(api)
    first, second = running(one, exchange, "a"), running(two, exchange, "b")
    exchange.expire(first)
    assert two.post("invocation/b/response", b"2").status == 202
    assert one.post("invocation/a/response", b"1").status == 202
    assert (await first.answer, await second.answer) == (TimedOut(), Responded(b"2"))
    assert running(one, exchange, "c").handed_out


@settings(max_examples=150)
@given(any_requests, st.lists(st.integers(0, 1200), max_size=10))
@example(request(NEXT) + request(RESPONSE, b"1") + request(NEXT) + request(PING), [])
def test_any_bytes_in_any_pieces(data: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    pieces = [data[begin:end] for begin, end in itertools.pairwise(places)]
    assert asyncio.run(behaviour(pieces)) == asyncio.run(behaviour([data])), "how bytes arrive changes nothing"


@settings(max_examples=30)
@given(any_requests)
def test_any_bytes_one_by_one(data: bytes) -> None:
    asyncio.run(behaviour(bytes([byte]) for byte in data))
