"""The key of the program's menu, which stepping in the debugger may have while something is debugged."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.key_text import parse_keys
from workbench.app.own_keys import STEP_OVER
from workbench.app.stores.debug import DebugState

KEY = "F10"


class MenuKey(QShortcut):
    """F10. Qt does nothing for two shortcuts of one key, so this one is off while the other may be on."""

    def __init__(self, app: Application, window: QWidget, show_menu: Callable[[], None]) -> None:
        super().__init__(QKeySequence(KEY), window, show_menu)
        self._app = app
        stops = (
            app.context.changed.connect(lambda _context: self._follow()),
            app.keymap.changed.connect(lambda _told: self._follow()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._follow()

    def _follow(self) -> None:
        debugging = self._app.context.value.debugging is not DebugState.NONE
        lent = parse_keys(KEY) in self._app.keymap.binding(STEP_OVER).keys
        self.setEnabled(not (debugging and lent))
