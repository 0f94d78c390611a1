"""What the connections of one server share."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Protocol

from workbench.base.aio import TaskOwner
from workbench.base.log import logger
from workbench.engine.http.incoming import Incoming
from workbench.engine.http.message import Handler, Limit, Request, Response, StreamedResponse
from workbench.engine.http.wire import RequestHead

JSON = (("Content-Type", "application/json"),)
BROKEN = Response(500, b'{"message":"Internal Server Error"}', JSON)
FULL = Response(503, b'{"message":"Too many connections"}', JSON)

_log = logger("http")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a client may ask of the server's patience."""

    idle_s: float = 60.0
    """How long a connection stays open between requests."""
    stall_s: float = 30.0
    """How long a head may take, how long a body may make no progress, and how long refused bytes are read."""
    connections: int = 512
    """How many there may be at a time; as many more are told so, others are hung up on."""
    drained_bytes: int = 256 * 1024 * 1024
    """How much of a body that is too long is read and thrown away, so that its client gets to read why."""


class Member(Protocol):
    """A connection, as the server sees it."""

    def retire(self) -> None:
        """Close, if nothing is asked; otherwise after the answer."""

    def cut(self) -> None:
        """Close now."""


class Serving:
    """The handler of one server, its connections and the requests that are being answered."""

    def __init__(self, handler: Handler, limit: Limit, tasks: TaskOwner, bounds: Bounds) -> None:
        self.bounds = bounds
        self.closing = False
        self._handler = handler
        self._limit = limit
        self._owner = tasks
        self._members: set[Member] = set()
        self._at_work: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()

    def join(self, member: Member) -> int:
        """Count a new connection; returns how many there were."""
        self._members.add(member)
        return len(self._members) - 1

    def leave(self, member: Member) -> None:
        """A connection is no more."""
        self._members.discard(member)
        self._changed.set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Answer a request in the background."""
        task = self._owner.start(work, "http request")
        self._at_work.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        self._changed.set()

    def incoming(self, head: RequestHead) -> Incoming:
        """The request that begins with `head`, with the room that its body may take."""
        try:
            return Incoming(head, *self._limit(head))
        except Exception:
            _log.exception("%s %s: the limit failed", head.method, head.target)
            return Incoming(head, -1, lambda: BROKEN)

    async def answer(self, request: Request) -> Response | StreamedResponse:
        """What the handler says; 500 if it raises."""
        try:
            return await self._handler(request)
        except Exception:
            _log.exception("%s %s failed", request.method, request.path)
            return BROKEN

    async def close(self, grace_s: float) -> None:
        """Take no more requests, wait up to `grace_s` seconds for answers, then end what is left."""
        self.closing = True
        for member in tuple(self._members):
            member.retire()
        try:
            async with asyncio.timeout(grace_s):
                await self._empty()
        except TimeoutError:
            await self._cut()

    async def _empty(self) -> None:
        while self._members or self._at_work:
            self._changed.clear()
            await self._changed.wait()

    async def _cut(self) -> None:
        for member in tuple(self._members):
            member.cut()
        while self._at_work:
            for task in self._at_work:
                task.cancel()
            await asyncio.wait(self._at_work, timeout=1.0)
        await self._empty()
