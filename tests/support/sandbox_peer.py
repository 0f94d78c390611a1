"""A peer of a sandbox's API without sockets: what it sends, what it is answered, and when it is read from."""

import asyncio

from tests.support.extension_peer import IDENTITY
from tests.support.raw_http import RUNTIME, Reply, replies, request
from workbench.base.aio import TaskOwner
from workbench.engine.runtime_api.connection import Connection
from workbench.engine.runtime_api.exchange import Exchange
from workbench.engine.runtime_api.extensions import Extensions
from workbench.engine.runtime_api.peers import Peers
from workbench.engine.runtime_api.sandbox_api import SandboxApi
from workbench.engine.runtime_api.secrets import Secrets
from workbench.engine.runtime_api.telemetry import Telemetry


def sandbox_api(
    exchange: Exchange | None = None, secrets: Secrets | None = None, *, launched: bool = True
) -> SandboxApi:
    """An API without external extensions, if `launched` says that there will be none; nobody may subscribe to it."""
    extensions = Extensions(IDENTITY)
    if launched:
        extensions.none_to_expect()
    telemetry = Telemetry(TaskOwner(_raise), lambda _port: None, early=False)
    return SandboxApi(exchange or Exchange(), extensions, telemetry, secrets or Secrets())


def _raise(error: BaseException) -> None:
    raise error


class Stream:
    """A sink of a streamed response that keeps what it gets; `some` is set when there is anything."""

    def __init__(self) -> None:
        self.content_type: str | None = None
        self.body = b""
        self.some = asyncio.Event()

    def begin(self, content_type: str) -> None:
        assert self.content_type is None
        self.content_type = content_type

    def data(self, data: bytes) -> None:
        assert self.content_type is not None
        self.body += data
        self.some.set()


class MemoryTransport(asyncio.Transport):
    """Keeps what is written; closing tells nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.pauses = 0
        self.reading = True
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        assert not self.closed, "nothing is written after closing"
        self.written += bytes(data)

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        self.pauses += 1
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True


class SandboxPeer:
    """One connection, driven by hand on the running loop."""

    def __init__(self, api: SandboxApi) -> None:
        self.transport = MemoryTransport()
        self.connection = Connection(api, Peers())
        self.connection.connection_made(self.transport)

    def feed(self, data: bytes) -> None:
        """Bytes arrive."""
        self.connection.data_received(data)

    def send(self, call: str, body: bytes | None = None, *headers: str) -> None:
        """A request arrives."""
        self.feed(request(call, body, *headers))

    def got(self) -> list[Reply]:
        """What was answered since the last time."""
        data, self.transport.written = self.transport.written, b""
        return replies(data)

    def ask(self, call: str, body: bytes | None = None, *headers: str) -> Reply:
        """A request and its one answer, which comes at once."""
        self.send(call, body, *headers)
        (reply,) = self.got()
        return reply

    def post(self, path: str, body: bytes = b"", *headers: str) -> Reply:
        """POST to a path below `/2018-06-01/runtime/`."""
        return self.ask(f"POST {RUNTIME}/{path}", body, *headers)

    def end(self) -> None:
        """The peer will send no more; the transport closes, as asyncio's do."""
        if not self.connection.eof_received():
            self.transport.close()

    def hang_up(self, error: Exception | None = None) -> None:
        """The connection is lost."""
        self.transport.close()
        self.connection.connection_lost(error)
