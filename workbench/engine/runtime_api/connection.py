"""One connection to a sandbox's API: requests on it are answered in turn, the next one when the last has its answer.

The runtime's own calls are served here, because every microsecond of a warm invoke passes through them; all
others are the `SandboxApi`'s.
"""

import asyncio
from typing import cast

from workbench.engine.http.heads import CONTINUE, response_head
from workbench.engine.http.wire import (
    BodyData,
    Headers,
    RequestEnd,
    RequestHead,
    RequestParser,
    WireError,
    WireEvent,
)
from workbench.engine.runtime_api.answers import Broken, Failed, Truncated
from workbench.engine.runtime_api.exchange import Refusal
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.peers import Peers
from workbench.engine.runtime_api.reply import JSON, OK, Reply, refusal
from workbench.engine.runtime_api.response_body import KeptBody, StreamedBody, known_error_type
from workbench.engine.runtime_api.routes import Call, Route, known_path, match
from workbench.engine.runtime_api.sandbox_api import SandboxApi
from workbench.model.limits import RESPONSE_BYTES

HELD_BYTES = 65_536
"""How much a peer may send while its call waits for an answer; whoever sends more is hung up on."""

_TEXT = (("Content-Type", "text/plain"),)
_NOT_FOUND = Reply(404, b"404 page not found\n", _TEXT)
_NOT_ALLOWED = Reply(405, b"")
_TOO_LARGE = Refusal(413, "RequestEntityTooLarge", f"Exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes).")
_TRUNCATED = refusal(400, "TruncatedHTTPRequest", "HTTP request detected as truncated")
_BAD_MODE = refusal(400, "InvalidFunctionResponseMode", "Invalid function response mode")
_BROKEN_MODE = Broken("Runtime.InvalidResponseModeHeader", "Invalid function response mode")
_RESTORED = Reply(200, b"")


