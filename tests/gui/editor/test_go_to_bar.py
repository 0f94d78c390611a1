"""Going to a line by number."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.go_to_bar import GoToBar


@pytest.mark.parametrize(
    ("typed", "place"), [("3", (2, 0)), ("2:3", (1, 2)), (" 2 , 2 ", (1, 1)), ("900", (3, 0)), ("0", (0, 0))]
)
async def test_enter_goes_there(make_edit: MakeEdit, typed: str, place: tuple[int, int]) -> None:
    edit = make_edit("one\ntwo\nthree\n")
    bar = GoToBar(edit, edit)
    bar.open_bar()
    QTest.keyClicks(bar.field, typed)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert edit.position() == place
    assert bar.isHidden()


async def test_what_is_no_line_is_said_and_escape_leaves(make_edit: MakeEdit) -> None:
    edit = make_edit("one\ntwo")
    bar = GoToBar(edit, edit)
    bar.open_bar()
    hint = bar.findChildren(QLabel)[0]
    assert hint.text() == "1 to 2"
    QTest.keyClicks(bar.field, "last")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert not bar.isHidden()
    assert hint.text().startswith("Type a number")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert edit.position() == (0, 0)
