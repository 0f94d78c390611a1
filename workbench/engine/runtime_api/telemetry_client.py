"""Sends batches of records to a subscriber: an HTTP client and a TCP one, over asyncio streams.

The HTTP side knows as much of RFC 9112 as delivery needs: one request at a time, connections kept alive, answers of
which only the status counts.
"""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from typing import Protocol as Shape

from workbench.engine.runtime_api.telemetry_destination import Destination, Protocol

MAX_HEADER_LINES = 200
MAX_ANSWER_BYTES = 1024 * 1024
DRAIN_S = 1.0
"""How long the body of an answer may take; the connection is given up after that, the batch has arrived."""

Address = tuple[str, int]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class DeliveryError(Exception):
    """A batch was not taken; it may be sent again."""


class _StaleError(ConnectionError):
    """The peer closed the connection before it answered."""


class Client(Shape):
    """Delivers batches to one destination."""

    async def send(self, address: Address, records: Sequence[bytes]) -> None:
        """Deliver `records`, each a line of JSON, to `address`. Raises DeliveryError."""

    def close(self) -> None:
        """Hang up; a delivery that is under way fails, and so do later ones."""


def client_for(destination: Destination) -> Client:
    """The client that speaks the protocol of `destination`."""
    return HttpClient(destination) if destination.protocol is Protocol.HTTP else TcpClient()


class _Link:
    """A connection that is opened when it is needed and kept while it lasts."""

    def __init__(self) -> None:
        self._streams: Streams | None = None
        self._address: Address | None = None
        self._closed = False

    def kept(self, address: Address) -> bool:
        """Whether there is a connection to `address` that the peer has not closed."""
        return self._streams is not None and self._address == address and not self._streams[0].at_eof()

    async def open(self, address: Address) -> Streams:
        """The connection to `address`, a new one if need be. Raises OSError."""
        if self._streams is not None and self.kept(address):
            return self._streams
        self.hang_up()
        reader, writer = await asyncio.open_connection(*address)
        self._streams, self._address = (reader, writer), address
        if self._closed:
            self.hang_up()
            raise _StaleError("the subscription was changed")
        return reader, writer

    def hang_up(self) -> None:
        """Close the connection; the next `open` makes another."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    def close(self) -> None:
        """Close it for good."""
        self._closed = True
        self.hang_up()


class TcpClient:
    """Newline-delimited JSON over one connection; nothing tells whether a record was read."""

    def __init__(self) -> None:
        self._link = _Link()

    async def send(self, address: Address, records: Sequence[bytes]) -> None:
        """Deliver `records`. Raises DeliveryError."""
        try:
            _reader, writer = await self._link.open(address)
            writer.write(b"\n".join((*records, b"")))
            await writer.drain()
        except OSError as error:
            self._link.hang_up()
            raise DeliveryError(_text(error)) from error

    def close(self) -> None:
        """Hang up for good."""
        self._link.close()


class HttpClient:
    """JSON arrays in requests; an answer below 400 means that a batch has arrived."""

    def __init__(self, destination: Destination) -> None:
        self._head = (
            f"{destination.method} {destination.path} HTTP/1.1\r\n"
            f"Host: {destination.host}:{destination.port}\r\n"
            "Content-Type: application/json\r\n"
            "Content-Length: "
        ).encode("ascii")
        self._link = _Link()

    async def send(self, address: Address, records: Sequence[bytes]) -> None:
        """Deliver `records`. Raises DeliveryError."""
        body = b"[" + b",".join(records) + b"]"
        request = b"%b%d\r\n\r\n%b" % (self._head, len(body), body)
        try:
            status = await self._ask(address, request)
        except (OSError, EOFError, ValueError) as error:
            self._link.hang_up()
            raise DeliveryError(_text(error)) from error
        except asyncio.CancelledError:
            self._link.hang_up()
            raise
        if status >= 400:
            raise DeliveryError(f"the subscriber answered {status}")

    async def _ask(self, address: Address, request: bytes) -> int:
        kept = self._link.kept(address)
        try:
            return await self._round_trip(address, request)
        except _StaleError:
            # A server may close an idle connection at any time: that is no failure of the subscriber.
            if not kept:
                raise
        self._link.hang_up()
        return await self._round_trip(address, request)

    async def _round_trip(self, address: Address, request: bytes) -> int:
        reader, writer = await self._link.open(address)
        try:
            writer.write(request)
            await writer.drain()
            first = await reader.readline()
        except ConnectionError as error:
            raise _StaleError(_text(error)) from error
        if not first:
            raise _StaleError("the connection was closed")
        status, headers = await _answer_head(reader, first)
        if not await _drained(reader, status, headers):
            self._link.hang_up()
        return status

    def close(self) -> None:
        """Hang up for good."""
        self._link.close()


async def _answer_head(reader: asyncio.StreamReader, first: bytes) -> tuple[int, Mapping[bytes, bytes]]:
    """The status and headers of the final answer, whose first line is `first` unless that is of an interim one."""
    while True:
        version, _, rest = first.partition(b" ")
        if not version.startswith(b"HTTP/1.") or not rest[:3].isdigit():
            raise ValueError("the subscriber does not speak HTTP/1.1")
        status, headers = int(rest[:3]), await _headers(reader)
        if version == b"HTTP/1.0":
            headers.setdefault(b"connection", b"close")
        if status >= 200:
            return status, headers
        first = await reader.readline()


async def _headers(reader: asyncio.StreamReader) -> dict[bytes, bytes]:
    headers: dict[bytes, bytes] = {}
    for _ in range(MAX_HEADER_LINES):
        line = await reader.readline()
        if not line.endswith(b"\n"):
            raise EOFError("the connection was closed in an answer")
        if not line.strip():
            return headers
        name, _, value = line.partition(b":")
        headers[name.strip().lower()] = value.strip().lower()
    raise ValueError("the answer has too many headers")


async def _drained(reader: asyncio.StreamReader, status: int, headers: Mapping[bytes, bytes]) -> bool:
    """Read the body of an answer; whether the connection can be used again. Never raises: the batch has arrived."""
    with contextlib.suppress(OSError, EOFError, ValueError):
        async with asyncio.timeout(DRAIN_S):
            if status in (204, 304):
                pass
            elif headers.get(b"transfer-encoding") == b"chunked":
                await _skip_chunks(reader)
            else:
                await _skip(reader, int(headers.get(b"content-length", b"-1")))
            return headers.get(b"connection") != b"close"
    return False


async def _skip_chunks(reader: asyncio.StreamReader) -> None:
    left = MAX_ANSWER_BYTES
    while (size := int((await reader.readline()).split(b";")[0], 16)) > 0:
        left -= size
        await _skip(reader, size + 2 if left > 0 else -1)
    await _headers(reader)  # trailers end as headers do


async def _skip(reader: asyncio.StreamReader, size: int) -> None:
    if not 0 <= size <= MAX_ANSWER_BYTES:
        raise ValueError("the answer's body has no end that is worth waiting for")
    while size > 0:
        data = await reader.read(min(size, 65_536))
        if not data:
            raise EOFError
        size -= len(data)


def _text(error: BaseException) -> str:
    return str(error) or type(error).__name__
