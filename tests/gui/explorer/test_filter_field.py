"""The filter field: Escape empties it, then leaves; Down and Enter leave; completions are gone through and taken."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_function
from workbench.gui.explorer.filter_field import FilterField
from workbench.gui.look import Look

Key = Qt.Key
FUNCTIONS = (
    replace(a_function("Orders"), tags=(("team", "shop"), ("cost centre", "42"))),
    a_function("Checkout", runtime="nodejs22.x"),
)


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> Iterator[FilterField]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = FilterField(look, lambda: FUNCTIONS, parent)
    made.resize(240, 28)
    parent.show()
    made.setFocus()
    yield made
    parent.close()


def shown(field: FilterField) -> list[str]:
    """The names that are offered."""
    if not field.popup.isVisible():
        return []
    model = field.popup.model
    return [offer.name for row in range(model.rowCount()) if (offer := model.offer(row)) is not None]


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Return, Key.Key_Enter, Key.Key_Escape])
def test_keys_that_leave(qtbot: QtBot, field: FilterField, key: Qt.Key) -> None:
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, key)


def test_escape_empties_first(qtbot: QtBot, field: FilterField) -> None:
    QTest.keyClicks(field, "abc")
    with qtbot.assertNotEmitted(field.left):
        QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == ""


def test_a_prefix_and_its_value_are_completed_with_tab(field: FilterField) -> None:
    QTest.keyClicks(field, "ru")
    assert shown(field) == ["runtime:"]
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "runtime:"
    assert shown(field) == ["nodejs22.x", "python3.13"]
    QTest.keyClicks(field, "py")
    QTest.keyClick(field, Key.Key_Tab)
    assert field.text() == "runtime:python3.13 "
    assert shown(field) == []


def test_arrows_choose_and_enter_takes_only_what_was_chosen(qtbot: QtBot, field: FilterField) -> None:
    QTest.keyClicks(field, "tag:")
    assert shown(field) == ["cost centre=42", "team=shop"]
    QTest.keyClick(field, Key.Key_Up)
    assert field.popup.current is not None
    assert field.popup.current.name == "team=shop"
    QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Return)
    assert field.text() == 'tag:"cost centre=42" '
    QTest.keyClicks(field, "state:wa")
    assert shown(field) == ["warm"]
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Key.Key_Return)
    assert field.text().endswith("state:wa")
    assert shown(field) == []


def test_escape_hides_completions_before_it_empties(field: FilterField) -> None:
    QTest.keyClick(field, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert shown(field) == ["tag:", "runtime:", "state:", "/…/"]
    QTest.keyClicks(field, "st")
    QTest.keyClick(field, Key.Key_Escape)
    assert (shown(field), field.text()) == ([], "st")


def test_one_can_be_clicked(field: FilterField) -> None:
    QTest.keyClicks(field, "state:")
    index = field.popup.model.index(1)
    QTest.mouseClick(
        field.popup.list.viewport(), Qt.MouseButton.LeftButton, pos=field.popup.list.visualRect(index).center()
    )
    assert field.text() == "state:warm "


def test_completions_go_with_the_keyboard(qtbot: QtBot, field: FilterField) -> None:
    field.window().activateWindow()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "state:")
    assert shown(field) != []
    field.clearFocus()
    qtbot.waitUntil(lambda: shown(field) == [])
