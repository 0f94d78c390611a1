"""More windows: each is a process of its own, with its own engine, so that none takes another down with it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.translation import tr

Start = Callable[[str, Sequence[str]], bool]


def command(*arguments: str) -> tuple[str, tuple[str, ...]]:
    """The program and arguments that start a window as this one was started."""
    if getattr(sys, "frozen", False):
        return sys.executable, arguments
    # -P: a folder of that name where this window was started is not the program.
    return sys.executable, ("-P", "-m", "workbench.gui.main", *arguments)


def _start(program: str, arguments: Sequence[str]) -> bool:
    started, _id = QProcess.startDetached(program, list(arguments), str(Path.home()))
    return started


class NewWindows:
    """The commands that open windows."""

    def __init__(self, app: Application, actions: Actions, window: QWidget, start: Start = _start) -> None:
        self._app = app
        self._window = window
        self._start = start
        actions.bind("window.new", self.open_empty)
        actions.bind("window.open_folder", self.ask_folder)

    def open_empty(self) -> None:
        """A window with no folder."""
        self._open("--new-window")

    def ask_folder(self) -> None:
        """Ask for a folder and open it in a window of its own."""
        workspace = self._app.workspace.current
        dialogs.choose_folder(self._window, workspace.root.parent if workspace else Path.home(), self.open_folder)

    def open_folder(self, root: Path) -> None:
        """A window with that folder, or the one that has it."""
        self._open("--new-window", "--", str(root))

    def _open(self, *arguments: str) -> None:
        if not self._start(*command(*arguments)):
            self._app.notices.warn(tr("No window could be opened."), tr("The program cannot start itself."))
