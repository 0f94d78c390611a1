"""A small HTTP/1.1 server."""

import asyncio

from workbench.base.aio import TaskOwner
from workbench.engine.http.connection import Connection
from workbench.engine.http.message import Handler, Limit
from workbench.engine.http.serving import Bounds, Serving

_DEFAULT_BOUNDS = Bounds()


class HttpServer:
    """A listening server: `host` as it was asked for, `port` as it is."""

    def __init__(self, server: asyncio.Server, serving: Serving, host: str) -> None:
        self._server = server
        self._serving = serving
        self.host = host
        self.port: int = server.sockets[0].getsockname()[1]

    async def close(self, grace_s: float) -> None:
        """Stop listening, wait up to `grace_s` seconds for answers in flight, then cut them and end their handlers."""
        self._server.close()
        await self._serving.close(grace_s)


async def open_server(
    handler: Handler, *, host: str, port: int, limit: Limit, tasks: TaskOwner, bounds: Bounds = _DEFAULT_BOUNDS
) -> HttpServer:
    """Serve on `port` of `host`, 0 being any free one. Raises OSError when it is taken.

    Each request is a task of `tasks`, which is closed after the server.
    """
    serving = Serving(handler, limit, tasks, bounds)
    loop = asyncio.get_running_loop()
    # A cancellation between binding and serving would leave the socket open.
    server = await loop.create_server(lambda: Connection(serving), host, port, backlog=512, start_serving=False)
    try:
        await server.start_serving()
    except BaseException:
        server.close()
        raise
    return HttpServer(server, serving, host)
