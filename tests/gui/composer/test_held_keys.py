"""Keys that wait for a text."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.gui.composer.held_keys import HeldKeys


def key(code: Qt.Key, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)


def test_keys_that_write_are_kept_in_order_and_pressed_once(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    held = HeldKeys(field)
    assert held.take(key(Qt.Key.Key_A, "a"))
    assert held.take(key(Qt.Key.Key_B, "b"))
    assert held.take(key(Qt.Key.Key_Backspace, "\b"))
    assert field.text() == ""
    held.let_go()
    held.let_go()
    assert field.text() == "a"


def test_keys_that_move_are_not_kept(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    assert not HeldKeys(field).take(key(Qt.Key.Key_Down))
