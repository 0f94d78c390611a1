"""Where a debuggee reaches the debugger's side that is here: one port, for one connection at a time."""

import asyncio

from workbench.engine.debugger.client import DapClient


class Door:
    """A listening socket whose connections wait to be taken; what nobody took ends with it."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._waiting: asyncio.Queue[DapClient] = asyncio.Queue()

    async def open(self, host: str) -> int:
        """Listen on a free port of `host`, which is returned. Raises OSError."""
        loop = asyncio.get_running_loop()
        # A cancellation between binding and serving would leave the socket open.
        self._server = server = await loop.create_server(
            lambda: DapClient(self._waiting.put_nowait), host, 0, start_serving=False
        )
        try:
            await server.start_serving()
        except BaseException:
            self.close()
            raise
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def next(self) -> DapClient:
        """The connection that came first of those that nobody took."""
        return await self._waiting.get()

    def close(self) -> None:
        """Listen no more; may be called twice."""
        if self._server is not None:
            self._server.close()
        while not self._waiting.empty():
            self._waiting.get_nowait().close()
