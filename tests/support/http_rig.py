"""An HTTP server on loopback for a handler of the test's, and clients that hold nothing back."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Handler, Limit, Request, Response
from workbench.engine.http.server import HttpServer, open_server
from workbench.engine.http.serving import Bounds
from workbench.engine.http.wire import RequestHead

TOO_LONG = Response(413, b"too long")


def at_most(size: int) -> Limit:
    """A limit that is the same for every request."""

    def limit(_head: RequestHead) -> tuple[int, Callable[[], Response]]:
        return size, lambda: TOO_LONG

    return limit


async def echo(request: Request) -> Response:
    """Everything that the server understood, as text, and the body."""
    told = f"{request.method} {request.path}?{request.query} {sorted(request.headers.items())} "
    return Response(200, told.encode("latin-1") + request.body)


async def body_back(request: Request) -> Response:
    """Nothing but the body."""
    return Response(200, request.body)


@asynccontextmanager
async def serving(
    handler: Handler = echo, *, limit: Limit | None = None, bounds: Bounds | None = None
) -> AsyncIterator[HttpServer]:
    """A server on a free port; it is closed, and no handler is left."""
    failed: list[BaseException] = []
    tasks = TaskOwner(failed.append)
    server = await open_server(
        handler, host="127.0.0.1", port=0, limit=limit or at_most(1 << 20), tasks=tasks, bounds=bounds or Bounds()
    )
    try:
        yield server
    finally:
        await server.close(0)
        await tasks.close()
    assert not failed, "a connection's own failures are answers, not errors of a task"


async def exchange(port: int, *pieces: bytes) -> bytes:
    """All that is answered to `pieces`, each of which is sent by itself; then the client sends no more."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0)
        writer.write_eof()
        return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()
