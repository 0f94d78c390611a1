"""A Runtime API just large enough to test executors without the engine: next, response and errors."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

_ROUTE = "/2018-06-01/runtime/"


@dataclass(frozen=True, slots=True)
class Posted:
    """What the runtime posted: the end of the route (`response`, `error`, `init/error`) and the body."""

    route: str
    body: bytes


@dataclass(slots=True)
class RuntimeServer:
    """Serves one sandbox. `first_next` is set when the runtime asked for its first event."""

    host: str
    first_next: asyncio.Event = field(default_factory=asyncio.Event)
    _events: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    _posted: asyncio.Queue[Posted] = field(default_factory=asyncio.Queue)
    _server: asyncio.Server | None = None
    _connections: set[asyncio.Task[None]] = field(default_factory=set)
    _count: int = 0

    async def __aenter__(self) -> "RuntimeServer":
        self._server = await asyncio.start_server(self._serve, self.host, 0)
        return self

    async def __aexit__(self, *_error: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in tuple(self._connections):
            task.cancel()
        await asyncio.gather(*self._connections)
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        """Where it listens."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def invoke(self, event: bytes) -> Posted:
        """Hand `event` to the runtime; what it posted for it."""
        self._events.put_nowait(event)
        return await self._posted.get()

    async def posted(self) -> Posted:
        """What the runtime posts next without being asked, an init error for instance."""
        return await self._posted.get()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        # Swallows the cancellation of __aexit__, too: the stream's own callback would report it as an error.
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                await self._answer(reader, writer)
        self._connections.discard(task)
        writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        method, path, _version = head.split(b"\r\n", 1)[0].decode().split(" ")
        body = await _body(reader, head)
        route = path.removeprefix(_ROUTE)
        if method == "GET":
            self.first_next.set()
            event = await self._events.get()
            self._count += 1
            headers = {
                "Lambda-Runtime-Aws-Request-Id": f"request-{self._count}",
                "Lambda-Runtime-Deadline-Ms": "99999999999999",
                "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:f",
            }
            _write(writer, "200 OK", event, headers)
        else:
            self._posted.put_nowait(Posted(route.split("/", 2)[-1] if route.startswith("invocation") else route, body))
            _write(writer, "202 Accepted", b'{"status":"OK"}', {})
        await writer.drain()


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    headers = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if b"chunked" in headers.get(b"transfer-encoding", b""):
        body = b""
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readuntil(b"\r\n")
        return body
    return await reader.readexactly(int(headers.get(b"content-length", b"0")))


def _write(writer: asyncio.StreamWriter, status: str, body: bytes, headers: Mapping[str, str]) -> None:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + body)
