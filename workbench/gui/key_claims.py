"""Gives commands the keys that text fields would take for themselves, where preset or user chose them so.

A text field cuts on Ctrl+X before the window hears of it; in Emacs' keys Ctrl+X begins half of the commands.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from workbench.app.command_table import COMMANDS
from workbench.app.keymap import Keymap
from workbench.gui.pressed_keys import pressed_keys

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class KeyClaims(QObject):
    """Watches the text field of `window` that has the keyboard. A key that no enabled command has stays the field's."""

    def __init__(self, keymap: Keymap, window: QWidget) -> None:
        super().__init__(window)
        self._keymap = keymap
        self._window = window
        self._watched: QWidget | None = None
        self._claimed: frozenset[str] = frozenset()
        stop = keymap.changed.connect(self._keys_changed)
        window.destroyed.connect(stop)
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        qt.focusChanged.connect(self._focus_moved)
        self._keys_changed(None)

    def _keys_changed(self, _told: None) -> None:
        """Take the first strokes of all keys that are not the command table's."""
        chosen = (
            keys[0]
            for command in COMMANDS
            for keys in self._keymap.binding(command.id).keys
            if keys not in self._keymap.defaults(command.id)
        )
        self._claimed = frozenset(chosen)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if isinstance(now, _FIELDS) and now.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: the field is not asked whether it wants a claimed key."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = pressed_keys(event)
            if keys and keys[0] in self._claimed:
                event.ignore()
                return True
        return False
