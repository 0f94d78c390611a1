"""A name is asked for, and one that cannot be is refused in the dialog."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.name_dialog import ask_name


def test_a_name_is_refused_or_taken(qtbot: QtBot) -> None:
    parent, taken = QWidget(), list[str]()
    qtbot.addWidget(parent)

    def take(text: str) -> str:
        taken.append(text)
        return "" if text == "ab" else "Too short."

    dialog = ask_name(parent, "Save layout as", "a", "Save", take)
    field, fault = dialog.findChild(QLineEdit), dialog.findChild(QLabel, "dialog.name.fault")
    assert isinstance(field, QLineEdit)
    assert isinstance(fault, QLabel)
    assert field.selectedText() == "a"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (dialog.isVisible(), fault.text()) == (True, "Too short.")
    QTest.keyClicks(field, "ab")
    assert fault.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert taken == ["a", "ab"]
