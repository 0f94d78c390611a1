"""A field that writes down the keys that are pressed in it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.app.key_text import MOST_STROKES, Keys
from workbench.gui.actions import native_text
from workbench.gui.pressed_keys import pressed_keys
from workbench.gui.translation import tr
from workbench.gui.widgets import name

Key = Qt.Key
_NOTHING_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class KeyRecorder(QLineEdit):
    """`recorded` comes with every stroke; `accepted` with Enter, `left` with Escape where nothing is written down.

    Without Ctrl, Alt or Meta, Enter, Escape, Backspace and Tab keep their meaning.
    """

    recorded = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self, object_name: str, accessible: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: Keys = ()
        name(self, object_name, accessible)
        self.setAccessibleDescription(tr("Press keys; Backspace takes the last one away, Escape all."))
        self.setPlaceholderText(placeholder)
        self.setReadOnly(True)
        self.setClearButtonEnabled(False)

    @property
    def keys(self) -> Keys:
        """What was pressed."""
        return self._keys

    def put(self, keys: Keys) -> None:
        """Write `keys` down."""
        self._keys = keys
        self.setText(native_text(keys))
        self.recorded.emit()

    def event(self, event: QEvent) -> bool:
        """Qt: no shortcut gets a key that is pressed here; Tab alone leaves."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: write the key down, unless it is one that edits what is written."""
        event.accept()
        if event.modifiers() in _NOTHING_HELD and self._edits(event.key()):
            return
        keys = pressed_keys(event)
        if keys:
            before = self._keys if len(self._keys) < MOST_STROKES else ()
            self.put((*before, *keys))

    def _edits(self, key: int) -> bool:
        match key:
            case Key.Key_Return | Key.Key_Enter:
                self.accepted.emit()
            case Key.Key_Escape if self._keys:
                self.put(())
            case Key.Key_Escape:
                self.left.emit()
            case Key.Key_Backspace:
                self.put(self._keys[:-1])
            case _:
                return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: there is no text to cut or paste."""
        event.accept()
