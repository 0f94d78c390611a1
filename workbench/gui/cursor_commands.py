"""The cursor's commands: each presses its keys in whatever has the keyboard, a text, a field or a list."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.actions import Actions

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEY = Qt.Key

KEYS: dict[str, tuple[QKeyCombination, ...]] = {
    "left": (QKeyCombination(_KEY.Key_Left),),
    "right": (QKeyCombination(_KEY.Key_Right),),
    "up": (QKeyCombination(_KEY.Key_Up),),
    "down": (QKeyCombination(_KEY.Key_Down),),
    "word_left": (QKeyCombination(_CTRL, _KEY.Key_Left),),
    "word_right": (QKeyCombination(_CTRL, _KEY.Key_Right),),
    "line_start": (QKeyCombination(_KEY.Key_Home),),
    "line_end": (QKeyCombination(_KEY.Key_End),),
    "page_up": (QKeyCombination(_KEY.Key_PageUp),),
    "page_down": (QKeyCombination(_KEY.Key_PageDown),),
    "first": (QKeyCombination(_CTRL, _KEY.Key_Home),),
    "last": (QKeyCombination(_CTRL, _KEY.Key_End),),
    "delete": (QKeyCombination(_KEY.Key_Delete),),
    "delete_word": (QKeyCombination(_CTRL, _KEY.Key_Delete),),
    "cut_line": (QKeyCombination(_SHIFT, _KEY.Key_End), QKeyCombination(_CTRL, _KEY.Key_X)),
    "escape": (QKeyCombination(_KEY.Key_Escape),),
}
"""The keys of a command's last word; texts and lists know them, whatever the keymap has made of the others."""


def bind_cursor(actions: Actions) -> None:
    """Let the commands press their keys."""
    for name, keys in KEYS.items():
        actions.bind(f"cursor.{name}", _presser(keys))


def _presser(keys: tuple[QKeyCombination, ...]) -> Callable[[], None]:
    def press() -> None:
        for key in keys:
            _press(key)

    return press


def _press(key: QKeyCombination) -> None:
    """Straight to the widget: through the window the key would be looked for among the shortcuts again."""
    target = QApplication.focusWidget()
    if target is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key.key(), key.keyboardModifiers()))
