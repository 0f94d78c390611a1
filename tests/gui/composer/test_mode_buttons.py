import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.composer.mode_buttons import Mode, ModeButtons


@pytest.fixture
def buttons(qtbot: QtBot) -> ModeButtons:
    made = ModeButtons()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("mode", list(Mode))
def test_each_mode_has_a_segment_that_is_named_and_picked_by_mouse_and_key(buttons: ModeButtons, mode: Mode) -> None:
    segment = buttons.button(mode)
    assert segment.accessibleName()
    chosen = QSignalSpy(buttons.chosen)
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    segment.setFocus()
    QTest.keyClick(segment, Qt.Key.Key_Space)
    assert [chosen.at(index)[0] for index in range(chosen.count())] == [mode, mode]


def test_one_segment_is_down(buttons: ModeButtons) -> None:
    buttons.show_mode(Mode.FORM)
    buttons.show_mode(Mode.BOTH)
    assert [mode for mode in Mode if buttons.button(mode).isChecked()] == [Mode.BOTH]


def test_showing_a_mode_is_not_picking_it(buttons: ModeButtons) -> None:
    chosen = QSignalSpy(buttons.chosen)
    buttons.show_mode(Mode.FORM)
    assert chosen.count() == 0
