"""The life of one language server: started when it is needed, again after a crash, and not for ever."""

import asyncio
from collections import deque
from collections.abc import Callable
from pathlib import Path

from workbench.app.languages.server_choice import Chosen
from workbench.app.languages.server_connection import Ended, Heard, Listener, Process, ServerConnection
from workbench.model.errors import CodeReaderError
from workbench.project.language_server.abilities import Abilities, abilities_of, introduction

MOST_CRASHES = 4
WITHIN_S = 180.0
"""A server that ends `MOST_CRASHES` times in this time is not started again by itself."""

MEETING_S = 60.0
Choose = Callable[[], Chosen]
Launch = Callable[[Chosen, Heard, Ended], Process]


class ServerLife:
    """Keeps one server running; `choose` says which, in a thread, and `launch` starts it there."""

    def __init__(self, choose: Choose, launch: Launch, listener: Listener) -> None:
        self._choose = choose
        self._launch = launch
        self._listener = listener
        self._lock = asyncio.Lock()
        self._connection: ServerConnection | None = None
        self._crashes: deque[float] = deque(maxlen=MOST_CRASHES)
        self._closed = False
        self.abilities = Abilities()
        self.trouble: CodeReaderError | None = None
        """Why there is no server, as far as that is known."""

    @property
    def given_up(self) -> bool:
        """Whether it ended too often to be started again."""
        now = asyncio.get_running_loop().time()
        return len(self._crashes) == MOST_CRASHES and now - self._crashes[0] < WITHIN_S

    async def connection(self) -> ServerConnection:
        """The running server; starts it where it is needed. Raises CodeReaderError."""
        async with self._lock:
            if self._connection is not None and not self._connection.ended:
                return self._connection
            try:
                self._connection = await self._started()
            except CodeReaderError as error:
                self.trouble = error
                raise
            self.trouble = None
            return self._connection

    async def rest(self) -> None:
        """End the server; the next question starts it again, whatever was in its way."""
        if self._connection is not None:
            # Whoever waits for the server, also for its first word, must not keep the lock.
            self._connection.hang_up()
        async with self._lock:
            connection, self._connection = self._connection, None
            self._crashes.clear()
            self.trouble = None
            if connection is not None:
                await connection.close()

    async def close(self) -> None:
        """End the server for good."""
        self._closed = True
        await self.rest()

    def note_crash(self) -> None:
        """The server has ended by itself."""
        self._crashes.append(asyncio.get_running_loop().time())

    async def _started(self) -> ServerConnection:
        if self._closed:
            raise CodeReaderError("The program ends.")
        if self._connection is not None:
            await self._connection.close(politely=False)
        if self.given_up:
            why = self.trouble.why if self.trouble is not None else ""
            raise CodeReaderError(
                "The language server ended too often.", why, "Restart it by the command Restart Language Servers."
            )
        chosen = await asyncio.to_thread(self._choose)
        name = Path(chosen.command[0]).stem
        made = self._connection = ServerConnection(name, self._listener)
        try:
            await asyncio.to_thread(made.start, lambda heard, ended: self._launch(chosen, heard, ended))
            await self._meet(made, chosen)
        except (CodeReaderError, asyncio.CancelledError) as error:
            if isinstance(error, CodeReaderError) and not made.ended:
                self.note_crash()
            await made.close(politely=False)
            raise
        return made

    async def _meet(self, made: ServerConnection, chosen: Chosen) -> None:
        answer = await made.ask("initialize", introduction(chosen.root, chosen.options), MEETING_S)
        self.abilities = abilities_of(answer)
        made.met = True
        made.tell("initialized", {})
