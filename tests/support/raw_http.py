"""A client of the Runtime API that sends bytes as they are given and reads whole answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

RUNTIME = "/2018-06-01/runtime"
NEXT = f"GET {RUNTIME}/invocation/next"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def request(call: str, body: bytes | None = None, *headers: str) -> bytes:
    """The bytes of a request, `call` being its method and target; a body is sent with its length."""
    length = () if body is None else (f"Content-Length: {len(body)}",)
    lines = [f"{call} HTTP/1.1", "Host: x", *headers, *length, "", ""]
    return "\r\n".join(lines).encode("latin-1") + (body or b"")


def chunked(call: str, pieces: tuple[bytes, ...], *headers: str, trailers: tuple[str, ...] = ()) -> bytes:
    """The bytes of a request whose body comes in chunks."""
    head = request(call, None, "Transfer-Encoding: chunked", *headers)
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return head + body + "\r\n".join(["0", *trailers, "", ""]).encode("latin-1")


def replies(data: bytes) -> list[Reply]:
    """The whole answers in `data`, which holds nothing else."""
    found: list[Reply] = []
    while data:
        head, _end, data = data.partition(b"\r\n\r\n")
        status, headers = _head(head)
        size = int(headers.get("content-length", 0))
        assert len(data) >= size, "an answer is as long as it says"
        found.append(Reply(status, headers, data[:size]))
        data = data[size:]
    return found


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in lines[1:] if line)
    return int(lines[0].split(" ")[1]), {name.lower(): value for name, _colon, value in pairs}


@dataclass(frozen=True, slots=True)
class RawClient:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, call: str, body: bytes | None = None, *headers: str) -> None:
        """Send a request, `call` being its method and target; a body is sent with its length."""
        self.writer.write(request(call, body, *headers))

    async def ask(self, call: str, body: bytes | None = None, *headers: str) -> Reply:
        """Send a request and read its answer."""
        self.send(call, body, *headers)
        return await self.reply()

    async def post(self, path: str, body: bytes = b"", *headers: str) -> Reply:
        """POST to a path below `/2018-06-01/runtime/`."""
        return await self.ask(f"POST /2018-06-01/runtime/{path}", body, *headers)

    async def reply(self) -> Reply:
        """The next answer on this connection."""
        status, headers = _head(await self.reader.readuntil(b"\r\n\r\n"))
        return Reply(status, headers, await self.reader.readexactly(int(headers.get("content-length", 0))))


@asynccontextmanager
async def connect(port: int, host: str = "127.0.0.1") -> AsyncIterator[RawClient]:
    """A connection to a listener."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        yield RawClient(reader, writer)
    finally:
        writer.close()
