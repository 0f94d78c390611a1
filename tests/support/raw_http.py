"""A client of the Runtime API that sends bytes as they are given and reads whole answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

NEXT = "GET /2018-06-01/runtime/invocation/next"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class RawClient:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, call: str, body: bytes | None = None, *headers: str) -> None:
        """Send a request, `call` being its method and target; a body is sent with its length."""
        length = () if body is None else (f"Content-Length: {len(body)}",)
        lines = [f"{call} HTTP/1.1", "Host: x", *headers, *length, "", ""]
        self.writer.write("\r\n".join(lines).encode("latin-1") + (body or b""))

    async def ask(self, call: str, body: bytes | None = None, *headers: str) -> Reply:
        """Send a request and read its answer."""
        self.send(call, body, *headers)
        return await self.reply()

    async def post(self, path: str, body: bytes = b"", *headers: str) -> Reply:
        """POST to a path below `/2018-06-01/runtime/`."""
        return await self.ask(f"POST /2018-06-01/runtime/{path}", body, *headers)

    async def reply(self) -> Reply:
        """The next answer on this connection."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in head[1:] if line)
        headers = {name.lower(): value for name, _colon, value in pairs}
        body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return Reply(int(head[0].split(" ")[1]), headers, body)


@asynccontextmanager
async def connect(port: int, host: str = "127.0.0.1") -> AsyncIterator[RawClient]:
    """A connection to a listener."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        yield RawClient(reader, writer)
    finally:
        writer.close()
