"""How much moves: the caret's blink, sliding docks and fading menus, as the setting or the system wants it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from workbench.app.settings import Settings

KEY = "look.reduced_motion"
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_GNOME = ("gsettings", ("get", "org.gnome.desktop.interface", "enable-animations"), "false")
_MAC = ("defaults", ("read", "com.apple.universalaccess", "reduceMotion"), "1")
_CLIENT_AREA_ANIMATION = 0x1042
"""Windows: SPI_GETCLIENTAREAANIMATION, the switch "Animation effects"."""

AskSystem = Callable[[Callable[[], None], QObject], None]


class Motion(QObject):
    """Applies the setting to the program and to `window`; `ask` calls back when the system wants less motion."""

    def __init__(self, settings: Settings, window: QMainWindow, ask: AskSystem | None = None) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._system = False
        self._blink_ms = QApplication.cursorFlashTime()
        self._usual = tuple(effect for effect in _EFFECTS if QApplication.isEffectEnabled(effect))
        self.destroyed.connect(settings.changed.connect(self._changed))
        self._apply()
        (ask or ask_system)(self._system_wants_less, self)

    @property
    def reduced(self) -> bool:
        """Whether nothing shall move that need not."""
        chosen = self._settings.text(KEY)
        return self._system if chosen == "system" else chosen == "on"

    def _changed(self, key: str) -> None:
        if key == KEY:
            self._apply()

    def _system_wants_less(self) -> None:
        self._system = True
        self._apply()

    def _apply(self) -> None:
        reduced = self.reduced
        QApplication.setCursorFlashTime(0 if reduced else self._blink_ms)
        for effect in self._usual:
            QApplication.setEffectEnabled(effect, not reduced)
        self._window.setAnimated(not reduced)


def ask_system(less: Callable[[], None], owner: QObject) -> None:
    """Call `less` when the system is set to less motion: now, or when its own program has answered."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - of this system only

        moves = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(moves), 0)
        if asked and not moves.value:
            less()
        return
    program, arguments, wanted = _MAC if sys.platform == "darwin" else _GNOME
    process = QProcess(owner)

    def answered() -> None:
        if bytes(process.readAllStandardOutput().data()).decode(errors="replace").strip() == wanted:
            less()

    process.finished.connect(answered)
    process.start(program, list(arguments))
