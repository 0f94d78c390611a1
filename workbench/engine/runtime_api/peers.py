"""Who is connected to a sandbox's API."""

import asyncio


class Peers:
    """The open connections of one listener.

    The end of a sandbox hangs up on its side, but not every end is heard here: reading may be paused because a
    response is streamed at Lambda's pace, and a container's network can be gone before its last packet.
    """

    def __init__(self) -> None:
        self._transports: set[asyncio.Transport] = set()
        self._closed = False
        self._empty = asyncio.Event()

    def join(self, transport: asyncio.Transport) -> None:
        """Somebody connected; too late, if the listener is closed."""
        self._transports.add(transport)
        if self._closed:
            transport.abort()

    def leave(self, transport: asyncio.Transport) -> None:
        """A connection is lost."""
        self._transports.discard(transport)
        if not self._transports:
            self._empty.set()

    async def hang_up(self) -> None:
        """End every connection, and wait until its socket is let go."""
        self._closed = True
        for transport in self._transports:
            transport.abort()
        if self._transports:
            self._empty.clear()
            await self._empty.wait()
