"""A worker behind coroutines: one request at a time, each with a limit, and a new process after a hang or a crash."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from workbench.app.notices import NoticeBoard
from workbench.base.log import logger
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Request, read_answer

BACK_OFF_S = (0.0, 1.0, 4.0, 15.0, 60.0)
"""How long the client waits before it starts a worker again, by how many have crashed in a row."""

CRASHES_TOLD = 3
_LOG = logger("languages")


class Process(Protocol):
    """What is asked of a worker; its methods block."""

    def ask(self, line: bytes) -> bytes:
        """The answer to a line. Raises CodeReaderError when there is none."""

    def ended_well(self) -> bool:
        """Whether it ended by itself, without an error."""

    def kill(self) -> None:
        """End it; whoever is in `ask` gets its error."""

    def close(self) -> None:
        """End it and free what it holds."""


class WorkerClient:
    """Asks one worker; `start` makes it, in a thread, when the first request comes. On one loop."""

    def __init__(self, start: Callable[[], Process], notices: NoticeBoard) -> None:
        self._start = start
        self._notices = notices
        self._lock = asyncio.Lock()
        self._process: Process | None = None
        self._told: dict[Path, str] = {}
        self._crashes = 0
        self._not_before = 0.0
        self._closed = False

    async def ask(
        self, request: Request, texts: Mapping[Path, str], limit_s: float, wanted: Callable[[], bool] = lambda: True
    ) -> Any:
        """The answer to `request`; `texts` are all files with unsaved text. Raises CodeReaderError.

        A worker that takes longer than `limit_s` is ended; the next request starts another. A request that is not
        `wanted` any more when its turn comes is not asked.
        """
        async with self._lock:
            if not wanted():
                raise CodeReaderError("Another question took the place of this one.")
            try:
                return await self._asked(request, texts, limit_s)
            except _EndedWellError:
                return await self._asked(request, texts, limit_s)

    async def close(self) -> None:
        """End the worker; requests that wait for it get a CodeReaderError."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        async with self._lock:
            await self._drop()

    async def _asked(self, request: Request, texts: Mapping[Path, str], limit_s: float) -> Any:
        process = await self._running()
        line = self._with_news(request, texts).encoded()
        try:
            async with asyncio.timeout(limit_s):
                answer = await asyncio.to_thread(process.ask, line)
        except TimeoutError as error:
            _LOG.warning("the reader of Python code took longer than %s s for %s", limit_s, request.ask)
            await self._drop()
            raise CodeReaderError("The reader of Python code took too long.") from error
        except CodeReaderError:
            await self._ended(process)
            raise
        except asyncio.CancelledError:
            # The thread still waits for an answer that must not be taken for the next one's.
            await self._drop()
            raise
        self._crashes = 0
        self._told = dict(texts)
        return read_answer(answer, request.id)

    async def _running(self) -> Process:
        if self._closed:
            raise CodeReaderError("The reader of Python code has been ended.")
        if self._process is None:
            if asyncio.get_running_loop().time() < self._not_before:
                raise CodeReaderError("The reader of Python code has crashed and rests for a moment.")
            try:
                self._process = await asyncio.to_thread(self._start)
            except CodeReaderError:
                self._count_crash()
                raise
        return self._process

    def _with_news(self, request: Request, texts: Mapping[Path, str]) -> Request:
        """The request with the texts that the worker does not know yet, and those that it shall forget."""
        news: dict[Path, str | None] = {path: text for path, text in texts.items() if self._told.get(path) != text}
        news |= {path: None for path in self._told if path not in texts}
        return request.with_texts(news)

    async def _ended(self, process: Process) -> None:
        well = not self._closed and await asyncio.to_thread(process.ended_well)
        await self._drop()
        if well:
            raise _EndedWellError
        if not self._closed:
            self._count_crash()

    def _count_crash(self) -> None:
        self._crashes += 1
        rest_s = BACK_OFF_S[min(self._crashes, len(BACK_OFF_S)) - 1]
        self._not_before = asyncio.get_running_loop().time() + rest_s
        _LOG.warning("the reader of Python code ended unexpectedly, %d times in a row", self._crashes)
        if self._crashes == CRASHES_TOLD:
            self._notices.warn(
                "Python code is not understood at the moment.",
                "The process that reads it ended three times in a row; it is tried again every minute.",
            )

    async def _drop(self) -> None:
        process = self._process
        self._forget()
        if process is not None:
            await asyncio.to_thread(process.close)

    def _forget(self) -> None:
        self._process = None
        self._told = {}


class _EndedWellError(CodeReaderError):
    """The worker has ended in good order, because it held too much memory: another one has the answer."""

    def __init__(self) -> None:
        super().__init__("The reader of Python code has ended.")
