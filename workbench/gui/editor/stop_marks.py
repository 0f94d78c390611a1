"""Marks in one page what the debugger says of it: the line in which the code stands, breakpoints that do not hold."""

from dataclasses import replace

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.gui.debugger.stand_still import StandStill
from workbench.gui.editor.file_page import FilePage


class StopMarks(QObject):
    """Follows the debugging session."""

    def __init__(self, app: Application, page: FilePage) -> None:
        super().__init__(page)
        self._app = app
        self._page = page
        self._still = StandStill(app.debug, self)
        self._still.changed.connect(self.refresh)
        page.loaded.connect(self.refresh)
        page.destroyed.connect(app.debug.changed.connect(lambda _told: self.refresh()))
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        if self._page.document is None:
            return
        edit, frame = self._page.edit, self._still.frame
        here = frame is not None and frame.path == self._page.path
        stopped = frame.line - 1 if frame is not None and here else None
        unheld = {line - 1: why for line, why in self._app.debug.unheld(self._page.path).items()}
        if (stopped, unheld) != (edit.marks.stopped, edit.marks.unheld):
            edit.set_marks(replace(edit.marks, stopped=stopped, unheld=unheld))
