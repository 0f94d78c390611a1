"""One running language server behind coroutines: questions with limits, what it tells, and its end."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from workbench.base.log import logger
from workbench.model.errors import CodeReaderError
from workbench.project.language_server.conversation import Answered, Asked, Conversation, Refused, Told
from workbench.project.language_server.framing import Json

MOST_SILENT = 3
"""Questions in a row that a server lets go by without a word before it is ended."""

GOODBYE_S = 1.0
_LOG = logger("languages")
_REPLACED = "Another question took the place of this one."


class Process(Protocol):
    """What is asked of a process (`ServerProcess`); `close` blocks."""

    @property
    def last_words(self) -> str:
        """The last line of what it wrote as errors."""

    def send(self, message: Json) -> None:
        """Send a message."""

    def kill(self) -> None:
        """End it at once."""

    def close(self, grace_s: float = 0.0) -> None:
        """Take everything away."""


Heard = Callable[[Json], None]
Ended = Callable[[str], None]
Start = Callable[[Heard, Ended], Process]


class Listener(Protocol):
    """Who is told what a server says by itself."""

    def answer(self, method: str, params: Any) -> Any:
        """The answer to a question of the server's. Raises KeyError for one that is not known."""

    def told(self, method: str, params: Any) -> None:
        """The server tells something."""

    def lost(self, why: str) -> None:
        """The server has ended by itself."""


class ServerConnection:
    """Made by `open_connection`. All but the process's threads is on one loop."""

    def __init__(self, name: str, listener: Listener) -> None:
        self._name = name
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._conversation = Conversation()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._newest: dict[str, int] = {}
        self._process: Process | None = None
        self._words = 0
        self._silent = 0
        self._closing = False
        self.ended = False
        self.met = False
        """Whether it has said what it can."""

    def start(self, start: Start) -> None:
        """Start the process; blocks. Raises CodeReaderError."""
        self._process = start(self._from_thread(self._hear), self._from_thread(self._lose))

    def tell(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self._send(self._conversation.tell(method, params))

    async def ask(self, method: str, params: Any, limit_s: float) -> Any:
        """The result of a question. Raises CodeReaderError: no answer in time, none at all, or a later question.

        A question takes the place of an older one of its kind, which the server is told.
        """
        if self.ended:
            raise self._gone("")
        number, message = self._conversation.ask(method, params)
        self._replace(method, number)
        answer: asyncio.Future[Any] = self._loop.create_future()
        self._waiting[number] = answer
        words = self._words
        self._send(message)
        try:
            async with asyncio.timeout(limit_s):
                return await answer
        except TimeoutError as error:
            self._note_silence(words)
            raise CodeReaderError(f"{self._name} took too long.", f"It was asked for {method}.") from error
        finally:
            self._waiting.pop(number, None)
            self._take_back(number)

    async def close(self, *, politely: bool = True) -> None:
        """End the server; open questions get a CodeReaderError."""
        self._closing = True
        if not self.ended and politely:
            with suppress(CodeReaderError):
                await self.ask("shutdown", None, GOODBYE_S)
                self.tell("exit", None)
        self._end("")
        if self._process is not None:
            await asyncio.to_thread(self._process.close, GOODBYE_S if politely else 0.0)

    def hang_up(self) -> None:
        """Wait no longer for a server that has not said what it can; others are ended by `close`."""
        if not self.met and self._process is not None:
            self._process.kill()
            self._end("")

    # -- what comes ------------------------------------------------------------------------------

    def _from_thread(self, take: Callable[[Any], None]) -> Callable[[Any], None]:
        def pass_on(value: Any) -> None:
            with suppress(RuntimeError):  # the loop has been closed: nobody listens any more
                self._loop.call_soon_threadsafe(take, value)

        return pass_on

    def _hear(self, message: Json) -> None:
        if self.ended:
            return
        self._words += 1
        self._silent = 0
        match self._conversation.hear(message):
            case Answered(number, _, result):
                self._settle(number, result)
            case Refused(number, method, why):
                error = CodeReaderError(f"{self._name} has no answer.", why or method)
                self._settle(number, error)
            case Asked() as asked:
                self._answer(asked)
            case Told(method, params):
                self._listener.told(method, params)

    def _answer(self, asked: Asked) -> None:
        try:
            result = self._listener.answer(asked.method, asked.params)
        except KeyError:
            self._send(self._conversation.refuse(asked))
        else:
            self._send(self._conversation.answer(asked, result))

    def _settle(self, number: int, result: Any) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None or waiting.done():
            return
        if isinstance(result, CodeReaderError):
            waiting.set_exception(result)
        else:
            waiting.set_result(result)

    def _replace(self, method: str, number: int) -> None:
        older = self._newest.get(method)
        self._newest[method] = number
        if older is not None and older in self._waiting:
            self._take_back(older)
            self._settle(older, CodeReaderError(_REPLACED))

    def _take_back(self, number: int) -> None:
        message = self._conversation.take_back(number)
        if message is not None:
            self._send(message)

    def _note_silence(self, words: int) -> None:
        """A server that lets questions go by may be busy; one that says nothing at all all the time hangs."""
        if self._words != words:
            return
        self._silent += 1
        if self._silent >= MOST_SILENT and self._process is not None:
            _LOG.warning("%s says nothing and is ended", self._name)
            self._process.kill()

    # -- the end ---------------------------------------------------------------------------------

    def _lose(self, why: str) -> None:
        if self.ended:
            return
        words = why or (self._process.last_words if self._process is not None else "")
        self._end(words)
        if not self._closing:
            _LOG.warning("%s ended unexpectedly", self._name)
            self._listener.lost(words)

    def _end(self, why: str) -> None:
        self.ended = True
        for number in tuple(self._waiting):
            self._settle(number, self._gone(why))

    def _gone(self, why: str) -> CodeReaderError:
        return CodeReaderError(f"{self._name} has ended.", why)

    def _send(self, message: Json) -> None:
        if self._process is not None and not self.ended:
            self._process.send(message)
