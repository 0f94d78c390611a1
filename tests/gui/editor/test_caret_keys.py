"""Keys at several carets, as hands press them."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.code_edit import CodeEdit

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Control, Shift = Modifier.ControlModifier, Modifier.ShiftModifier


def column(edit: CodeEdit, line: int, at: int, count: int) -> None:
    edit.go_to(line, at)
    for _ in range(count - 1):
        edit.carets.add_beside(1)


async def test_typing_goes_to_all_and_is_taken_back_at_once(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc")
    column(edit, 0, 0, 3)
    QTest.keyClicks(edit, "x")
    QTest.keyClicks(edit, "(")
    assert edit.text == "x(a\nx(b\nx(c"
    edit.undo()
    assert edit.text in ("xa\nxb\nxc", "a\nb\nc")
    assert len({line[:1] for line in edit.text.split("\n")}) in (1, 3)


async def test_what_is_selected_is_replaced_everywhere(make_edit: MakeEdit) -> None:
    edit = make_edit("order = 1\nprint(order, 'order')")
    edit.go_to(0, 2)
    edit.carets.add_every()
    QTest.keyClicks(edit, "new")
    assert edit.text == "new = 1\nprint(new, 'new')"


async def test_brackets_close_and_go_away_in_pairs(make_edit: MakeEdit) -> None:
    edit = make_edit("f\ng")
    column(edit, 0, 1, 2)
    QTest.keyClicks(edit, "(")
    assert edit.text == "f()\ng()"
    QTest.keyClicks(edit, ")")
    assert edit.text == "f()\ng()"
    QTest.keyClick(edit, Key.Key_Backspace)
    QTest.keyClicks(edit, "(")
    QTest.keyClick(edit, Key.Key_Backspace)
    assert edit.text == "f(\ng("


async def test_return_indents_each_line_as_it_asks(make_edit: MakeEdit) -> None:
    edit = make_edit("if a:\nif b:")
    column(edit, 0, 5, 2)
    QTest.keyClick(edit, Key.Key_Return)
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Key.Key_Tab)
    assert edit.text == "if a:\n    x   \nif b:\n    x   "


async def test_moves_selects_and_deletes(make_edit: MakeEdit) -> None:
    edit = make_edit("  one two\n  six ten")
    column(edit, 0, 2, 2)
    QTest.keyClick(edit, Key.Key_End)
    QTest.keyClick(edit, Key.Key_Left, Control | Shift)
    assert [one.selectedText() for one in edit.carets.every()] == ["two", "ten"]
    QTest.keyClick(edit, Key.Key_Left)
    QTest.keyClick(edit, Key.Key_Backspace)
    assert edit.text == "  onetwo\n  sixten"
    QTest.keyClick(edit, Key.Key_Home)
    QTest.keyClick(edit, Key.Key_Delete)
    assert edit.text == "  netwo\n  ixten"
    QTest.keyClick(edit, Key.Key_Backspace, Control)
    assert edit.text == "netwo\nixten"


async def test_a_line_is_pasted_to_each(make_edit: MakeEdit) -> None:
    edit = make_edit("a = \nb = ")
    column(edit, 0, 4, 2)
    QGuiApplication.clipboard().setText("1\n2")
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Paste))
    assert edit.text == "a = 1\nb = 2"
    QGuiApplication.clipboard().setText("0")
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Paste))
    assert edit.text == "a = 10\nb = 20"


async def test_what_is_selected_is_copied_and_cut(make_edit: MakeEdit) -> None:
    edit = make_edit("ab\ncd")
    column(edit, 0, 0, 2)
    QTest.keyClick(edit, Key.Key_Right, Shift)
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Copy))
    assert (QGuiApplication.clipboard().text(), edit.text) == ("a\nc", "ab\ncd")
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Cut))
    assert edit.text == "b\nd"


async def test_carets_that_meet_are_one(make_edit: MakeEdit) -> None:
    edit = make_edit("ab\nc")
    column(edit, 0, 1, 2)
    QTest.keyClick(edit, Key.Key_Home)
    assert len(edit.carets.every()) == 2
    QTest.keyClick(edit, Key.Key_Up)
    assert len(edit.carets.every()) == 1


async def test_a_text_that_is_read_only_stays(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    column(edit, 0, 0, 2)
    edit.setReadOnly(True)
    QTest.keyClicks(edit, "x")
    QTest.keyClick(edit, Key.Key_Backspace)
    assert edit.text == "a\nb"


@pytest.mark.parametrize("key", [Key.Key_Shift, Key.Key_Control, Key.Key_Alt])
async def test_a_key_that_only_changes_others_leaves_them(make_edit: MakeEdit, key: Qt.Key) -> None:
    edit = make_edit("a\nb")
    column(edit, 0, 0, 2)
    QTest.keyClick(edit, key)
    assert len(edit.carets.every()) == 2


KEYS = st.lists(st.sampled_from(["a", "(", "Back", "Del", "Right", "Left"]), max_size=8)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(KEYS)
async def test_each_line_becomes_what_it_becomes_alone(make_edit: MakeEdit, pressed: list[str]) -> None:
    # Beyond the end of its line a key means the next one, which only one of the two texts has.
    assume(pressed.count("Del") + pressed.count("Right") < 6)
    codes = {"Back": Key.Key_Backspace, "Del": Key.Key_Delete, "Right": Key.Key_Right, "Left": Key.Key_Left}
    alone, both = make_edit("xx  ab cd  xx"), make_edit("xx  ab cd  xx\nxx  ab cd  xx")
    alone.go_to(0, 7)
    column(both, 0, 7, 2)
    for key in pressed:
        for edit in (alone, both):
            if key in codes:
                QTest.keyClick(edit, codes[key])
            else:
                QTest.keyClicks(edit, key)
    assert both.text == f"{alone.text}\n{alone.text}"
    cursors: list[QTextCursor] = both.carets.every()
    assert {one.positionInBlock() for one in cursors} == {alone.textCursor().position()}
