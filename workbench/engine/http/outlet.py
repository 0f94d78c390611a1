"""The sending side of a connection."""

import asyncio
import socket
import struct
import sys

LARGE_BYTES = 65_536
"""From here on, a head and a body are not worth joining."""

_NO_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Outlet:
    """Writes to a client, as long as there is one, and knows when it reads too slowly."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport: asyncio.Transport | None = transport
        self._flowing: asyncio.Future[None] | None = None

    def is_lost(self) -> bool:
        """Whether the client is gone."""
        return self._transport is None or self._transport.is_closing()

    def send(self, head: bytes, body: bytes = b"") -> None:
        """Write; a small answer in one piece."""
        if self._transport is None or self._transport.is_closing():
            return
        if len(body) < LARGE_BYTES:
            self._transport.write(head + body)
        else:
            self._transport.writelines((head, body))

    async def flows(self) -> None:
        """Wait until the client has read most of what was sent, or is gone."""
        if self._flowing is not None and not self.is_lost():
            await asyncio.shield(self._flowing)

    def cut(self) -> None:
        """Hang up by a reset, so that the client does not take it for an end."""
        if self._transport is None:
            return
        found = self._transport.get_extra_info("socket")
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        self._transport.abort()

    def pause(self) -> None:
        """The client reads too slowly."""
        if self._flowing is None:
            self._flowing = asyncio.get_running_loop().create_future()

    def resume(self) -> None:
        """The client has read most of it."""
        flowing, self._flowing = self._flowing, None
        if flowing is not None and not flowing.done():
            flowing.set_result(None)

    def lose(self) -> None:
        """The client is gone."""
        self._transport = None
        self.resume()
