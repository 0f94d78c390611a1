"""Keeps the marks of changed lines: against git's last commit, or against the disk where git does not have the file."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from workbench.gui.editor.line_changes import LineChange, line_changes
from workbench.gui.tasks import GuiTasks
from workbench.project.committed import committed_text

if TYPE_CHECKING:
    from workbench.gui.editor.file_page import FilePage

AFTER_TYPING_MS = 300
LINES_A_MS = 100
"""For so many lines the comparison waits a millisecond longer: it takes time that the next keys would lack."""
LONGEST = 200_000
"""Lines: longer texts are not compared."""


class ChangeMarks(QObject):
    """The marks of one page. They are compared anew a moment after each edit, off the UI thread."""

    def __init__(self, page: "FilePage", tasks: GuiTasks) -> None:
        super().__init__(page)
        self._page = page
        self._tasks = tasks
        self._base: list[str] | None = None
        self._later = QTimer(self, interval=AFTER_TYPING_MS, singleShot=True)
        self._later.timeout.connect(self._compare_soon)
        page.loaded.connect(self.refresh)
        page.edit.document().modificationChanged.connect(self._modified)
        page.edit.mirror.replaced.connect(self._edited)
        QGuiApplication.instance().applicationStateChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def refresh(self) -> None:
        """Ask git again."""
        if self._page.document is not None:
            self._tasks.start(self._read(), "committed")

    def _modified(self, modified: bool) -> None:
        if not modified:
            self.refresh()

    def _focus_changed(self, state: Qt.ApplicationState) -> None:
        """A commit may have been made elsewhere."""
        if state is Qt.ApplicationState.ApplicationActive and self._page.isVisible():
            self.refresh()

    def _edited(self, first: int, removed: int, added: list[str]) -> None:
        if self._base is not None:
            self._show(tuple(_shifted(one, first, len(added) - removed) for one in self._page.edit.changes))
            self._later.start(AFTER_TYPING_MS + len(self._page.edit.mirror.lines) // LINES_A_MS)

    def _compare_soon(self) -> None:
        self._tasks.start(self._compare(), "line-changes")

    async def _read(self) -> None:
        document = self._page.document
        assert document is not None
        text = await asyncio.to_thread(committed_text, self._page.path)
        self._base = (document.text if text is None else text).split("\n")
        await self._compare()

    async def _compare(self) -> None:
        base, edit = self._base, self._page.edit
        if not isValid(edit) or base is None or max(len(base), len(edit.mirror.lines)) > LONGEST:
            return
        revision, lines = edit.body.revision, list(edit.mirror.lines)
        changes = await asyncio.to_thread(line_changes, base, lines)
        if isValid(edit) and edit.body.revision == revision:
            self._show(changes)

    def _show(self, changes: tuple[LineChange, ...]) -> None:
        self._page.edit.show_changes(changes)


def _shifted(change: LineChange, first: int, grown: int) -> LineChange:
    """Marks below an edit move with their lines until they are compared anew."""
    if grown == 0 or change.first <= first:
        return change
    return LineChange(change.kind, max(change.first + grown, 0), change.count, change.was)
