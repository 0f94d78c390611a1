"""Background work of the window: slots are plain functions that start a coroutine here; failures become notices."""

from collections.abc import Coroutine
from typing import Any

from workbench.app.application import Application
from workbench.base.aio import TaskOwner


class GuiTasks:
    """Owns the window's tasks until the window closes."""

    def __init__(self, app: Application) -> None:
        self._owner = TaskOwner(app.notices.error)

    def start(self, coro: Coroutine[Any, Any, Any], name: str = "") -> None:
        """Run `coro` in the background; whatever it raises is told to the user as a notice."""
        self._owner.start(coro, name)

    async def drain(self) -> None:
        """Wait until all work has ended by itself."""
        await self._owner.drain()

    async def close(self) -> None:
        """Cancel what still runs and wait for its end."""
        await self._owner.close()
