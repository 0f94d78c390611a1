"""The field for a new name."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.rename_field import RenameField
from workbench.project.identifiers import NameRules

Key = Qt.Key


@pytest.fixture
def accepted() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def field(make_edit: MakeEdit, accepted: list[tuple[str, str]]) -> RenameField:
    made = RenameField(make_edit("x = price(1)\n"))
    made.accepted.connect(lambda old, new: accepted.append((old, new)))
    made.open("price", 0, 4)
    return made


async def test_a_new_name_is_taken(field: RenameField, accepted: list[tuple[str, str]]) -> None:
    assert field.isVisible()
    assert field.field.selectedText() == "price"
    QTest.keyClicks(field.field, "cost")
    QTest.keyClick(field.field, Key.Key_Return)
    assert accepted == [("price", "cost")]
    assert not field.isVisible()


@pytest.mark.parametrize("wrong", ["1", "a b", "for", "a-b"])
async def test_what_is_no_name_is_said_and_not_taken(
    field: RenameField, accepted: list[tuple[str, str]], wrong: str
) -> None:
    field.field.setText(wrong)
    assert field.fault.text()
    assert field.fault.isVisible()
    QTest.keyClick(field.field, Key.Key_Return)
    assert field.isVisible()
    field.field.setText("total")
    assert not field.fault.isVisible()
    assert accepted == []


@pytest.mark.parametrize("way", ["escape", "same name", "focus", "scroll"])
async def test_what_takes_it_away(field: RenameField, accepted: list[tuple[str, str]], way: str) -> None:
    match way:
        case "escape":
            QTest.keyClick(field.field, Key.Key_Escape)
        case "same name":
            QTest.keyClick(field.field, Key.Key_Return)
        case "focus":
            QCoreApplication.sendEvent(field.field, QFocusEvent(QEvent.Type.FocusOut))
        case _:
            field._edit.verticalScrollBar().valueChanged.emit(1)
    assert not field.isVisible()
    assert accepted == []


async def test_it_grows_with_the_name_and_stays_inside(field: RenameField) -> None:
    before = field.width()
    field.field.setText("a_very_long_name_that_needs_more_room_than_there_was")
    assert field.width() > before
    field.open("x", 0, 12)
    assert field._edit.viewport().rect().contains(field.geometry())


async def test_names_are_those_of_the_language(make_edit: MakeEdit) -> None:
    made = RenameField(make_edit("x = price(1)\n", "a.js"), NameRules("JavaScript", "$", frozenset({"new"})))
    renamed: list[tuple[str, str]] = []
    made.accepted.connect(lambda old, new: renamed.append((old, new)))
    made.open("price", 0, 4)
    made.field.setText("new")
    assert made.fault.text() == "new is a word of JavaScript itself."
    made.field.setText("$lambda")
    QTest.keyClick(made.field, Key.Key_Return)
    assert renamed == [("price", "$lambda")]
