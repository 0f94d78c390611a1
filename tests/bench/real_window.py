"""The whole window as the program shows it, for measurements that go on inside of its own process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.bench.timing import now_ms
from workbench.app.opening import open_for_window
from workbench.gui.session_window import SessionWindow

REST_S = 1.0
WITHIN_S = 60.0


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[SessionWindow]:
    """A shown window with the workspace at `path`, come to rest; closed at the end."""
    app = await open_for_window()
    try:
        session = SessionWindow(app, path)
        started = asyncio.Event()
        try:
            async with asyncio.TaskGroup() as group:
                running = group.create_task(session.run(started))
                await started.wait()
                await asyncio.sleep(REST_S)
                yield session
                running.cancel()
        finally:
            await session.close()
    finally:
        await app.close()


class Paints(QObject):
    """Tells when a widget is painted next."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._next: asyncio.Future[None] | None = None
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an event of the widget."""
        if event.type() is QEvent.Type.Paint and self._next is not None and not self._next.done():
            self._next.set_result(None)
        return super().eventFilter(watched, event)

    async def after(self, act: Callable[[], Awaitable[None] | None]) -> float:
        """The milliseconds from the beginning of `act` until the widget has been painted after it.

        The loop goes on when Qt has handed the picture over. Raises TimeoutError when nothing is painted.
        """
        began = now_ms()
        self._next = asyncio.get_running_loop().create_future()
        waiting = act()
        if waiting is not None:
            await waiting
        async with asyncio.timeout(WITHIN_S):
            await self._next
        return now_ms() - began

    def leave(self) -> None:
        """Look no longer."""
        self._widget.removeEventFilter(self)
