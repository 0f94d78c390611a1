"""The filter field: Escape empties it, then leaves; Down and Enter leave."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.explorer.filter_field import FilterField


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[FilterField]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield FilterField(parent)
    parent.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_keys_that_leave(qtbot: QtBot, field: FilterField, key: Qt.Key) -> None:
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, key)


def test_escape_empties_first(qtbot: QtBot, field: FilterField) -> None:
    QTest.keyClicks(field, "abc")
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
