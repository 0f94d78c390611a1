"""The buttons that say what is chosen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.pick_button import PickButton


def test_it_is_as_wide_as_its_text_up_to_a_limit(qtbot: QtBot, look: Look) -> None:
    button = PickButton(look, "folder")
    qtbot.addWidget(button)
    button.show_choice("ab")
    narrow = button.sizeHint().width()
    button.show_choice("a longer name")
    assert narrow < button.sizeHint().width() <= 260
    button.show_choice("x" * 200)
    assert button.sizeHint().width() == 260


def test_keys_open_it(qtbot: QtBot, look: Look) -> None:
    button = PickButton(look, "folder")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)
    assert len(pressed) == 3


def test_what_is_not_chosen_yet_is_quiet(qtbot: QtBot, look: Look) -> None:
    button = PickButton(look, "folder")
    qtbot.addWidget(button)
    button.resize(200, 28)
    button.show_choice("Choose")
    strong = button.grab().toImage()
    button.show_choice("Choose", quiet=True)
    assert button.grab().toImage() != strong
