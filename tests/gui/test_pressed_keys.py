"""Key events are spelled as the keymap spells keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.command_table import COMMANDS
from workbench.app.key_text import Keys, parse_keys
from workbench.gui.pressed_keys import pressed_keys

Key = Qt.Key
Held = Qt.KeyboardModifier


def pressed(key: int, held: Held = Held.NoModifier) -> Keys:
    return pressed_keys(QKeyEvent(QEvent.Type.KeyPress, key, held))


class Field(QWidget):
    """Writes down what is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[Keys] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: write it down."""
        self.keys.append(pressed_keys(event))


def test_every_shortcut_is_recognised(qtbot: QtBot) -> None:
    field = Field()
    qtbot.addWidget(field)
    shortcuts = [command.shortcut for command in COMMANDS if command.shortcut]
    for shortcut in shortcuts:
        QTest.keySequence(field, QKeySequence(shortcut))
    assert [keys for keys in field.keys if keys] == [parse_keys(one) for one in shortcuts]


def test_keys_that_are_only_held_are_none() -> None:
    assert pressed(Key.Key_Control, Held.ControlModifier) == ()
    assert pressed(Key.Key_AltGr) == ()
    assert pressed(Key.Key_unknown) == ()
    assert pressed(Key.Key_Hiragana_Katakana) == ()


def test_the_keypad_and_backtab() -> None:
    assert pressed(Key.Key_Enter, Held.ControlModifier | Held.KeypadModifier) == ("Ctrl+Return",)
    assert pressed(Key.Key_Backtab, Held.ShiftModifier) == ("Shift+Tab",)
    assert pressed(Key.Key_Question, Held.ControlModifier | Held.ShiftModifier) == ("Ctrl+Shift+?",)
