"""Each kind of setting has its control, which tells what the user did and nothing else."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.settings_table import BY_KEY, SETTINGS, Setting
from workbench.gui.look import Look
from workbench.gui.preferences.setting_fields import (
    AnyField,
    ChoiceField,
    NumberField,
    SwitchField,
    TextField,
    make_field,
)


def field(qtbot: QtBot, look: Look, key: str) -> tuple[AnyField, list[tuple[object, bool]]]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = make_field(BY_KEY[key], look, parent)
    made.setParent(None)
    qtbot.addWidget(made)
    made.show()
    made.show_value(BY_KEY[key].default)
    told: list[tuple[object, bool]] = []
    made.edited.connect(lambda value, done: told.append((value, done)))
    return made, told


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_can_be_shown(qtbot: QtBot, look: Look, setting: Setting) -> None:
    made, told = field(qtbot, look, setting.key)
    made.show_fault("Wrong.")
    made.show_fault("")
    assert told == []


def test_a_switch(qtbot: QtBot, look: Look) -> None:
    made, told = field(qtbot, look, "editor.word_wrap")
    assert isinstance(made, SwitchField)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert (told, made.text()) == ([(True, True)], "On")


def test_a_choice(qtbot: QtBot, look: Look) -> None:
    made, told = field(qtbot, look, "look.theme")
    assert isinstance(made, ChoiceField)
    assert [made.itemText(place) for place in range(made.count())] == ["System", "Dark", "Light", "High contrast"]
    qtbot.keyClick(made, Qt.Key.Key_Down)
    assert told == [("dark", True)]


def test_a_number_keeps_to_its_limits(qtbot: QtBot, look: Look) -> None:
    made, told = field(qtbot, look, "editor.font_size_px")
    assert isinstance(made, NumberField)
    made.show()
    made.selectAll()
    qtbot.keyClicks(made, "99")
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert all(8 <= int(str(value)) <= 48 for value, _done in told)
    made.show_value(20)
    assert made.text() == "20 px"
    told.clear()
    qtbot.keyClick(made, Qt.Key.Key_Up)
    assert told == [(21, True)]


def test_a_text_is_told_while_it_is_typed_and_when_it_is_done(qtbot: QtBot, look: Look) -> None:
    made, told = field(qtbot, look, "async.retry_seconds")
    assert isinstance(made, TextField)
    qtbot.keyClick(made, Qt.Key.Key_End)
    qtbot.keyClicks(made, ",9")
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert told == [("60,120,", False), ("60,120,9", False), ("60,120,9", True)]
    made.show_fault("Wrong.")
    assert made.property("state") == "error"


@pytest.mark.parametrize("key", ["look.theme", "editor.font_size_px"])
def test_the_wheel_changes_nothing(qtbot: QtBot, look: Look, key: str) -> None:
    made, told = field(qtbot, look, key)
    middle = QPointF(made.rect().center())
    turn = QWheelEvent(
        middle, made.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(made, turn)
    assert told == []
