"""How long a connection is waited for."""

import asyncio
from collections.abc import Callable


class Patience:
    """Calls `ended` when the time that was last allowed is over.

    A connection allows itself time with each request: that only sets a number. The timer looks at it when it fires.
    """

    def __init__(self, ended: Callable[[], None]) -> None:
        self._ended = ended
        self._loop = asyncio.get_running_loop()
        self._until: float | None = None
        self._timer: asyncio.TimerHandle | None = None

    def allow(self, wait_s: float | None) -> None:
        """Wait for so many seconds from now on; None waits for ever."""
        self._until = None if wait_s is None else self._loop.time() + wait_s
        if self._until is not None and (self._timer is None or self._timer.when() > self._until):
            self._set(self._until)

    def stop(self) -> None:
        """Never call again."""
        self._until = None
        if self._timer is not None:
            self._timer.cancel()

    def _set(self, when: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._until is None:
            return
        if self._until > self._loop.time():
            self._set(self._until)
        else:
            self._until = None
            self._ended()
