import json
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from workbench.cloud.profiles import read_places
from workbench.gui.picture_screen import no_accounts, screen_file, whole


def test_the_screen_is_larger_than_a_window_at_twice_its_size(tmp_path: Path) -> None:
    (screen,) = json.loads(screen_file(tmp_path).read_text(encoding="utf-8"))["screens"]
    assert screen["width"] >= 2 * 1440
    assert screen["height"] >= 2 * 900


def test_no_account_of_the_user_is_in_a_picture(tmp_path: Path) -> None:
    variables = {**no_accounts(tmp_path), "HOME": str(tmp_path)}
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text("[profile secret]\n", encoding="utf-8")
    assert read_places(variables) == ()


def test_open_menus_are_in_the_picture(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    bare = whole(window).toImage()
    menu = QMenu(window)
    menu.addAction("Wrap")
    menu.popup(window.mapToGlobal(QPoint(40, 40)))
    qtbot.waitUntil(menu.isVisible)
    assert whole(window).toImage() != bare
    menu.close()
    assert whole(window).toImage() == bare


def test_open_dialogs_are_in_the_middle_of_a_darker_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.setStyleSheet("background: white")
    window.show()
    dialog = QDialog(window)
    dialog.setStyleSheet("background: red")
    dialog.resize(100, 50)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    image = whole(window).toImage()
    assert image.pixelColor(150, 100) == QColor("red")
    assert image.pixelColor(10, 10).lightness() < 200
    dialog.close()
    assert whole(window).toImage().pixelColor(150, 100) == QColor("white")
