"""The HTTP listener of one execution environment."""

import asyncio

from workbench.engine.runtime_api.connection import Connection
from workbench.engine.runtime_api.peers import Peers
from workbench.engine.runtime_api.sandbox_api import SandboxApi


class Listener:
    """The listening socket of one environment; connections made to it end with it."""

    def __init__(self, server: asyncio.Server, peers: Peers) -> None:
        self._server = server
        self._peers = peers
        self.port: int = server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening and hang up."""
        self._server.close()
        await self._peers.hang_up()


async def listen(api: SandboxApi, host: str) -> Listener:
    """Listen on a free port of `host` for the sandbox of `api`. Raises OSError."""
    loop, peers = asyncio.get_running_loop(), Peers()
    # A cancellation between binding and serving would leave the socket open.
    server = await loop.create_server(lambda: Connection(api, peers), host, 0, start_serving=False)
    try:
        await server.start_serving()
    except BaseException:
        server.close()
        raise
    return Listener(server, peers)
