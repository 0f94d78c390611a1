"""Background work of the window: slots are plain functions that start a coroutine here; failures become notices."""

from collections.abc import Coroutine
from typing import Any

from workbench.app.application import Application
from workbench.base.aio import TaskOwner


class GuiTasks:
    """Owns the window's tasks until the window closes."""

    def __init__(self, app: Application) -> None:
        self._owner = TaskOwner(app.notices.error)
        self._progress = app.progress

    def start(self, coro: Coroutine[Any, Any, Any], name: str = "", title: str = "") -> None:
        """Run `coro` in the background; whatever it raises is told to the user as a notice.

        With a `title`, such as "Searching files", it is shown as progress when it takes long, and can be stopped.
        """
        if not title:
            self._owner.start(coro, name)
            return
        task = self._owner.start(self._shown(coro, title), name)
        # A task that is cancelled before its first step leaves the inner coroutine without an end.
        task.add_done_callback(lambda _task: coro.close())

    async def _shown(self, coro: Coroutine[Any, Any, Any], title: str) -> None:
        async with self._progress.work(title):
            await coro

    async def drain(self) -> None:
        """Wait until all work has ended by itself."""
        await self._owner.drain()

    async def close(self) -> None:
        """Cancel what still runs and wait for its end."""
        await self._owner.close()
