"""The HTTP listener of one execution environment: connections that feed one exchange."""

import asyncio
import base64
import json
import re
from typing import cast

from workbench.engine.runtime_api.exchange import Exchange, Failed, Invocation, Refusal, Responded, TooLarge
from workbench.engine.runtime_api.routes import Call, Route, match
from workbench.engine.runtime_api.wire import (
    CONTINUE,
    BodyData,
    Headers,
    RequestEnd,
    RequestHead,
    RequestParser,
    WireError,
    WireEvent,
    response_head,
)
from workbench.model.limits import RESPONSE_BYTES

_JSON = (("Content-Type", "application/json"),)
_OK = b'{"status":"OK"}\n'
_ERROR_TYPE_HEADER = "lambda-runtime-function-error-type"
_ERROR_TYPE = re.compile(r"(Runtime|Function)\.[A-Z][a-zA-Z]+")
_NOT_FOUND = Refusal(404, "", "404 page not found")
_TOO_LARGE = Refusal(413, "RequestEntityTooLarge", f"Exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes).")


class Connection(asyncio.Protocol):
    """One connection of the runtime; requests on it are answered in turn."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._parser = RequestParser()
        self._transport: asyncio.Transport | None = None
        self._route: Route | None = None
        self._headers: Headers = {}
        self._refusal: Refusal | None = None
        self._body: list[bytes] = []
        self._size = 0
        self._keep_alive = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio: the runtime connected."""
        # uvloop's transports are no subclasses of asyncio's, only of their kind.
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Asyncio: the runtime hung up; a parked call is no longer there."""
        self._exchange.unpark(self._deliver)
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Asyncio: bytes arrived."""
        try:
            for event in self._parser.feed(data):
                self._take(event)
        except WireError as error:
            self._send(error.status, error.reason.encode(), close=True)

    def eof_received(self) -> bool:
        """Asyncio: the runtime will send no more; a request cut short is answered as AWS does."""
        if self._parser.mid_request:
            self._refuse(Refusal(400, "TruncatedHTTPRequest", "HTTP request truncated"), close=True)
        return False

    def _take(self, event: WireEvent) -> None:
        match event:
            case RequestHead():
                self._begin(event)
            case BodyData(data):
                self._size += len(data)
                if self._size <= RESPONSE_BYTES:
                    self._body.append(data)
            case RequestEnd(trailers):
                self._end(trailers)

    def _begin(self, head: RequestHead) -> None:
        self._route = match(head.method, head.target)
        self._headers = head.headers
        self._keep_alive = head.keep_alive
        self._body, self._size = [], 0
        self._refusal = self._admit(self._route)
        if head.expects_continue and self._transport is not None:
            self._transport.write(CONTINUE)

    def _admit(self, route: Route | None) -> Refusal | None:
        if route is None:
            return _NOT_FOUND
        if route.call is Call.RESPONSE:
            mode = self._headers.get("lambda-runtime-function-response-mode", "")
            if mode not in ("", "streaming"):
                return Refusal(400, "InvalidFunctionResponseMode", f"Invalid response mode: {mode}")
            return self._exchange.begin_answer(route.request_id, error=False)
        if route.call is Call.ERROR:
            return self._exchange.begin_answer(route.request_id, error=True)
        return None

    def _end(self, trailers: Headers) -> None:
        route, refusal = self._route, self._refusal
        if route is None or refusal is not None:
            self._refuse(refusal or _NOT_FOUND)
            return
        match route.call:
            case Call.PING:
                self._send(200, b"pong")
            case Call.NEXT:
                self._refuse_or(self._exchange.park(self._deliver))
            case Call.RESPONSE:
                responded = Responded(b"".join(self._body), self._headers.get("content-type", ""))
                self._answer(_failed_in_stream(trailers) or responded)
            case Call.ERROR:
                self._answer(Failed(b"".join(self._body), _error_type(self._headers, "Function.Unknown")))
            case Call.INIT_ERROR:
                failed = Failed(b"".join(self._body), _error_type(self._headers, "Runtime.Unknown"))
                if not self._refuse_or(self._exchange.init_error(failed)):
                    self._send(202, _OK)

    def _answer(self, answer: Responded | Failed) -> None:
        if self._size > RESPONSE_BYTES:
            self._exchange.finish_answer(TooLarge())
            self._refuse(_TOO_LARGE)
            return
        self._send(202, _OK)
        self._exchange.finish_answer(answer)

    def _deliver(self, invocation: Invocation) -> None:
        self._send(200, invocation.payload, (*_JSON, *invocation.headers))

    def _refuse_or(self, refusal: Refusal | None) -> bool:
        if refusal is None:
            return False
        self._refuse(refusal)
        return True

    def _refuse(self, refusal: Refusal, *, close: bool = False) -> None:
        if not refusal.error_type:
            self._send(refusal.status, refusal.message.encode() + b"\n", (("Content-Type", "text/plain"),))
            return
        document = {"errorMessage": refusal.message, "errorType": refusal.error_type}
        body = json.dumps(document, separators=(",", ":")).encode() + b"\n"
        self._send(refusal.status, body, close=close)

    def _send(
        self, status: int, body: bytes, headers: tuple[tuple[str, str], ...] = _JSON, *, close: bool = False
    ) -> None:
        if self._transport is None:
            return
        ending = close or not self._keep_alive
        head = response_head(status, len(body), headers, close=ending)
        if len(body) < 65_536:
            self._transport.write(head + body)
        else:
            self._transport.writelines((head, body))
        if ending:
            self._transport.close()


def _error_type(headers: Headers, unknown: str) -> str:
    sent = headers.get(_ERROR_TYPE_HEADER, "")
    return sent if _ERROR_TYPE.fullmatch(sent) else unknown


def _failed_in_stream(trailers: Headers) -> Failed | None:
    """The error that a streaming function met after its first byte (LAMBDA_FACTS §1.5)."""
    if _ERROR_TYPE_HEADER not in trailers:
        return None
    try:
        body = base64.b64decode(trailers.get("lambda-runtime-function-error-body", ""))
    except ValueError:  # no base64, or no ASCII
        body = b""
    return Failed(body, _error_type(trailers, "Function.Unknown"))


class Listener:
    """The listening socket of one environment and the connections made to it."""

    def __init__(self, server: asyncio.Server, port: int) -> None:
        self._server = server
        self.port = port

    async def close(self) -> None:
        """Stop listening; connections end with their runtime."""
        self._server.close()


async def listen(exchange: Exchange, host: str) -> Listener:
    """Listen on a free port of `host` for the runtime of `exchange`. Raises OSError."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(exchange), host, 0)
    return Listener(server, server.sockets[0].getsockname()[1])
