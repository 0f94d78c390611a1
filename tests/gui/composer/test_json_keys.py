from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.json_keys import JsonKeys
from workbench.gui.look import Look

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.replace_text('{\n  "a": 1,\n  "b": 2\n}')
    made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "modifiers", "ours"),
    [
        (Key.Key_F, CONTROL, True),
        (Key.Key_F, NONE, False),
        (Key.Key_F, CONTROL | SHIFT, False),
        (Key.Key_H, CONTROL, True),
        (Key.Key_Space, CONTROL, True),
        (Key.Key_F3, SHIFT, True),
        (Key.Key_F3, CONTROL, False),
        (Key.Key_BraceLeft, CONTROL | SHIFT, True),
        (Key.Key_Down, ALT, True),
        (Key.Key_Return, CONTROL, False),
    ],
)
def test_some_keys_are_the_editors_while_it_has_the_focus(
    editor: JsonEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier, ours: bool
) -> None:
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, modifiers)
    assert JsonKeys(editor).are_ours(event) is ours
    event.ignore()
    editor.event(event)
    assert event.isAccepted() or not ours


def test_lines_move_by_keys(editor: JsonEditor) -> None:
    editor.jump(3, 1)
    QTest.keyClick(editor, Key.Key_Up, ALT)
    assert editor.text() == '{\n  "b": 2,\n  "a": 1\n}'
    QTest.keyClick(editor, Key.Key_Down, ALT)
    assert editor.text() == '{\n  "a": 1,\n  "b": 2\n}'


def test_finding_is_asked_for_by_keys(editor: JsonEditor) -> None:
    find, again = QSignalSpy(editor.find_requested), QSignalSpy(editor.find_again)
    QTest.keyClick(editor, Key.Key_F, CONTROL)
    QTest.keyClick(editor, Key.Key_H, CONTROL)
    QTest.keyClick(editor, Key.Key_F3, SHIFT)
    assert [find.at(0), find.at(1)] == [[False], [True]]
    assert again.at(0) == [True]


def test_a_text_that_is_read_only_is_not_edited(editor: JsonEditor) -> None:
    text = editor.text()
    editor.setReadOnly(True)
    for key, modifiers in ((Key.Key_Return, NONE), (Key.Key_Up, ALT), (Key.Key_Tab, NONE)):
        QTest.keyClick(editor, key, modifiers)
    assert editor.text() == text


@pytest.mark.parametrize(("key", "reached"), [(Key.Key_Tab, 2), (Key.Key_Backtab, 0)])
def test_escape_lets_tab_leave_and_the_shift_on_the_way_does_not_end_that(
    qtbot: QtBot, look: Look, key: Qt.Key, reached: int
) -> None:
    window, editor = QWidget(), JsonEditor(look)
    editor.replace_text("{}")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    parts = (QLineEdit(), editor, QLineEdit())
    for part in parts:
        column.addWidget(part)
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    text = editor.text()
    QTest.keyClick(editor, Key.Key_Escape)
    if key == Key.Key_Backtab:
        QTest.keyPress(editor, Key.Key_Shift, SHIFT)
    QTest.keyPress(editor, key, SHIFT if key == Key.Key_Backtab else NONE)
    assert parts[reached].hasFocus()
    assert editor.text() == text
