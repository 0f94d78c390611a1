"""A name is typed with its folders."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.name_editor import NameEditor


def test_the_last_part_is_typed_over_first(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = NameEditor(parent)
    editor.show_name("orders/s3-put")
    editor.select_last()
    assert editor.selectedText() == "s3-put"
    assert not editor.changed()
    editor.insert("other ")
    assert editor.name() == "orders/other"
    assert editor.changed()
    editor.setText("  ")
    assert not editor.changed()
    editor.show_name("ping")
    editor.select_last()
    assert editor.selectedText() == "ping"
