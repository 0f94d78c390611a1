"""The HTTP listener of one execution environment."""

import asyncio

from workbench.engine.runtime_api.connection import Connection
from workbench.engine.runtime_api.sandbox_api import SandboxApi


class Listener:
    """The listening socket of one environment; connections made to it end with their sandbox."""

    def __init__(self, server: asyncio.Server, port: int) -> None:
        self._server = server
        self.port = port

    async def close(self) -> None:
        """Stop listening."""
        self._server.close()


async def listen(api: SandboxApi, host: str) -> Listener:
    """Listen on a free port of `host` for the sandbox of `api`. Raises OSError."""
    loop = asyncio.get_running_loop()
    # A cancellation between binding and serving would leave the socket open.
    server = await loop.create_server(lambda: Connection(api), host, 0, start_serving=False)
    try:
        await server.start_serving()
    except BaseException:
        server.close()
        raise
    return Listener(server, server.sockets[0].getsockname()[1])
