"""The preferences as a whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QSpinBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.preferences.dialog import KEYMAP, SMALLEST, PreferencesDialog
from workbench.gui.preferences.settings_page import section_titles

Key = Qt.Key
Held = Qt.KeyboardModifier


def shown_sections(dialog: PreferencesDialog) -> list[str]:
    items = dialog.sections
    return [items.item(row).text() for row in range(items.count()) if not items.isRowHidden(row)]


async def test_it_does_not_block_and_begins_with_the_search(dialog: PreferencesDialog) -> None:
    assert not dialog.isModal()
    assert dialog.isVisible()
    assert dialog.search.hasFocus()
    assert shown_sections(dialog) == [*section_titles(), KEYMAP]


async def test_a_search_shows_settings_and_enter_goes_there(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    qtbot.keyClicks(dialog.search, "font size pixels")
    assert shown_sections(dialog) == ["Editor"]
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert dialog.settings.rows["editor.font_size_px"].field.hasFocus()
    qtbot.keyClick(dialog, Key.Key_F, Held.ControlModifier)
    assert dialog.search.hasFocus()
    qtbot.keyClick(dialog.search, Key.Key_Escape)
    assert dialog.search.text() == ""
    assert dialog.isVisible()
    qtbot.keyClick(dialog.search, Key.Key_Escape)
    assert not dialog.isVisible()


async def test_a_search_finds_commands_where_no_setting_matches(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    qtbot.keyClicks(dialog.search, "dry run")
    assert dialog.shows_keymap
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert dialog.keymap.table.hasFocus()
    row = dialog.keymap.table.current()
    assert row is not None
    assert row.command.id == "run.dry_run"


async def test_the_keymap_is_a_page(qtbot: QtBot, dialog: PreferencesDialog) -> None:
    files: list[bool] = []
    dialog.file_asked.connect(files.append)
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    dialog.show_keymap("run.invoke")
    assert dialog.shows_keymap
    assert dialog.file_button.text() == "Open keymap file"
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    assert files == [False, True]
    dialog.show_settings()
    assert not dialog.shows_keymap


async def test_one_setting_can_be_shown(dialog: PreferencesDialog) -> None:
    dialog.search.setText("zzz")
    dialog.show_setting("service.port")
    assert dialog.settings.rows["service.port"].field.hasFocus()


async def test_the_size_is_kept(qtbot: QtBot, app: Application, look: Look, dialog: PreferencesDialog) -> None:
    dialog.resize(1000, 700)
    dialog.reject()
    again = PreferencesDialog(app, look)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1000, 700)
    app.session.set("preferences.size", [1, "x"])
    third = PreferencesDialog(app, look)
    qtbot.addWidget(third)
    assert third.width() >= SMALLEST.width()


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
async def test_it_is_drawn_in_each_theme(look: Look, dialog: PreferencesDialog, theme: str) -> None:
    look.choose(theme)
    dialog.show_keymap("run.invoke")
    image = dialog.grab().toImage()
    assert image.pixelColor(4, image.height() // 2).name() == look.color("panel").name()


async def test_every_control_has_an_accessible_name(dialog: PreferencesDialog) -> None:
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QListWidget, QTableView)
    without = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in kinds
        for widget in dialog.findChildren(kind)
        if not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QLineEdit)  # Qt's own: the cross, and the icon of an action
    ]
    assert without == []
