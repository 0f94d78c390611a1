"""A run whose response is passed on while it arrives: between the engine and the answer to a client."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable

from workbench.engine.lambda_api.stream_buffer import StreamBuffer
from workbench.model.errors import EngineError
from workbench.model.invoke import InvokeResult
from workbench.model.run import ResponseBegun, ResponseChunk, ResponseReady, RunEvent


class StreamedRun:
    """Hears of a run by `emit`, and of its end by `follow`. It goes on when nobody listens (LAMBDA_FACTS §3.7)."""

    def __init__(self) -> None:
        self._buffer = StreamBuffer()
        self._content_type: str | None = None
        self._whole = False
        self._begun = asyncio.Event()
        self._ended = asyncio.Event()
        self._result: InvokeResult | None = None
        self._error: EngineError | None = None

    def emit(self, event: RunEvent) -> None:
        """Take an event of the run. Never raises."""
        match event:
            case ResponseBegun(content_type):
                self._content_type = content_type
                self._begun.set()
            case ResponseChunk(data):
                self._buffer.put(data)
            case ResponseReady(_payload, "") if self._content_type is not None:
                # Extensions may still be at work; the client need not wait for them.
                self._whole = True
                self._buffer.end()

    async def follow(self, work: Awaitable[InvokeResult]) -> None:
        """Run it to its end, as a task."""
        try:
            self._result = await work
        except EngineError as error:
            self._error = error
        finally:
            self._buffer.end()
            self._ended.set()
            self._begun.set()

    async def begun(self) -> str | None:
        """The content type when the response begins; None when the function failed before, or gave nothing.

        Raises EngineError when it could not be run.
        """
        await self._begun.wait()
        if self._content_type is None:
            await self.result()
        return self._content_type

    async def take(self) -> bytes:
        """The next piece of the response; empty at its end. Raises EngineError."""
        return await self._buffer.take()

    async def result(self) -> InvokeResult:
        """What it came to, at its end. Raises EngineError when it could not be run."""
        await self._ended.wait()
        if self._result is None:
            raise self._error or EngineError("The service was stopped.")
        return self._result

    async def failure(self) -> str | None:
        """Why a response that has ended is not whole, or None. Raises EngineError."""
        if self._whole:
            return None
        result = await self.result()
        return (result.error_type or result.function_error) if result.function_error else None

    def leave(self) -> None:
        """Nobody wants the response any more."""
        self._buffer.drop()


class Chunks(AsyncIterator[bytes]):
    """The pieces of an answer; `left` is told when the client has gone, even before the first was asked for."""

    def __init__(self, pieces: AsyncGenerator[bytes, None], left: Callable[[], None]) -> None:
        self._pieces = pieces
        self._left = left

    async def __anext__(self) -> bytes:
        return await self._pieces.__anext__()

    async def aclose(self) -> None:
        """The server wants no more."""
        self._left()
        await self._pieces.aclose()
