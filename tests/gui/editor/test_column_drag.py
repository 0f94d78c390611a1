"""Blocks of columns are dragged with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.code_edit import CodeEdit

Alt, Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
TEXT = "alpha one\nbeta two\n\ngamma three"


def at(edit: CodeEdit, line: int, column: int) -> QPoint:
    return edit.cursorRect(edit.cursor_at(line, column)).center()


def drag(edit: CodeEdit, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    """Press, move and release; QTest's own moves hold no button."""
    viewport = edit.viewport()
    QTest.mousePress(viewport, LEFT, modifiers, start)
    for place in (QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2), end):
        here, there = QPointF(place), QPointF(viewport.mapToGlobal(place))
        move = QMouseEvent(QEvent.Type.MouseMove, here, there, Qt.MouseButton.NoButton, LEFT, modifiers)
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, LEFT, modifiers, end)


def places(edit: CodeEdit) -> list[tuple[int, int]]:
    return [(one.blockNumber(), one.positionInBlock()) for one in edit.carets.every()]


def selected(edit: CodeEdit) -> list[str]:
    return [one.selectedText() for one in edit.carets.every()]


@pytest.mark.parametrize("modifiers", [Alt, Alt | Shift])
async def test_a_block_has_a_caret_in_each_line_that_reaches_it(
    make_edit: MakeEdit, modifiers: Qt.KeyboardModifier
) -> None:
    edit = make_edit(TEXT)
    drag(edit, at(edit, 0, 1), at(edit, 3, 4), modifiers)
    assert selected(edit) == ["lph", "eta", "amm"]
    QTest.keyClicks(edit, "x")
    assert edit.text == "axa one\nbx two\n\ngxa three"


async def test_upwards_and_leftwards(make_edit: MakeEdit) -> None:
    edit = make_edit(TEXT)
    drag(edit, at(edit, 1, 4), at(edit, 0, 2), Alt)
    assert selected(edit) == ["ph", "ta"]
    assert [one.positionInBlock() for one in edit.carets.every()] == [2, 2]


async def test_a_block_without_width_has_carets_alone(make_edit: MakeEdit) -> None:
    edit = make_edit(TEXT)
    drag(edit, at(edit, 0, 2), at(edit, 3, 2), Alt)
    assert [(one.blockNumber(), one.positionInBlock()) for one in edit.carets.every()] == [
        (0, 2),
        (1, 2),
        (2, 0),
        (3, 2),
    ]


async def test_hidden_lines_are_not_in_the_block(make_edit: MakeEdit) -> None:
    edit = make_edit("def one():\n    inner\ndef two():")
    edit.folding.fold([0])
    drag(edit, at(edit, 0, 0), at(edit, 2, 3), Alt)
    assert selected(edit) == ["def", "def"]


async def test_a_drag_without_alt_is_qts(make_edit: MakeEdit) -> None:
    edit = make_edit(TEXT)
    drag(edit, at(edit, 0, 1), at(edit, 1, 2), Qt.KeyboardModifier.NoModifier)
    assert edit.carets.others == ()
    assert edit.textCursor().selectedText().replace("\u2029", "\n") == "lpha one\nbe"


async def test_a_click_with_alt_is_a_caret(make_edit: MakeEdit) -> None:
    edit = make_edit(TEXT)
    edit.go_to(0, 0)
    QTest.mouseClick(edit.viewport(), LEFT, Alt, at(edit, 1, 2))
    assert places(edit) == [(0, 0), (1, 2)]
