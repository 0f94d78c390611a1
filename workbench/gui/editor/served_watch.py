"""Shows the text of one page to its language server: when it is opened and saved, and a moment after it was changed."""

from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.gui.editor.file_page import FilePage
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import CodeReaderError

REST_MS = 300
MOST_BYTES = 1_000_000
"""Larger files are understood when it is asked for, not while they are typed in."""


class Served(Protocol):
    """Who is shown texts (`app.languages.ServedCode`)."""

    async def show(self, path: Path, text: str) -> None:
        """The file is open with this text."""

    async def saved(self, path: Path, text: str) -> None:
        """The file is on disk with this text."""

    def leave(self, path: Path) -> None:
        """The file is closed."""


class ServedWatch(QObject):
    """Watches one page."""

    def __init__(self, served: Served, tasks: GuiTasks, page: FilePage) -> None:
        super().__init__(page)
        self._served = served
        self._tasks = tasks
        self._page = page
        self._path = page.path
        self._shown = -1
        self._modified_since = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show)
        page.loaded.connect(self._show)
        page.edit.mirror.replaced.connect(self._changed)
        page.edit.document().modificationChanged.connect(self._modified)

    def start(self) -> None:
        """Show the text now, whether it was shown or not."""
        self._tell(self._served.show)

    def _show(self) -> None:
        if self._shown != self._page.edit.body.revision:
            self.start()

    def leave(self) -> None:
        """The page is gone."""
        self._served.leave(self._path)

    def _tell(self, tell: Callable[[Path, str], Coroutine[Any, Any, None]]) -> None:
        self._rest.stop()
        document = self._page.document
        if document is not None and document.size < MOST_BYTES:
            self._shown = self._page.edit.body.revision
            self._tasks.start(self._told(tell), f"show {self._path.name}")

    async def _told(self, tell: Callable[[Path, str], Coroutine[Any, Any, None]]) -> None:
        """Without a server nothing is told; who asks for something hears of it."""
        if isValid(self._page):
            with suppress(CodeReaderError):
                await tell(self._path, self._page.edit.text)

    def _changed(self, _first: int, _removed: int, _added: object) -> None:
        if self._page.document is not None:
            self._rest.start()

    def _modified(self, modified: bool) -> None:
        """Saved, or as on disk again; not while it is being read."""
        if self._modified_since and not modified and self._shown >= 0:
            self._tell(self._served.saved)
        self._modified_since = modified
