"""The page of the keymap as a person uses it, by keys alone."""

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.keymap import Keymap
from workbench.gui.look import Look
from workbench.gui.preferences.keymap_page import KeymapPage

Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest_asyncio.fixture
async def page(qtbot: QtBot, app: Application, keymap: Keymap, look: Look) -> KeymapPage:
    made = KeymapPage(keymap, app.settings, look)
    qtbot.addWidget(made)
    made.resize(720, 600)
    made.show()
    made.activateWindow()
    made.filter.setFocus()
    return made


def selected(page: KeymapPage) -> str:
    row = page.table.current()
    return row.command.id if row else ""


async def test_a_key_is_changed_without_a_mouse(qtbot: QtBot, keymap: Keymap, page: KeymapPage) -> None:
    qtbot.keyClicks(page.filter, "dry run")
    qtbot.keyClick(page.filter, Key.Key_Return)
    assert page.table.hasFocus()
    assert selected(page) == "run.dry_run"
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.editor.recorder.hasFocus()
    qtbot.keyClick(page.editor.recorder, Key.Key_S, Held.ControlModifier)
    qtbot.keyClick(page.editor.recorder, Key.Key_Return)
    assert keymap.binding("run.dry_run").keys == (("Ctrl+S",),)
    assert page.table.hasFocus()
    assert page.reset_all.isEnabled()
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert keymap.binding("run.dry_run").keys == ()
    qtbot.mouseClick(page.reset_all, Qt.MouseButton.LeftButton)
    assert keymap.own == frozenset()
    assert not page.reset_all.isEnabled()


async def test_commands_are_found_by_their_keys(qtbot: QtBot, page: KeymapPage) -> None:
    page.by_keys.click()
    assert page.key_filter.hasFocus()
    qtbot.keyClick(page.key_filter, Key.Key_S, Held.ControlModifier)
    assert page.model.rowCount() == 1
    assert selected(page) == "file.save"
    qtbot.keyClick(page.key_filter, Key.Key_Escape)
    qtbot.keyClick(page.key_filter, Key.Key_Escape)
    assert not page.by_keys.isChecked()
    assert page.filter.hasFocus()
    assert page.model.rowCount() > 40


async def test_a_preset_is_chosen(app: Application, qtbot: QtBot, page: KeymapPage) -> None:
    page.preset.setFocus()
    qtbot.keyClick(page.preset, Key.Key_End)
    assert app.settings.text("keys.preset") == "emacs"
    page.show_command("file.save")
    row = page.table.current()
    assert row is not None
    assert (row.keys_text, row.source) == ("Ctrl+X, Ctrl+S", "Emacs")
    app.settings.set("keys.preset", "default")
    assert page.preset.currentText() == "Lambda Workbench"


async def test_nothing_found_says_so(page: KeymapPage) -> None:
    page.narrow("zzz")
    assert page.table.isHidden()
    assert not page.editor.recorder.isEnabled()
    page.show_command("run.invoke")
    assert selected(page) == "run.invoke"
    assert not page.table.isHidden()
    assert QApplication.focusWidget() is not None
