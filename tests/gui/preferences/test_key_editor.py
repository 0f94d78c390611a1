"""Keys of one command are recorded, judged and taken."""

import pytest_asyncio
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.app.key_text import Keys
from workbench.app.keymap import Keymap
from workbench.gui.look import Look
from workbench.gui.preferences.key_editor import KeyEditor
from workbench.gui.preferences.keymap_model import KeymapModel

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest_asyncio.fixture
async def editor(qtbot: QtBot, keymap: Keymap, look: Look) -> KeyEditor:
    made = KeyEditor(keymap, look)
    qtbot.addWidget(made)
    show(made, keymap)
    made.show()
    return made


def show(editor: KeyEditor, keymap: Keymap, command: str = "run.invoke") -> None:
    model = KeymapModel(keymap)
    editor.show_row(model.row(model.number_of(command)))


def recorded(editor: KeyEditor) -> Keys:
    return editor.recorder.keys


def press(qtbot: QtBot, editor: KeyEditor, key: Key, held: Held = Held.ControlModifier) -> None:
    qtbot.keyClick(editor.recorder, key, held)


async def test_keys_are_assigned_by_enter(qtbot: QtBot, keymap: Keymap, editor: KeyEditor) -> None:
    assert not editor.assign_button.isEnabled()
    press(qtbot, editor, Key.Key_K)
    press(qtbot, editor, Key.Key_R)
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor.recorder, Key.Key_Return)
    assert keymap.binding("run.invoke").keys == (("Ctrl+K", "Ctrl+R"),)
    assert recorded(editor) == ()


async def test_a_conflict_is_shown_before_it_is_settled(qtbot: QtBot, keymap: Keymap, editor: KeyEditor) -> None:
    press(qtbot, editor, Key.Key_S)
    assert editor.verdict.text() == "Save has Ctrl+S and would lose it."
    assert editor.verdict.property("role") == "warn"
    assert editor.assign_button.text() == "Reassign"
    assert keymap.binding("file.save").keys == (("Ctrl+S",),)
    qtbot.mouseClick(editor.assign_button, Qt.MouseButton.LeftButton)
    assert keymap.binding("run.invoke").keys == (("Ctrl+S",),)
    assert keymap.binding("file.save").keys == ()


async def test_keys_that_cannot_be_are_not_taken(qtbot: QtBot, keymap: Keymap, editor: KeyEditor) -> None:
    press(qtbot, editor, Key.Key_A, Held.NoModifier)
    assert editor.verdict.property("role") == "err"
    assert not editor.assign_button.isEnabled()
    qtbot.keyClick(editor.recorder, Key.Key_Return)
    assert keymap.own == frozenset()


async def test_keys_are_added_and_taken_away(qtbot: QtBot, keymap: Keymap, editor: KeyEditor) -> None:
    press(qtbot, editor, Key.Key_F9, Held.NoModifier)
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    assert keymap.binding("run.invoke").keys == (("Ctrl+Return",), ("F9",))
    qtbot.mouseClick(editor.clear_button, Qt.MouseButton.LeftButton)
    assert keymap.binding("run.invoke").keys == ()
    show(editor, keymap)
    assert not editor.clear_button.isEnabled()
    qtbot.mouseClick(editor.reset_button, Qt.MouseButton.LeftButton)
    assert keymap.binding("run.invoke").keys == (("Ctrl+Return",),)
    show(editor, keymap)
    assert not editor.reset_button.isEnabled()


async def test_another_command_drops_what_was_recorded(qtbot: QtBot, keymap: Keymap, editor: KeyEditor) -> None:
    press(qtbot, editor, Key.Key_K)
    show(editor, keymap)
    assert recorded(editor) == ("Ctrl+K",)
    show(editor, keymap, "file.save")
    assert recorded(editor) == ()
    editor.show_row(None)
    assert not editor.recorder.isEnabled()
