"""The recorder writes keys down instead of doing what they mean."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.key_text import Keys
from workbench.gui.preferences.key_recorder import KeyRecorder

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def recorder(qtbot: QtBot) -> KeyRecorder:
    made = KeyRecorder("recorder", "New keys", "Press")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def written(recorder: KeyRecorder) -> Keys:
    return recorder.keys


def test_strokes_follow_each_other(qtbot: QtBot, recorder: KeyRecorder) -> None:
    qtbot.keyClick(recorder, Key.Key_X, Held.ControlModifier)
    qtbot.keyClick(recorder, Key.Key_K)
    qtbot.keyClick(recorder, Key.Key_Control, Held.ControlModifier)
    assert written(recorder) == ("Ctrl+X", "K")
    assert recorder.text() == "Ctrl+X, K"
    qtbot.keyClick(recorder, Key.Key_Backspace)
    assert written(recorder) == ("Ctrl+X",)
    for _ in range(4):
        qtbot.keyClick(recorder, Key.Key_F5)
    assert written(recorder) == ("F5",)  # a fifth stroke begins anew


def test_enter_and_escape_keep_their_meaning_alone(qtbot: QtBot, recorder: KeyRecorder) -> None:
    with qtbot.waitSignal(recorder.accepted):
        qtbot.keyClick(recorder, Key.Key_Return)
    qtbot.keyClick(recorder, Key.Key_Return, Held.ControlModifier)
    assert written(recorder) == ("Ctrl+Return",)
    qtbot.keyClick(recorder, Key.Key_Escape)
    assert written(recorder) == ()
    with qtbot.waitSignal(recorder.left):
        qtbot.keyClick(recorder, Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "held", "stroke"),
    [
        (Key.Key_Backtab, Held.ControlModifier | Held.ShiftModifier, "Ctrl+Shift+Tab"),
        (Key.Key_5, Held.ControlModifier | Held.KeypadModifier, "Ctrl+5"),
        (Key.Key_Odiaeresis, Held.AltModifier, "Alt+Ö"),
        (Key.Key_Comma, Held.ControlModifier, "Ctrl+,"),
    ],
)
def test_spelling(qtbot: QtBot, recorder: KeyRecorder, key: Key, held: Held, stroke: str) -> None:
    qtbot.keyClick(recorder, key, held)
    assert written(recorder) == (stroke,)


def test_no_shortcut_gets_its_keys_and_tab_leaves(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    body = QWidget(window)
    window.setCentralWidget(body)
    recorder = KeyRecorder("recorder", "New keys", "Press", body)
    after = QLineEdit(body)
    after.move(0, 40)
    done: list[bool] = []
    action = QAction("Save", window)
    action.setShortcut(QKeySequence("Ctrl+S"))
    action.triggered.connect(lambda: done.append(True))
    window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    recorder.setFocus()
    qtbot.keyClick(recorder, Key.Key_S, Held.ControlModifier)
    assert (written(recorder), done) == (("Ctrl+S",), [])
    qtbot.keyClick(recorder, Key.Key_Tab)
    assert after.hasFocus()
