"""The function's output through the engine's attach stream, where a FIFO cannot be shared with the sandbox."""

import asyncio
import threading
from functools import partial

from workbench.base.calls import tell
from workbench.engine.executors.base import OnLog
from workbench.engine.executors.docker.daemon import Output

_QUIET_S = 0.03
_LONGEST_S = 0.25
_PIECES_AHEAD = 64
"""How many pieces (16 KiB each, at most) wait for the loop before the thread stops reading."""


class LogStream:
    """Reads the stream in a thread. How far it is behind the function cannot be known: `drain` waits for quiet."""

    def __init__(self, output: Output, on_log: OnLog) -> None:
        self._output = output
        self._on_log = on_log
        self._loop = asyncio.get_running_loop()
        self._places = threading.Semaphore(_PIECES_AHEAD)
        self._arrived = asyncio.Event()
        self._ended = False
        threading.Thread(target=self._follow, name="docker-log", daemon=True).start()

    async def drain(self) -> None:
        """Deliver until nothing came for 30 ms, or 250 ms have passed."""
        deadline = self._loop.time() + _LONGEST_S
        while not self._ended and self._loop.time() < deadline:
            self._arrived.clear()
            try:
                async with asyncio.timeout(_QUIET_S):
                    await self._arrived.wait()
            except TimeoutError:
                return

    def close(self) -> None:
        """Stop following; may be called twice."""
        self._ended = True
        self._places.release()
        self._output.close()

    def _follow(self) -> None:
        for piece in self._output:
            self._places.acquire()
            if self._ended or not tell(self._loop, partial(self._deliver, piece)):
                return
        tell(self._loop, self._finish)

    def _deliver(self, piece: bytes) -> None:
        self._places.release()
        if not self._ended:
            self._on_log(piece)
            self._arrived.set()

    def _finish(self) -> None:
        self._ended = True
        self._arrived.set()
