import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.field_button import FieldButton
from workbench.gui.look import ROW, Look


@pytest.fixture
def button(qtbot: QtBot, look: Look) -> FieldButton:
    made = FieldButton(look)
    qtbot.addWidget(made)
    made.resize(240, ROW)
    made.show()
    return made


def test_note_icon_and_quietness_are_painted(button: FieldButton) -> None:
    pictures = []
    for icon, note, quiet in (("", "", False), ("zap", "", False), ("", "edited", False), ("", "", True)):
        button.show_choice("Orders", icon=icon, note=note, quiet=quiet)
        pictures.append(button.grab().toImage())
    assert all(one != other for index, one in enumerate(pictures) for other in pictures[index + 1 :])


def test_it_is_a_row_high_and_may_be_narrow(button: FieldButton) -> None:
    assert button.sizeHint().height() == ROW
    assert button.minimumSizeHint().width() < 120


def test_a_short_text_stays_whole_beside_a_long_note(button: FieldButton) -> None:
    button.show_choice("nothing", note="an event is in the EventBridge event, and so on and on", quiet=True)
    text, note = button.parts_in(200)
    assert text == "nothing"
    assert note.startswith("an event")
    assert note.endswith("…")


def test_a_long_text_gives_way_to_a_short_note(button: FieldButton) -> None:
    button.show_choice("API Gateway · REST API, proxy (payload 1.0)", note="edited")
    text, note = button.parts_in(200)
    assert "…" in text
    assert note == "edited"
    assert button.parts_in(2000) == ("API Gateway · REST API, proxy (payload 1.0)", "edited")


def test_the_keyboard_shows_on_it(button: FieldButton, qtbot: QtBot) -> None:
    button.show_choice("Orders")
    plain = button.grab().toImage()
    with qtbot.waitActive(button):
        button.activateWindow()
    button.setFocus()
    assert button.grab().toImage() != plain


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space])
def test_keys_open_it(button: FieldButton, key: Qt.Key) -> None:
    clicked = QSignalSpy(button.clicked)
    QTest.keyClick(button, key)
    assert clicked.count() == 1
