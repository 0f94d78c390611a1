"""Keeps the run marks of one page: beside the handlers that the workspace's functions have in its text as it is."""

import asyncio
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.use_cases.handler_places import asked_of, handler_lines
from workbench.gui.editor.file_page import FilePage
from workbench.gui.tasks import GuiTasks

REST_MS = 200


class HandlerMarks(QObject):
    """They follow the text while it is typed: a handler that is gone has no mark, one that comes back has one."""

    def __init__(self, app: Application, tasks: GuiTasks, page: FilePage) -> None:
        super().__init__(page)
        self._app = app
        self._tasks = tasks
        self._page = page
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.refresh)
        page.loaded.connect(self.refresh)
        page.edit.mirror.replaced.connect(self._edited)
        stop = app.workspace.changed.connect(lambda _workspace: self.refresh())
        page.destroyed.connect(stop)

    def refresh(self) -> None:
        """Look for the handlers now."""
        self._rest.stop()
        if self._page.document is None:
            return
        if asked_of(self._app, self._page.path):
            self._tasks.start(self._look(), "handlers")
        else:
            self._show({})

    def _edited(self, _first: int, _removed: int, _added: object) -> None:
        if self._page.document is not None and asked_of(self._app, self._page.path):
            self._rest.start()

    async def _look(self) -> None:
        page = self._page
        revision, asked = page.edit.body.revision, asked_of(self._app, page.path)
        found = await asyncio.to_thread(handler_lines, page.path, page.edit.text, asked)
        if isValid(page) and page.edit.body.revision == revision:
            self._show({line - 1: names for line, names in found.items()})

    def _show(self, handlers: dict[int, tuple[str, ...]]) -> None:
        edit = self._page.edit
        edit.set_marks(replace(edit.marks, handlers=handlers))
