"""Bytes of any kind for a connection: what it owes for them, and what it does."""

import asyncio
from collections.abc import Iterable

from hypothesis import strategies as st

from tests.support.raw_http import NEXT, RUNTIME, chunked, replies, request
from tests.support.sandbox_peer import SandboxPeer, sandbox_api
from workbench.engine.http.wire import RequestEnd, RequestHead, RequestParser, WireError
from workbench.engine.runtime_api.answers import TimedOut
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.flight import Invocation
from workbench.engine.runtime_api.states import RuntimeState

PING = "GET /2018-06-01/ping"
RESPONSE = f"POST {RUNTIME}/invocation/a/response"

PARTS = (
    request(PING),
    request(NEXT),
    request(RESPONSE, b"abc"),
    chunked(RESPONSE, (b"ab", b"c"), "Lambda-Runtime-Function-Response-Mode: streaming"),
    request(RESPONSE, b"abc", "Lambda-Runtime-Function-Response-Mode: slow"),
    request(f"POST {RUNTIME}/invocation/a/error", b"{}"),
    request(f"POST {RUNTIME}/init/error", b"{}"),
    request(f"POST {RUNTIME}/invocation/b/response", b"x" * 300),
    request(PING, None, "Connection: close"),
    request("GET /2020-01-01/extension/event/next", None, "Lambda-Extension-Identifier: x"),
    request("PUT /2022-07-01/telemetry", b"{}", "Expect: 100-continue"),
    request("GET /2021-04-23/credentials"),
    b"\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
)

any_requests: st.SearchStrategy[bytes] = st.lists(
    st.one_of(*[st.sampled_from(PARTS)] * 4, st.binary(max_size=8)), max_size=9
).map(b"".join)


def owed(data: bytes) -> int:
    """How many answers a connection owes for `data` if no call waits: to whole requests, and to the first bad one."""
    count, keeps = 0, True
    try:
        for event in RequestParser().feed(data):
            if isinstance(event, RequestHead):
                keeps = event.keep_alive
            elif isinstance(event, RequestEnd):
                count += 1
                if not keeps:
                    return count
    except WireError:
        count += 1
    return count


async def behaviour(pieces: Iterable[bytes]) -> tuple[bytes, bool]:
    """What a connection writes that gets `pieces` while an event waits, and whether it hangs up; then the peer does."""
    exchange = Exchange()
    flight = exchange.submit(Invocation("a", b"event", ()))
    peer = SandboxPeer(sandbox_api(exchange))
    data = b""
    for piece in pieces:
        data += piece
        if not peer.transport.closed:
            peer.feed(piece)
        await asyncio.sleep(0)
    written, closed = peer.transport.written, peer.transport.closed
    answered = sum(reply.status != 100 for reply in replies(written))
    assert answered < owed(data) if exchange.parked else answered == owed(data)
    if not closed:
        peer.end()
    peer.hang_up()
    _is_over(exchange)
    exchange.end(TimedOut())
    assert flight.answer.done(), "whatever was sent, the event has its answer"
    return written, closed


def _is_over(exchange: Exchange) -> None:
    assert not exchange.parked, "nobody waits on a connection that is gone"
    assert exchange.state not in (RuntimeState.RESPONSE, RuntimeState.ERROR_RESPONSE), "an answer that began has ended"
