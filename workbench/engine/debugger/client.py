"""The connection of one debuggee: requests with their answers, and what the debugger in it tells."""

import asyncio
import contextlib
import socket
from collections.abc import Callable
from typing import Any, cast

from workbench.base.log import logger
from workbench.engine.debugger.dap import DapFormatError, DapReader, Message, encoded
from workbench.model.errors import DebuggerError

OnEvent = Callable[[str, Message], None]
"""Is told an event's name and body, in the order in which they come."""

_QUICKACK: int | None = getattr(socket, "TCP_QUICKACK", None)
_LOG = logger("debugger")


def _unheard(_name: str, _body: Message) -> None:
    pass


class DapClient(asyncio.Protocol):
    """One debuggee's connection; `connected` is called when it is there. `on_event` may be set then.

    Whoever waits for an answer gets a DebuggerError when the connection ends.
    """

    def __init__(self, connected: Callable[["DapClient"], None]) -> None:
        self.on_event: OnEvent = _unheard
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._connected = connected
        self._reader = DapReader()
        self._transport: asyncio.Transport | None = None
        self._sequence = 0
        self._waiting: dict[int, asyncio.Future[Message]] = {}

    async def request(self, command: str, **arguments: object) -> Message:
        """The body of the answer. Raises DebuggerError, whose `why` is the debugger's own, or when it has ended."""
        answer = await self._ask(command, arguments)
        if answer.get("success") is not True:
            raise DebuggerError(f"The debugger refused `{command}`.", _reason(answer))
        body = answer.get("body")
        return body if isinstance(body, dict) else {}

    def close(self) -> None:
        """Hang up; the code that is debugged runs on if it still can."""
        if self._transport is not None:
            self._transport.abort()
        self._end()

    async def _ask(self, command: str, arguments: dict[str, object]) -> Message:
        if self._transport is None or self.ended.done():
            raise _over()
        self._sequence += 1
        sequence = self._sequence
        answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting[sequence] = answer
        try:
            message = {"seq": sequence, "type": "request", "command": command, "arguments": arguments}
            self._transport.write(encoded(message))
            self._acknowledge_at_once()
            return await answer
        finally:
            self._waiting.pop(sequence, None)

    # -- asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The debuggee is there."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none of asyncio's
        self._acknowledge_at_once()
        self._connected(self)

    def data_received(self, data: bytes) -> None:
        """It said something."""
        self._acknowledge_at_once()
        try:
            messages = self._reader.feed(data)
        except DapFormatError as error:
            _LOG.warning("what a debuggee says cannot be read: %s", error)
            self.close()
            return
        for message in messages:
            self._take(message)

    def connection_lost(self, _error: Exception | None) -> None:
        """It has ended, or hung up."""
        self._end()

    def _take(self, message: Message) -> None:
        if message["type"] == "event":
            body = message.get("body")
            self.on_event(str(message.get("event", "")), body if isinstance(body, dict) else {})
        elif message["type"] == "response":
            answer = self._waiting.get(message.get("request_seq", 0))
            if answer is not None and not answer.done():
                answer.set_result(message)

    def _end(self) -> None:
        if not self.ended.done():
            self.ended.set_result(None)
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(_over())

    def _acknowledge_at_once(self) -> None:
        """pydevd writes header and body apart, and the second waits for the first's acknowledgement: 44 ms a message.

        Linux forgets the option each time.
        """
        found: Any = self._transport.get_extra_info("socket") if self._transport is not None else None
        if found is not None and _QUICKACK is not None:
            with contextlib.suppress(OSError):
                found.setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)


def _over() -> DebuggerError:
    return DebuggerError("The debugger has ended.", "The function's runtime ended, or let go of it.", "Debug it again.")


def _reason(answer: Message) -> str:
    """The last line of what it says: of an exception, which comes with its traceback, its class and message."""
    lines = [line.strip() for line in str(answer.get("message") or "").splitlines() if line.strip()]
    return lines[-1] if lines else ""
