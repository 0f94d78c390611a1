"""Keys that know about code, as hands press them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.editor.conftest import MakeEdit

Key, Modifier = Qt.Key, Qt.KeyboardModifier


async def test_a_function_is_typed_with_its_indent(make_edit: MakeEdit) -> None:
    edit = make_edit("")
    QTest.keyClicks(edit, "def f(a")
    QTest.keyClicks(edit, "):")
    QTest.keyClick(edit, Key.Key_Return)
    QTest.keyClicks(edit, 'return "x')
    QTest.keyClicks(edit, '"')
    QTest.keyClick(edit, Key.Key_Return)
    QTest.keyClicks(edit, "f()")
    assert edit.text == 'def f(a):\n    return "x"\nf()'


async def test_tab_and_back_move_the_selected_lines(make_edit: MakeEdit) -> None:
    edit = make_edit("if a:\n    b\n    c\nd")
    edit.go_to(1, 0)
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    QTest.keyClick(edit, Key.Key_Tab)
    assert edit.text == "if a:\n        b\n        c\nd"
    QTest.keyClick(edit, Key.Key_Backtab, Modifier.ShiftModifier)
    QTest.keyClick(edit, Key.Key_Backtab, Modifier.ShiftModifier)
    assert edit.text == "if a:\nb\nc\nd"


async def test_comment_toggles(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    QTest.keyClick(edit, Key.Key_Slash, Modifier.ControlModifier)
    assert edit.text == "# a\nb"
    QTest.keyClick(edit, Key.Key_Slash, Modifier.ControlModifier)
    assert edit.text == "a\nb"


async def test_backspace_and_home(make_edit: MakeEdit) -> None:
    edit = make_edit("        x = 1")
    edit.go_to(0, 11)
    QTest.keyClick(edit, Key.Key_Home)
    assert edit.position() == (0, 8)
    QTest.keyClick(edit, Key.Key_Home)
    assert edit.position() == (0, 0)
    QTest.keyClick(edit, Key.Key_Home, Modifier.ShiftModifier)
    assert edit.textCursor().selectedText() == "        "
    edit.go_to(0, 8)
    QTest.keyClick(edit, Key.Key_Backspace)
    assert edit.position() == (0, 0)


async def test_a_read_only_text_takes_no_key(make_edit: MakeEdit) -> None:
    edit = make_edit("a")
    edit.setReadOnly(True)
    for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Backspace, Key.Key_ParenLeft):
        QTest.keyClick(edit, key)
    assert edit.text == "a"


@pytest.mark.parametrize("typed", ["é", "🐍", "x"])
async def test_other_keys_are_qts(make_edit: MakeEdit, typed: str) -> None:
    edit = make_edit("")
    edit.insertPlainText(typed)
    QTest.keyClicks(edit, "a")
    assert edit.text == f"{typed}a"


@pytest.mark.parametrize(
    ("key", "modifiers", "claimed"),
    [
        (Key.Key_E, Modifier.ControlModifier, False),
        (Key.Key_Return, Modifier.ControlModifier, False),
        (Key.Key_P, Modifier.ControlModifier | Modifier.ShiftModifier, False),
        (Key.Key_Z, Modifier.ControlModifier, True),
        (Key.Key_A, Modifier.NoModifier, True),
    ],
)
async def test_the_windows_commands_keep_their_keys(
    make_edit: MakeEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier, claimed: bool
) -> None:
    edit = make_edit("a")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, "a" if key == Key.Key_A else "")
    event.ignore()
    QApplication.sendEvent(edit, event)
    assert event.isAccepted() is claimed
