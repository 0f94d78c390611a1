"""Opens the dialog of new functions, and shows the function that came of it."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.navigation import Destinations
from workbench.gui.tasks import GuiTasks
from workbench.model.blueprint import NewFunction

if TYPE_CHECKING:
    from workbench.gui.new_function.dialog import NewFunctionDialog

FOLDER = "lambda-functions"
"""Where in the user's home functions go that belong to no folder yet."""


class NewFunctions:
    """The dialog of one window, which the table's command opens; `to` shows what was made."""

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, window: QWidget, *, to: Destinations
    ) -> None:
        self._app = app
        self._look = look
        self._tasks = tasks
        self._window = window
        self._to = to
        self._open: NewFunctionDialog | None = None
        actions.bind("function.new", self.open)

    def open(self) -> None:
        """Ask for a function in the workspace, or in a folder of its own where none is open."""
        workspace = self._app.workspace.current
        self._show(workspace.root if workspace is not None else _home())

    def open_elsewhere(self) -> None:
        """Ask for a function that has nothing to do with what is open."""
        self._show(_home())

    @property
    def dialog(self) -> "NewFunctionDialog | None":
        """The dialog, while it is open."""
        return self._open

    def _show(self, folder: Path) -> None:
        if self._open is None:
            # Imported late: most sessions make no function.
            from workbench.gui.new_function.dialog import NewFunctionDialog  # noqa: PLC0415

            self._open = NewFunctionDialog(self._app, self._look, folder, self._window)
            self._open.made.connect(self._made)
            closed = asyncio.Event()
            self._open.finished.connect(lambda _result: self._closed(closed))
            self._tasks.start(_look_after(self._open, closed), "new-function-dialog")
        self._open.open()
        self._open.activateWindow()

    def _closed(self, closed: asyncio.Event) -> None:
        self._open = None
        closed.set()

    def _made(self, new: NewFunction) -> None:
        """Select the function, show its code, and put its event into the composer."""
        workspace = self._app.workspace.current
        function = workspace.function(new.name) if workspace is not None else None
        if function is None:
            return
        self._app.context.update(function=function.name, scope="")
        self._to.open_file(new.code, function.handler_line if function.handler_file == new.code else 0)
        self._to.choose_event(new.event)


async def _look_after(dialog: "NewFunctionDialog", closed: asyncio.Event) -> None:
    """Take the dialog away when it has finished; its work ends with the window's at the latest."""
    try:
        await closed.wait()
    finally:
        await dialog.end()
    dialog.deleteLater()


def _home() -> Path:
    return Path.home() / FOLDER
