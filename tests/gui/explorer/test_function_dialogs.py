"""The dialogs ask by keyboard and say what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.function_dialogs import DeleteDialog, NameDialog
from workbench.gui.look import Look


def test_a_name_is_held_while_it_is_typed(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NameDialog(parent, "Rename Orders", "Why.", "Orders", lambda text: "Taken." if text == "Other" else "")
    dialog.open()
    assert dialog.focusWidget() is dialog.field
    assert dialog.field.selectedText() == "Orders"
    QTest.keyClicks(dialog.field, "Other")
    assert (dialog.fault.text(), dialog.agree.isEnabled()) == ("Taken.", False)
    QTest.keyClicks(dialog.field, "2 ")
    assert (dialog.fault.text(), dialog.text) == ("", "Other2")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)


def test_without_a_name_nothing_can_be_agreed_to(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NameDialog(parent, "t", "w", "", lambda _text: "")
    dialog.open()
    assert not dialog.agree.isEnabled()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_deletion_warns_and_leaves_the_code(qtbot: QtBot, look: Look) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    named = tuple(f"Outputs.A{number}" for number in range(6))
    dialog = DeleteDialog(parent, "Delete Orders", named, "orders")
    dialog.open()
    assert "Outputs.A4…" in dialog.warning.text()
    assert dialog.warning.isVisible()
    assert not dialog.code.isChecked()
    assert dialog.code.text().endswith(": orders")
    plain = DeleteDialog(parent, "Delete Orders", (), "")
    plain.open()
    assert not plain.warning.isVisible()
    assert not plain.code.isVisible()
