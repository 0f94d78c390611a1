"""Keeps the breakpoints of one page: in the gutter, and beside their lines while the text is edited."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor

from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import (
    breakpoints_of,
    put_breakpoints,
    takes_breakpoints,
    toggle_breakpoint,
)
from workbench.gui.editor.file_page import FilePage
from workbench.model.breakpoint import SourceBreakpoint


class BreakpointMarks(QObject):
    """Each is held by a cursor of Qt's at the first character of its line, which goes where that goes."""

    def __init__(self, app: Application, page: FilePage) -> None:
        super().__init__(page)
        self._app = app
        self._page = page
        self._held: list[tuple[QTextCursor, SourceBreakpoint]] = []
        self._moving = False
        page.loaded.connect(self.refresh)
        page.edit.mirror.replaced.connect(self._edited)
        page.edit.gutter.breakpoint_toggled.connect(self.toggle)
        stops = (
            app.breakpoints.changed.connect(lambda _root: self.refresh()),
            app.workspace.changed.connect(lambda _workspace: self.refresh()),
        )
        page.destroyed.connect(lambda: [stop() for stop in stops])

    def refresh(self) -> None:
        """Show what the store has."""
        edit, known = self._page.edit, breakpoints_of(self._app, self._page.path)
        edit.gutter.takes_breakpoints = takes_breakpoints(self._app, self._page.path)
        if self._moving or self._page.document is None:
            return
        last = len(edit.mirror.lines)
        self._held = [(self._cursor(one.line), one) for one in known if one.line <= last]
        self._show()

    def toggle(self, line: int) -> None:
        """Set a breakpoint in a line (from 0), or remove the one that is there."""
        if self._page.document is not None:
            toggle_breakpoint(self._app, self._page.path, line + 1)

    def at(self, line: int) -> SourceBreakpoint | None:
        """The breakpoint of a line (from 0)."""
        return self._page.edit.marks.breakpoints.get(line)

    def _cursor(self, line: int) -> QTextCursor:
        block = self._page.edit.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + _indent(block))
        return cursor

    def _edited(self, _first: int, removed: int, added: list[str]) -> None:
        if self._held and removed != len(added) and self._page.document is not None:
            moved = {line: replace(one, line=line) for line, one in self._lines()}
            self._held = [(self._cursor(line), one) for line, one in moved.items()]
            self._show()
            self._moving = True
            put_breakpoints(self._app, self._page.path, moved.values())
            self._moving = False

    def _lines(self) -> list[tuple[int, SourceBreakpoint]]:
        return [(cursor.blockNumber() + 1, one) for cursor, one in self._held]

    def _show(self) -> None:
        edit = self._page.edit
        edit.set_marks(replace(edit.marks, breakpoints={line - 1: one for line, one in self._lines()}))


def _indent(block: QTextBlock) -> int:
    text = block.text()
    return len(text) - len(text.lstrip())
