"""The least an HTTP/1.1 client can do, so that what is measured is the peer and not its caller."""

import asyncio
import socket
import time
from contextlib import closing
from typing import cast

from tests.bench.unmeasured import UnmeasuredError

_PIECE = 1 << 18
_TIMEOUT_S = 30.0


def encode(path: str, body: bytes, method: str = "POST") -> bytes:
    """A call that keeps the connection."""
    return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def answer_in(data: bytes) -> bytes | None:
    """The body in `data`, or None while it is not whole. Raises UnmeasuredError unless its status is 200."""
    end = data.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = bytes(data[:end]).lower()
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    if len(data) < end + 4 + length:
        return None
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise UnmeasuredError(f"the peer answered {head.splitlines()[0].decode()}")
    return bytes(data[end + 4 : end + 4 + length])


class Client:
    """One kept connection that blocks its caller: the fastest there is in Python for one call after the other."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self._path = path
        self._socket = socket.create_connection((host, port), timeout=_TIMEOUT_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def post(self, body: bytes) -> bytes:
        """The answer's body. Raises OSError and UnmeasuredError."""
        return self._ask(encode(self._path, body))

    def get(self, query: str = "") -> bytes:
        """The same of a GET."""
        return self._ask(encode(self._path + query, b"", "GET"))

    def _ask(self, request: bytes) -> bytes:
        self._socket.sendall(request)
        data = b""
        while (found := answer_in(data)) is None:
            piece = self._socket.recv(_PIECE)
            if not piece:
                raise ConnectionResetError("the peer closed the connection")
            data += piece
        return found

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def post_once(host: str, port: int, path: str, body: bytes) -> bytes:
    """One call on a connection of its own. Raises OSError and UnmeasuredError."""
    with closing(Client(host, port, path)) as client:
        return client.post(body)


def first_answer(host: str, port: int, path: str, body: bytes, within_s: float = _TIMEOUT_S) -> bytes:
    """The first answer of a peer that is just starting; asks every 2 ms. Raises UnmeasuredError."""
    deadline = time.monotonic() + within_s
    while True:
        try:
            return post_once(host, port, path, body)
        except OSError as error:
            if time.monotonic() > deadline:
                raise UnmeasuredError(f"the peer did not answer within {within_s:g} s: {error}") from error
        time.sleep(0.002)


class LoopClient(asyncio.Protocol):
    """One kept connection on an event loop, for calls in parallel."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._transport: asyncio.Transport | None = None
        self._data = b""
        self._answer: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """asyncio: the connection is there."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's is no subclass

    def data_received(self, data: bytes) -> None:
        """asyncio: a piece of the answer."""
        self._data += data
        try:
            found = answer_in(self._data)
        except UnmeasuredError as error:
            self._end(error)
            return
        if found is not None and self._answer is not None:
            self._data = b""
            self._answer.set_result(found)

    def connection_lost(self, exc: Exception | None) -> None:
        """asyncio: the connection is gone."""
        self._end(exc or ConnectionResetError("the peer closed the connection"))

    async def post(self, body: bytes) -> bytes:
        """The answer's body. Raises OSError and UnmeasuredError."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(encode(self._path, body))
        return await self._answer

    def close(self) -> None:
        """Close the connection."""
        self._answer = None
        if self._transport is not None:
            self._transport.close()

    def _end(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


async def connect(host: str, port: int, path: str) -> LoopClient:
    """A connected client. Raises OSError."""
    _, client = await asyncio.get_running_loop().create_connection(lambda: LoopClient(path), host, port)
    return client
