"""Opens the help, by F1 at what has the keyboard, also in dialogs; its window is made when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.help.places import place_of
from workbench.gui.look import Look
from workbench.gui.preferences.opening import Preferences

if TYPE_CHECKING:
    from workbench.gui.help.window import HelpWindow


class Help(QObject):
    """The help of one window."""

    def __init__(
        self, app: Application, look: Look, actions: Actions, preferences: Preferences, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._app = app
        self._look = look
        self._actions = actions
        self._preferences = preferences
        self._window: HelpWindow | None = None
        actions.bind("help.open", self.open_here)
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        qt.focusChanged.connect(self._focus_changed)
        stops = (
            app.keymap.changed.connect(lambda _told: self._draw()),
            app.settings.changed.connect(lambda _key: self._draw()),
        )
        window.destroyed.connect(lambda: [stop() for stop in stops])

    def open_here(self) -> None:
        """Open it at what has the keyboard."""
        focus = QApplication.focusWidget()
        if self._window is not None and focus is not None and focus.window() is self._window:
            return
        self.open(place_of(focus))

    def open(self, target: str) -> None:
        """Open it at a page and anchor."""
        self.window.go(target)

    def close(self) -> None:
        """Close its window."""
        if self._window is not None:
            self._window.close()

    @property
    def window(self) -> "HelpWindow":
        """The window, made at first use."""
        if self._window is None:
            # Imported late: many sessions never look at it.
            from workbench.gui.help.pages import pages  # noqa: PLC0415
            from workbench.gui.help.window import HelpWindow  # noqa: PLC0415

            self._window = HelpWindow(self._app.session, self._look, pages(self._app, self._actions))
            browser = self._window.browser
            browser.command_asked.connect(lambda command: self._actions.action(command).trigger())
            browser.keys_asked.connect(self._show_keys)
            browser.setting_asked.connect(self._show_setting)
        return self._window

    def _show_keys(self, command: str) -> None:
        self._preferences.dialog.show_keymap(command)

    def _show_setting(self, key: str) -> None:
        self._preferences.dialog.show_setting(key)

    def _draw(self) -> None:
        if self._window is not None:
            self._window.draw()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The keys of the window's actions end at the window: dialogs get the one that opens the help."""
        dialog = now.window() if now is not None else None
        action = self._actions.action("help.open")
        if isinstance(dialog, QDialog) and action not in dialog.actions():
            dialog.addAction(action)
