"""A debugger in a runtime, as far as the other side can tell: it answers as it is told, over a real socket."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from workbench.base.aio import TaskOwner
from workbench.engine.debugger.dap import DapReader, Message, encoded


@dataclass
class FakeDebuggee:
    """Keeps what it is asked in `requests`. `answers` are bodies by command, or texts of refusals; else `{}`.

    It does not answer what is in `silent`, and hangs up when it is asked what is in `fatal`.
    """

    answers: dict[str, Message | str] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    fatal: set[str] = field(default_factory=set)
    requests: list[Message] = field(default_factory=list)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self, port: int) -> None:
        """Reach the other side."""
        reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        self._tasks = TaskOwner(lambda _error: None)
        self._asked = asyncio.Condition()
        self._tasks.start(self._read(reader), "debuggee")

    def say(self, event: str, **body: object) -> None:
        """Tell of something."""
        self.send({"type": "event", "event": event, "body": body})

    def send(self, message: Message) -> None:
        """Say anything."""
        self._writer.write(encoded(message))

    async def asked(self, command: str, times: int = 1) -> Message:
        """The arguments of a request, once it has come for that many times."""
        async with self._asked:
            await asyncio.wait_for(self._asked.wait_for(lambda: len(self.all(command)) >= times), 5)
        return self.all(command)[times - 1]

    def all(self, command: str) -> list[Message]:
        """The arguments of all requests of that kind."""
        return [one["arguments"] for one in self.requests if one["command"] == command]

    async def close(self) -> None:
        """Hang up."""
        self._writer.close()
        await self._tasks.close()
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _read(self, stream: asyncio.StreamReader) -> None:
        reader = DapReader()
        while data := await stream.read(65536):
            for request in reader.feed(data):
                await self._take(request)
        self.hung_up.set()

    async def _take(self, request: Message) -> None:
        command = request["command"]
        async with self._asked:
            self.requests.append(request)
            self._asked.notify_all()
        if command in self.fatal:
            self._writer.close()
        elif command not in self.silent:
            answer = self.answers.get(command, {})
            refused = {"success": False, "message": answer} if isinstance(answer, str) else {}
            body = {} if isinstance(answer, str) else {"body": answer}
            self.send(
                {"type": "response", "request_seq": request["seq"], "command": command, "success": True}
                | refused
                | body
            )


@asynccontextmanager
async def a_debuggee(port: int, **script: object) -> AsyncIterator[FakeDebuggee]:
    """One that is connected."""
    made = FakeDebuggee(**script)  # type: ignore[arg-type]
    await made.connect(port)
    try:
        yield made
    finally:
        await made.close()
