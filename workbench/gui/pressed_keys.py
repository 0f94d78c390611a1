"""The keys of a key event, spelled as the keymap spells them."""

from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from workbench.app.key_text import Keys, parse_keys
from workbench.model.errors import UsageError

_HELD = frozenset(
    (
        *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
        *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    )
)


def pressed_keys(event: QKeyEvent) -> Keys:
    """The one stroke of a key event; none for keys that are only held, and for those that have no name here."""
    if event.key() in _HELD:
        return ()
    return _spelled(event.keyCombination().toCombined())


@lru_cache(maxsize=256)
def _spelled(combined: int) -> Keys:
    sequence = QKeySequence(QKeyCombination.fromCombined(combined))
    try:
        return parse_keys(sequence.toString(QKeySequence.SequenceFormat.PortableText))
    except UsageError:
        return ()
