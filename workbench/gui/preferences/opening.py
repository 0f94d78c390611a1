"""Opens the preferences, and binds the commands that do; the dialog itself is made when it is first wanted."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

if TYPE_CHECKING:
    from workbench.gui.preferences.dialog import PreferencesDialog

OpenFile = Callable[[Path], None]


class Preferences:
    """The preferences of one window; `open_file` shows a file in its editor."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, window: QWidget, open_file: OpenFile) -> None:
        self._app = app
        self._look = look
        self._tasks = tasks
        self._window = window
        self._open_file = open_file
        self._dialog: PreferencesDialog | None = None

    def bind(self, actions: Actions) -> None:
        """Let the table's commands open them."""
        actions.bind("view.preferences", self.show_settings)
        actions.bind("view.keymap", self.show_keymap)
        actions.bind("settings.open_file", lambda: self.open_file(keymap=False))
        actions.bind("settings.open_keymap", lambda: self.open_file(keymap=True))

    def show_settings(self) -> None:
        """Show the settings."""
        self.dialog.show_settings()

    def show_keymap(self) -> None:
        """Show the keymap."""
        self.dialog.show_keymap()

    @property
    def dialog(self) -> "PreferencesDialog":
        """The dialog, made at first use."""
        if self._dialog is None:
            # Imported late: most sessions never look at it.
            from workbench.gui.preferences.dialog import PreferencesDialog  # noqa: PLC0415

            self._dialog = PreferencesDialog(self._app, self._look, self._window)
            self._dialog.file_asked.connect(lambda keymap: self.open_file(keymap=keymap))
        return self._dialog

    def open_file(self, *, keymap: bool) -> None:
        """Show the keymap's file or the settings' in the editor."""
        ensure = self._app.keymap.ensure_file if keymap else self._app.settings.ensure_file
        self._tasks.start(self._open(ensure), "open-settings")

    async def _open(self, ensure: Callable[[], Awaitable[Path]]) -> None:
        self._open_file(await ensure())
        self._window.activateWindow()
