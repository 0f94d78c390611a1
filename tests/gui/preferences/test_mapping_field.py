"""A mapping is edited entry by entry."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.app.settings_table import BY_KEY
from workbench.gui.look import Look
from workbench.gui.preferences.mapping_field import MappingField


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> MappingField:
    made = MappingField(BY_KEY["run.images"], look)
    qtbot.addWidget(made)
    made.show_value({"python3.13": "mine:1", "nodejs22.x": "mine:2"})
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_entries_are_shown_in_their_order(field: MappingField) -> None:
    assert [one.texts for one in field.entries] == [("python3.13", "mine:1"), ("nodejs22.x", "mine:2")]
    field.show_value({"java21": "mine:3"})
    assert field.value() == {"java21": "mine:3"}


def test_an_entry_is_added_when_it_is_complete(qtbot: QtBot, field: MappingField) -> None:
    told: list[object] = []
    field.edited.connect(lambda value, done: told.append(value) if done else None)
    qtbot.mouseClick(field.add_button, Qt.MouseButton.LeftButton)
    last = field.entries[-1]
    assert last.name_field.hasFocus()
    qtbot.keyClicks(last.name_field, "java21")
    qtbot.keyClick(last.name_field, Qt.Key.Key_Tab)
    assert field.fault() == ""
    qtbot.keyClicks(last.value_field, "mine:3")
    qtbot.keyClick(last.value_field, Qt.Key.Key_Return)
    assert told[-1] == {"python3.13": "mine:1", "nodejs22.x": "mine:2", "java21": "mine:3"}
    field.show_value(told[-1])
    assert field.entries[-1] is last


def test_a_name_twice_is_a_fault(qtbot: QtBot, field: MappingField) -> None:
    second = field.entries[1]
    second.name_field.selectAll()
    qtbot.keyClicks(second.name_field, "python3.13")
    assert field.fault() == "python3.13 is there twice."
    field.show_fault(field.fault())
    assert second.name_field.property("state") == "error"


def test_half_an_entry_is_a_fault_once_it_is_left(qtbot: QtBot, field: MappingField) -> None:
    field.entries[0].value_field.clear()
    field.entries[0].value_field.setFocus()
    assert field.fault() == ""
    field.entries[0].value_field.clearFocus()
    assert field.fault() == "Each entry needs a name and a value."


def test_an_entry_is_taken_away(qtbot: QtBot, field: MappingField) -> None:
    told: list[object] = []
    field.edited.connect(lambda value, _done: told.append(value))
    (remove,) = field.entries[0].findChildren(QToolButton)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert told == [{"nodejs22.x": "mine:2"}]
    assert field.add_button.hasFocus()