class Connection(asyncio.Protocol):
    """One connection of a runtime or an extension."""

    def __init__(self, api: SandboxApi, peers: Peers) -> None:
        self._api = api
        self._peers = peers
        self._exchange = api.exchange
        self._parser = RequestParser()
        self._transport: asyncio.Transport | None = None
        self._route: Route | None = None
        self._headers: Headers = {}
        self._reply: Reply | None = None
        self._flight: Flight | None = None
        self._body: KeptBody | StreamedBody = KeptBody()
        self._keep_alive = True
        self._open = True  # requests are still taken
        self._awaited = False  # a whole request has no answer yet
        self._held = b""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio: somebody connected."""
        # uvloop's transports are no subclasses of asyncio's, only of their kind.
        self._transport = cast(asyncio.Transport, transport)
        self._peers.join(self._transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Asyncio: the peer hung up; a parked call is no longer there."""
        if self._transport is not None:
            self._peers.leave(self._transport)
        self._transport = None
        self._leave()
        self._truncate()

    def data_received(self, data: bytes) -> None:
        """Asyncio: bytes arrived."""
        if self._awaited or self._held:
            self._hold(data)
        else:
            self._read(data)

    def eof_received(self) -> bool:
        """Asyncio: the peer will send no more; a request cut short is answered as AWS does."""
        if self._parser.mid_request and self._open and not self._awaited:
            self._send(_TRUNCATED, close=True)
            self._truncate()
        self._leave()  # at once: an event that is handed out until the connection is lost would be lost with it
        return False

    def _read(self, data: bytes) -> None:
        if not self._open:
            return
        try:
            for event in self._parser.feed(data):
                self._take(event)
                if self._awaited or not self._open:
                    return
        except WireError as error:
            self._send(Reply(error.status, error.reason.encode(), _TEXT), close=True)
            self._truncate()

    def _hold(self, data: bytes) -> None:
        """Keep what came after a request that has no answer yet: answers go out in the order of the requests."""
        self._held += data
        if self._awaited and len(self._held) > HELD_BYTES and self._transport is not None:
            self._leave()
            self._transport.close()

    def _go_on(self) -> None:
        if not self._awaited:
            held, self._held = self._held, b""
            self._read(held)

    def _leave(self) -> None:
        """The peer takes no more answers."""
        self._open = False
        self._exchange.unpark(self._deliver)
        self._api.hang_up(self._give)

    def _take(self, event: WireEvent) -> None:
        match event:
            case RequestHead():
                self._begin(event)
            case BodyData(data):
                self._take_body(data)
            case RequestEnd(trailers):
                self._awaited = True
                self._end(trailers)

    def _take_body(self, data: bytes) -> None:
        if self._flight is not None and self._flight.answer.done():
            return  # it came too late: nobody wants it any more
        wait_s = self._body.add(data)
        if wait_s > 0:
            self._pause(wait_s)

    def _begin(self, head: RequestHead) -> None:
        self._route = match(head.method, head.target)
        self._headers = head.headers
        self._keep_alive = head.keep_alive
        self._flight = None
        self._body = KeptBody()
        self._reply = None
        if self._route is None:
            reply = _NOT_ALLOWED if known_path(head.target) else _NOT_FOUND
            self._reply = reply if head.method != "HEAD" else reply._replace(body=b"")
        elif self._route.call in (Call.RESPONSE, Call.ERROR):
            self._begin_answer(self._route)
        if head.expects_continue and self._transport is not None:
            self._transport.write(CONTINUE)

    def _begin_answer(self, route: Route) -> None:
        begun = self._exchange.begin_answer(
            route.request_id,
            error=route.call is Call.ERROR,
            invocation_id=self._headers.get("lambda-runtime-invocation-id", ""),
        )
        if isinstance(begun, Refusal):
            self._reply = _refused(begun)
            return
        mode = self._headers.get("lambda-runtime-function-response-mode", "") if route.call is Call.RESPONSE else ""
        if mode not in ("", "streaming"):
            self._reply = _BAD_MODE
            self._exchange.finish_answer(begun, _BROKEN_MODE)
            return
        self._flight = begun
        if mode and begun.sink is not None and not begun.answer.done():
            now = asyncio.get_running_loop().time
            self._body = StreamedBody(begun.sink, self._headers.get("content-type", ""), now)

    def _end(self, trailers: Headers) -> None:
        route, reply = self._route, self._reply
        if route is None or reply is not None:
            self._send(reply or _NOT_FOUND)
            return
        match route.call:
            case Call.NEXT:
                self._refuse_or(self._exchange.park(self._deliver))
            case Call.RESPONSE | Call.ERROR:
                self._answer(route.call, trailers)
            case Call.PING:
                self._send(Reply(200, b"pong"))
            case Call.INIT_ERROR:
                if not self._refuse_or(self._exchange.init_error(self._failed("Runtime.Unknown"))):
                    self._send(OK)
            case Call.RESTORE_NEXT | Call.RESTORE_ERROR:
                self._restore(route.call)
            case _:
                self._api.serve(route.call, self._headers, self._whole_body(), self._give)

    def _answer(self, call: Call, trailers: Headers) -> None:
        flight, self._flight = self._flight, None
        assert flight is not None
        if self._body.too_large:
            self._exchange.finish_answer(flight, self._body.answer("", trailers))
            self._send(_refused(_TOO_LARGE))
            return
        self._send(OK)
        if call is Call.ERROR:
            self._exchange.finish_answer(flight, self._failed("Function.Unknown"))
        else:
            content_type = self._headers.get("content-type", "")
            self._exchange.finish_answer(flight, self._body.answer(content_type, trailers))

    def _restore(self, call: Call) -> None:
        if not self._exchange.snap_start:
            self._send(_NOT_FOUND)
        elif call is Call.RESTORE_NEXT:
            self._refuse_or(self._exchange.park_restore(self._send_restored))
        elif not self._refuse_or(self._exchange.restore_error(self._failed("Runtime.Unknown"))):
            self._send(OK)

    def _send_restored(self) -> None:
        self._give(_RESTORED)

    def _failed(self, unknown: str) -> Failed:
        return Failed(self._whole_body(), known_error_type(self._headers, unknown))

    def _whole_body(self) -> bytes:
        return self._body.whole() if isinstance(self._body, KeptBody) else b""

    def _truncate(self) -> None:
        """The peer is gone in the middle of an answer: it will never be whole."""
        flight, self._flight = self._flight, None
        if flight is not None:
            streamed = self._body.streamed_bytes if isinstance(self._body, StreamedBody) else 0
            self._exchange.finish_answer(flight, Truncated(streamed))

    def _pause(self, wait_s: float) -> None:
        if self._transport is None:
            return
        if self._timer is None:
            self._transport.pause_reading()
        else:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(wait_s, self._resume)

    def _resume(self) -> None:
        self._timer = None
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()

    def _deliver(self, invocation: Invocation) -> None:
        self._give(Reply(200, invocation.payload, (*JSON, *invocation.headers)))

    def _refuse_or(self, found: Refusal | None) -> bool:
        if found is None:
            return False
        self._send(_refused(found))
        return True

    def _give(self, reply: Reply) -> None:
        """The answer to a call that may have waited for it; then the peer's next request is taken."""
        self._send(reply)
        if self._held or self._parser.mid_request:
            asyncio.get_running_loop().call_soon(self._go_on)

    def _send(self, reply: Reply, *, close: bool = False) -> None:
        self._awaited = False
        if self._transport is None:
            return
        ending = close or not self._keep_alive
        head = response_head(reply.status, len(reply.body), reply.headers, close=ending)
        if len(reply.body) < 65_536:
            self._transport.write(head + reply.body)
        else:
            self._transport.writelines((head, reply.body))
        if ending:
            self._open = False
            self._transport.close()


def _refused(found: Refusal) -> Reply:
    return refusal(found.status, found.error_type, found.message)
