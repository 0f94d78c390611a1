"""Stops and continues a container through its engine, where its processes cannot be reached from here."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from workbench.base.aio import TaskOwner
from workbench.base.calls import Calls
from workbench.engine.executors.docker.daemon import Daemon
from workbench.engine.executors.freezer import Freezer


class Freezing(Protocol):
    """A way to stop and continue a sandbox's processes."""

    def freeze(self) -> None:
        """Stop them; does nothing when they are."""

    def thaw(self) -> None:
        """Let them run on; does nothing when they do."""


class EnginePause:
    """One container. The calls (10 ms each) are made in the background, one after the other, and the last wish wins.

    After `thaw` the runtime is still stopped for the time of a call: its next event simply waits in the Runtime API.
    """

    def __init__(self, daemon: Daemon, container_id: str, calls: Calls, tasks: TaskOwner) -> None:
        self._pause = partial(daemon.pause, container_id)
        self._unpause = partial(daemon.unpause, container_id)
        self._calls = calls
        self._tasks = tasks
        self._wanted = self._paused = self._working = False

    def freeze(self) -> None:
        """Pause it soon."""
        self._want(paused=True)

    def thaw(self) -> None:
        """Continue it soon."""
        self._want(paused=False)

    def _want(self, *, paused: bool) -> None:
        self._wanted = paused
        if not self._working and self._paused != paused:
            self._working = True
            self._tasks.start(self._work())

    async def _work(self) -> None:
        try:
            while self._paused != self._wanted:
                # Also when the call fails, as for a container that is gone: it is not tried again and again.
                self._paused = self._wanted
                await self._calls.run(self._pause if self._paused else self._unpause)
        finally:
            self._working = False


def freezing(pids: Callable[[], list[int]] | None, pause: EnginePause) -> Freezing:
    """Signals to the container's processes where they are ours to see; `pause` elsewhere."""
    return Freezer(pids) if pids is not None and pids() else pause
