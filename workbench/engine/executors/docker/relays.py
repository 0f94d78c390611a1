"""Servers on this computer's loopback, made reachable for containers: an AWS endpoint that the user runs here.

In a container `localhost` is the container itself, and a server that listens on loopback only is out of its reach.
"""

import asyncio
import errno
from contextlib import suppress
from urllib.parse import SplitResult, urlsplit

from workbench.base.aio import TaskOwner
from workbench.engine.executors.base import ApiEndpoint
from workbench.engine.executors.docker.network import DESKTOP

PREFIX = "AWS_ENDPOINT_URL"
"""The variables that are changed: this one and those of single services (AWS_ENDPOINT_URL_S3)."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS = {"http": 80, "https": 443}
_PIECE_BYTES = 65_536

Variables = tuple[tuple[str, str], ...]


class Relays:
    """Listens on the bridge's own address and carries each connection to the same port of loopback."""

    def __init__(self) -> None:
        self._tasks = TaskOwner(_ignore)
        self._servers: dict[int, tuple[int, asyncio.Server | None]] = {}
        self._opening = asyncio.Lock()

    async def reachable(self, variables: Variables, endpoint: ApiEndpoint) -> Variables:
        """The variables with endpoints that a container reaches; `endpoint` is how it reaches this computer."""
        if not any(name.startswith(PREFIX) for name, _value in variables):
            return variables
        return tuple([(name, await self._value(name, value, endpoint)) for name, value in variables])

    async def close(self) -> None:
        """Stop listening and hang up."""
        for _port, server in self._servers.values():
            if server is not None:
                server.close()
        self._servers.clear()
        await self._tasks.close()

    async def _value(self, name: str, value: str, endpoint: ApiEndpoint) -> str:
        url = _loopback_url(value) if name.startswith(PREFIX) else None
        if url is None:
            return value
        port = url.port or _PORTS[url.scheme]
        if endpoint != DESKTOP:
            port = await self._relayed(port, endpoint.bind_host)
        host = f"[{endpoint.sandbox_host}]" if ":" in endpoint.sandbox_host else endpoint.sandbox_host
        return url._replace(netloc=f"{host}:{port}").geturl()

    async def _relayed(self, port: int, bind_host: str) -> int:
        """The port of the bridge's address that leads to `port` of loopback."""
        async with self._opening:
            if port not in self._servers:
                self._servers[port] = await self._open(port, bind_host)
            return self._servers[port][0]

    async def _open(self, port: int, bind_host: str) -> tuple[int, asyncio.Server | None]:
        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._tasks.start(_carry(reader, writer, port), f"relay {port}")

        try:
            return port, await asyncio.start_server(connected, bind_host, port)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return port, None  # whoever has it listens on every address, and needs no relay
        server = await asyncio.start_server(connected, bind_host, 0)  # a port below 1024 is root's
        return server.sockets[0].getsockname()[1], server


def _loopback_url(value: str) -> SplitResult | None:
    with suppress(ValueError):
        url = urlsplit(value)
        if url.scheme in _PORTS and url.hostname in _LOOPBACK and (url.port is None or url.port):
            return url
    return None


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """Carry bytes both ways until both sides have ended."""
    try:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        writer.transport.abort()  # as a port where nobody listens
        return
    try:
        await asyncio.gather(_pump(reader, there_writer), _pump(there_reader, writer))
    finally:
        there_writer.close()
        writer.close()


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(_PIECE_BYTES):
            target.write(data)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()


def _ignore(_error: BaseException) -> None:
    """A connection that breaks is its two ends' business."""
