"""One connection to the server: requests on it are answered in turn, the next one when the last has its answer."""

import asyncio
from enum import Enum, auto
from typing import cast

from workbench.engine.http.answers import whole_answer
from workbench.engine.http.heads import CONTINUE
from workbench.engine.http.incoming import Incoming
from workbench.engine.http.message import Request, Response
from workbench.engine.http.outlet import Outlet
from workbench.engine.http.patience import Patience
from workbench.engine.http.sending import send_answer
from workbench.engine.http.serving import FULL, Serving
from workbench.engine.http.wire import (
    BodyData,
    RequestEnd,
    RequestHead,
    RequestParser,
    WireError,
    WireEvent,
)

HELD_BYTES = 65_536
"""How much a client may send while it has no answer; then it is not read from."""

PROGRESS_BYTES = 1024
"""A body of which less than this comes in the time of a stall has stalled."""

_TEXT = (("Content-Type", "text/plain"),)


class _Phase(Enum):
    """What becomes of bytes that arrive."""

    RECEIVING = auto()
    """They are parsed."""
    ANSWERING = auto()
    """They are held until the request before has its answer."""
    LEAVING = auto()
    """They are thrown away: the last answer was sent, and its client shall get to read it before the end."""


class Connection(asyncio.Protocol):
    """One connection of a client."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._parser = RequestParser()
        self._patience = Patience(self._lose_patience)
        self._phase = _Phase.RECEIVING
        self._incoming: Incoming | None = None
        self._stalling = False  # the time for a stall runs
        self._progress_bytes = 0
        self._paused = False
        self._drained_bytes = 0
        self._ended = False  # the client will send no more

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asyncio: somebody connected."""
        # uvloop's transports are no subclasses of asyncio's, only of their kind.
        self._transport = cast(asyncio.Transport, transport)
        self._outlet = Outlet(self._transport)
        self._peer = str((transport.get_extra_info("peername") or ("",))[0])
        most, before = self._serving.bounds.connections, self._serving.join(self)
        if self._serving.closing or before >= 2 * most:
            self._transport.abort()
        elif before >= most:
            self._refuse(FULL)
        else:
            self._patience.allow(self._serving.bounds.idle_s)

    def connection_lost(self, exc: Exception | None) -> None:
        """Asyncio: the client is gone. A handler goes on."""
        self._patience.stop()
        self._outlet.lose()
        self._serving.leave(self)

    def pause_writing(self) -> None:
        """Asyncio: the client reads too slowly."""
        self._outlet.pause()

    def resume_writing(self) -> None:
        """Asyncio: the client has read most of what was written."""
        self._outlet.resume()

    def data_received(self, data: bytes) -> None:
        """Asyncio: bytes arrived."""
        match self._phase:
            case _Phase.RECEIVING:
                self._read(data)
            case _Phase.ANSWERING:
                self._hold(data)
            case _Phase.LEAVING:
                self._throw_away(len(data))

    def eof_received(self) -> bool:
        """Asyncio: the client will send no more; it may still wait for its answers."""
        self._ended = True
        return self._phase is _Phase.ANSWERING

    def retire(self) -> None:
        """Close, if nothing is asked; otherwise after the answer."""
        if self._phase is _Phase.LEAVING or (self._phase is _Phase.RECEIVING and not self._parser.mid_request):
            self._transport.close()

    def cut(self) -> None:
        """Close now."""
        self._transport.abort()

    def _read(self, data: bytes) -> None:
        try:
            for event in self._parser.feed(data):
                self._take(event)
                if self._phase is not _Phase.RECEIVING:
                    return
        except WireError as error:
            self._refuse(Response(error.status, error.reason.encode(), _TEXT))
            return
        self._wait_for_more(len(data))

    def _wait_for_more(self, came_bytes: int) -> None:
        """Set the time until which something must come: progress in a body, the rest of a head, or a new request."""
        bounds = self._serving.bounds
        self._progress_bytes += came_bytes
        if not self._parser.mid_request:
            self._patience.allow(bounds.idle_s)
        elif not self._stalling or (self._incoming is not None and self._progress_bytes >= PROGRESS_BYTES):
            self._stalling = True
            self._progress_bytes = 0
            self._patience.allow(bounds.stall_s)

    def _take(self, event: WireEvent) -> None:
        match event:
            case RequestHead():
                self._begin(event)
            case BodyData(data):
                if self._incoming is not None and not self._incoming.add(data):
                    self._refuse(self._incoming.refusal())
            case RequestEnd():
                self._end()

    def _begin(self, head: RequestHead) -> None:
        self._incoming = self._serving.incoming(head)
        self._stalling = False
        if self._incoming.is_announced_too_long:
            self._refuse(self._incoming.refusal())
        elif head.expects_continue and head.length != 0 and not head.old:
            self._outlet.send(CONTINUE)

    def _end(self) -> None:
        incoming, self._incoming = self._incoming, None
        assert incoming is not None
        self._stalling = False
        self._phase = _Phase.ANSWERING
        self._patience.allow(None)
        self._serving.start(self._serve(incoming.head, incoming.whole(self._peer)))

    def _hold(self, data: bytes) -> None:
        """Keep what came after a request that has no answer yet: answers go out in the order of the requests."""
        self._parser.hold(data)
        if self._parser.held_bytes > HELD_BYTES:
            self._paused = True
            self._transport.pause_reading()

    async def _serve(self, head: RequestHead, request: Request) -> None:
        try:
            answer = await self._serving.answer(request)
            close = not head.keep_alive or self._serving.closing
            close = await send_answer(self._outlet, answer, head, close=close)
        except asyncio.CancelledError:
            self.cut()
            raise
        if self._outlet.is_lost():
            return
        if close or self._serving.closing:
            self._leave()
            return
        self._phase = _Phase.RECEIVING
        self._read(b"")
        self._listen()

    def _listen(self) -> None:
        """Be told of more bytes again, unless enough wait already."""
        if self._ended and self._phase is _Phase.RECEIVING:
            self._transport.close()
        elif self._paused and (self._phase is not _Phase.ANSWERING or self._parser.held_bytes <= HELD_BYTES):
            self._paused = False
            self._transport.resume_reading()

    def _refuse(self, response: Response) -> None:
        """Answer what cannot be served, for the last time."""
        head = self._incoming.head if self._incoming is not None else None
        self._outlet.send(*whole_answer(response, head, close=True))
        self._leave()

    def _leave(self) -> None:
        """Close when the client does; until then whatever it sends is thrown away.

        A connection that is closed with bytes unread is reset, and a client that still sends would not see the answer.
        """
        self._phase = _Phase.LEAVING
        self._parser = RequestParser()  # what it holds is not wanted any more
        if self._ended or self._serving.closing:
            self._transport.close()
            return
        self._transport.write_eof()
        self._patience.allow(self._serving.bounds.stall_s)
        self._listen()

    def _throw_away(self, size: int) -> None:
        self._drained_bytes += size
        if self._drained_bytes > self._serving.bounds.drained_bytes:
            self.cut()

    def _lose_patience(self) -> None:
        """The client does nothing; once more, if it does not even take what it was sent."""
        if self._phase is _Phase.LEAVING or self._transport.is_closing():
            self.cut()
        else:
            self._transport.close()
            self._patience.allow(self._serving.bounds.stall_s)
