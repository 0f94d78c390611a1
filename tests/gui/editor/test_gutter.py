"""The gutter: run marks invoke, lines are selected, marks say what they mean."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.problem import Severity

MARKS = Marks({1: ("Orders",)}, {2: LineProblem(Severity.ERROR, "Broken.", 0)})


def line_centre(edit: CodeEdit, line: int, x: int) -> QPoint:
    top, height = next((top, height) for number, top, height in edit.visible_lines() if number == line)
    return QPoint(x, top + height // 2)


async def test_a_click_on_a_run_mark_asks_to_invoke(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a\ndef f(): pass\nb")
    edit.set_marks(MARKS)
    with qtbot.waitSignal(edit.run_requested) as told:
        QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, 10))
    assert told.args == ["Orders"]


async def test_a_click_on_a_number_selects_the_line(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a\nbc\nd")
    edit.set_marks(MARKS)
    with qtbot.assertNotEmitted(edit.run_requested):
        QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, edit.gutter.width() - 12))
    assert edit.textCursor().selectedText() == "bc\u2029"


async def test_marks_say_what_they_mean(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc\nd")
    edit.set_marks(MARKS)
    assert edit.gutter.tip_at(line_centre(edit, 1, 10)) == "Invoke Orders"
    edit.gutter.run_keys = "Ctrl+I"
    assert edit.gutter.tip_at(line_centre(edit, 1, 10)) == "Invoke Orders (Ctrl+I)"
    assert edit.gutter.tip_at(line_centre(edit, 2, 10)) == "Broken."
    assert edit.gutter.tip_at(line_centre(edit, 3, 10)) == ""
    assert edit.gutter.tip_at(QPoint(10, 390)) == ""


async def test_the_pointer_is_a_hand_over_a_run_mark_only(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    edit.set_marks(MARKS)
    QTest.mouseMove(edit.gutter, line_centre(edit, 1, 10))
    assert edit.gutter.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(edit.gutter, line_centre(edit, 0, 10))
    assert edit.gutter.cursor().shape() is Qt.CursorShape.ArrowCursor


async def test_marks_are_painted(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc")
    plain = edit.gutter.grab().toImage()
    edit.set_marks(MARKS)
    assert edit.gutter.grab().toImage() != plain


async def test_of_several_functions_one_is_chosen(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    edit.set_marks(Marks({1: ("Orders", "Refunds")}))
    assert edit.gutter.tip_at(line_centre(edit, 1, 10)) == "Invoke one of Orders, Refunds"
    QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, 10))
    (menu,) = edit.gutter.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Invoke Orders", "Invoke Refunds"]
    with qtbot.waitSignal(edit.run_requested) as told:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == ["Refunds"]


async def test_a_click_in_the_margin_is_about_a_breakpoint(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    with qtbot.assertNotEmitted(edit.gutter.breakpoint_toggled):
        QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, 10))
    edit.gutter.takes_breakpoints = True
    with qtbot.waitSignal(edit.gutter.breakpoint_toggled) as told:
        QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, 10))
    assert told.args == [1]
    with qtbot.assertNotEmitted(edit.gutter.breakpoint_toggled):
        QTest.mouseClick(edit.gutter, Qt.MouseButton.LeftButton, pos=line_centre(edit, 1, edit.gutter.width() - 12))


async def test_where_a_breakpoint_would_come_shows(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    edit.gutter.takes_breakpoints = True
    plain = edit.gutter.grab().toImage()
    QTest.mouseMove(edit.gutter, line_centre(edit, 1, 10))
    assert edit.gutter.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert edit.gutter.grab().toImage() != plain
    QTest.mouseMove(edit.gutter, line_centre(edit, 1, edit.gutter.width() - 12))
    assert edit.gutter.grab().toImage() == plain


async def test_breakpoints_say_what_they_ask(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    one = SourceBreakpoint(Path("/app.py"), 2, condition="total > 3")
    edit.set_marks(Marks({}, {}, {1: one}))
    assert edit.gutter.tip_at(line_centre(edit, 1, 10)) == "Breakpoint\nIf total > 3"
