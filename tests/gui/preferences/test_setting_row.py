"""A row changes its setting at once, marks it as changed, and says what does not fit."""

from collections.abc import Callable

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.settings_table import BY_KEY
from workbench.gui.look import Look
from workbench.gui.preferences.mapping_field import MappingField
from workbench.gui.preferences.setting_row import SettingRow

MakeRow = Callable[[str], SettingRow]


@pytest_asyncio.fixture
async def make_row(qtbot: QtBot, app: Application, look: Look) -> MakeRow:
    def make(key: str) -> SettingRow:
        row = SettingRow(BY_KEY[key], app.settings, look)
        qtbot.addWidget(row)
        app.settings.changed.connect(lambda changed: row.refresh() if changed == key else None)
        row.show()
        return row

    return make


async def test_a_change_holds_at_once_and_can_be_reset(qtbot: QtBot, app: Application, make_row: MakeRow) -> None:
    row = make_row("editor.word_wrap")
    assert row.reset_button.isHidden()
    qtbot.keyClick(row.field, Qt.Key.Key_Space)
    assert app.settings.flag("editor.word_wrap")
    assert not row.reset_button.isHidden()
    assert row.reset_button.toolTip() == "Back to the default: off"
    qtbot.mouseClick(row.reset_button, Qt.MouseButton.LeftButton)
    assert not app.settings.flag("editor.word_wrap")
    assert row.reset_button.isHidden()


async def test_what_does_not_fit_stays_with_its_fault(qtbot: QtBot, app: Application, make_row: MakeRow) -> None:
    row = make_row("async.retry_seconds")
    assert isinstance(row.field, QLineEdit)
    row.field.selectAll()
    qtbot.keyClicks(row.field, "soon")
    assert row.fault_label.text() == "It must be text of whole numbers with commas between."
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert app.settings.text("async.retry_seconds") == "60,120"
    assert row.field.text() == "soon"
    row.field.selectAll()
    qtbot.keyClicks(row.field, "5")
    assert row.fault_label.isHidden()
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert app.settings.text("async.retry_seconds") == "5"


async def test_a_fault_of_the_file_is_shown_at_its_setting(app: Application, make_row: MakeRow) -> None:
    app.settings.path.parent.mkdir(parents=True, exist_ok=True)
    app.settings.path.write_text('[look]\ntheme = "pink"\n')
    row = make_row("look.theme")
    await app.settings.load()
    assert "must be one of" in row.fault_label.text()
    app.settings.set("look.theme", "dark")
    assert row.fault_label.isHidden()


async def test_a_mapping_is_taken_when_it_has_no_fault(qtbot: QtBot, app: Application, make_row: MakeRow) -> None:
    app.settings.set("run.images", {"python3.13": "mine:1", "java21": "mine:2"})
    row = make_row("run.images")
    assert isinstance(row.field, MappingField)
    second = row.field.entries[1]
    second.name_field.selectAll()
    qtbot.keyClicks(second.name_field, "python3.13")
    assert row.fault_label.text() == "python3.13 is there twice."
    qtbot.keyClick(second.name_field, Qt.Key.Key_Return)
    assert dict(app.settings.mapping("run.images")) == {"python3.13": "mine:1", "java21": "mine:2"}
    second.name_field.selectAll()
    qtbot.keyClicks(second.name_field, "java17")
    qtbot.keyClick(second.name_field, Qt.Key.Key_Return)
    assert dict(app.settings.mapping("run.images")) == {"python3.13": "mine:1", "java17": "mine:2"}


async def test_a_search_looks_at_all_that_is_shown(make_row: MakeRow) -> None:
    words = make_row("look.theme").words()
    assert all(word in words for word in ("theme", "colours", "look.theme", "appearance", "high contrast"))
