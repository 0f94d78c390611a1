"""A subscriber to telemetry: an HTTP server (h11 checks what it is sent) or a TCP one, that does as it was told."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from enum import Enum, auto
from typing import Any

import h11

HOST = "127.0.0.1"


class Manner(Enum):
    """What the server does with a request."""

    TAKE = auto()
    TAKE_CHUNKED = auto()
    TAKE_AND_CLOSE = auto()
    TAKE_AND_VANISH = auto()  # the answer says nothing of closing the connection
    REFUSE = auto()
    HANG_UP = auto()
    WAIT = auto()  # until `go_on` is set, then take


class Sink:
    """What arrived, batch by batch; a batch counts when it was answered with success."""

    def __init__(self, manners: Iterable[Manner]) -> None:
        self.batches: list[list[dict[str, Any]]] = []
        self.requests: list[h11.Request] = []
        self.manners = deque(manners)
        self.go_on = asyncio.Event()
        self.port = 0
        self.connections = 0
        self._changed = asyncio.Condition()

    @property
    def records(self) -> list[dict[str, Any]]:
        """All records, in order."""
        return [record for batch in self.batches for record in batch]

    def resolve(self, _port: int) -> tuple[str, int]:
        """The address of this server, whatever port the subscription names."""
        return HOST, self.port

    async def until(self, *, batches: int = 0, requests: int = 0) -> None:
        """Return when so many have arrived."""
        async with asyncio.timeout(60), self._changed:
            await self._changed.wait_for(lambda: len(self.batches) >= batches and len(self.requests) >= requests)

    async def _note(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def serve_http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        connection = h11.Connection(h11.SERVER)
        while (request := await _request(connection, reader)) is not None:
            self.requests.append(request[0])
            manner = self.manners.popleft() if self.manners else Manner.TAKE
            await self._note()
            if manner is Manner.HANG_UP:
                break
            if manner is Manner.WAIT:
                await self.go_on.wait()
            if manner is not Manner.REFUSE:
                self.batches.append(json.loads(request[1]))
            writer.write(_answer(connection, manner))
            await self._note()
            if manner is Manner.TAKE_AND_VANISH or connection.our_state is h11.MUST_CLOSE:
                break
            connection.start_next_cycle()

    async def serve_tcp(self, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        """One connection; each line is a batch."""
        while line := await reader.readline():
            self.batches.append([json.loads(line)])
            await self._note()


async def _request(connection: h11.Connection, reader: asyncio.StreamReader) -> tuple[h11.Request, bytes] | None:
    head, body = None, b""
    while True:
        match event := connection.next_event():
            case h11.Request():
                head = event
            case h11.Data():
                body += event.data
            case h11.EndOfMessage():
                assert head is not None
                return head, body
            case h11.NEED_DATA:
                connection.receive_data(await reader.read(65_536))
            case _:
                return None


def _answer(connection: h11.Connection, manner: Manner) -> bytes:
    body = b"taken" * 30
    headers = [("Content-Length", str(len(body)))]
    if manner is Manner.TAKE_CHUNKED:
        headers = [("Transfer-Encoding", "chunked")]
    if manner is Manner.TAKE_AND_CLOSE:
        headers.append(("Connection", "close"))
    status = 500 if manner is Manner.REFUSE else 200
    events = (h11.Response(status_code=status, headers=headers), h11.Data(data=body), h11.EndOfMessage())
    return b"".join(connection.send(event) or b"" for event in events)


@asynccontextmanager
async def sink(manners: Iterable[Manner] = (), *, tcp: bool = False) -> AsyncIterator[Sink]:
    """A running server."""
    one = Sink(manners)
    serving: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        serving.add(task)
        try:
            await (one.serve_tcp if tcp else one.serve_http)(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            serving.discard(task)

    server = await asyncio.start_server(serve, HOST, 0)
    one.port = server.sockets[0].getsockname()[1]
    try:
        yield one
    finally:
        server.close()
        for task in serving:
            task.cancel()
        if serving:
            await asyncio.wait(serving)
