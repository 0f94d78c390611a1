"""Whole lines moved, copied and deleted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.line_edits import delete_lines, duplicate_lines, move_lines


def select(edit: CodeEdit, start: tuple[int, int], end: tuple[int, int]) -> None:
    cursor = edit.cursor_at(*start)
    cursor.setPosition(edit.cursor_at(*end).position(), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


async def test_a_line_moves_with_its_cursor_and_back(make_edit: MakeEdit) -> None:
    edit = make_edit("one\n  two🐍\nthree")
    edit.go_to(1, 3)
    move_lines(edit, up=True)
    assert (edit.text, edit.position()) == ("  two🐍\none\nthree", (0, 3))
    move_lines(edit, up=False)
    move_lines(edit, up=False)
    assert (edit.text, edit.position()) == ("one\nthree\n  two🐍", (2, 3))
    edit.undo()
    assert edit.text == "one\n  two🐍\nthree"


async def test_selected_lines_move_together_and_stay_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc\nd")
    select(edit, (1, 0), (2, 1))
    move_lines(edit, up=False)
    assert edit.text == "a\nd\nb\nc"
    assert edit.textCursor().selectedText() == "b\u2029c"
    move_lines(edit, up=True)
    move_lines(edit, up=True)
    assert edit.text == "b\nc\na\nd"


async def test_a_selection_up_to_a_lines_start_keeps_its_end(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc")
    select(edit, (0, 0), (1, 0))
    move_lines(edit, up=False)
    assert (edit.text, edit.textCursor().selectedText()) == ("b\na\nc", "a\u2029")


@pytest.mark.parametrize(("line", "up"), [(0, True), (2, False)])
async def test_at_the_ends_nothing_moves(make_edit: MakeEdit, line: int, up: bool) -> None:
    edit = make_edit("a\nb\nc")
    edit.go_to(line)
    move_lines(edit, up=up)
    assert (edit.text, edit.document().isModified()) == ("a\nb\nc", False)


async def test_lines_are_copied_below_and_above(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    edit.go_to(0, 1)
    duplicate_lines(edit)
    assert (edit.text, edit.position()) == ("a\na\nb", (1, 1))
    duplicate_lines(edit, up=True)
    assert (edit.text, edit.position()) == ("a\na\na\nb", (1, 1))
    edit.undo()
    assert edit.text == "a\na\nb"


@pytest.mark.parametrize(
    ("text", "line", "left", "at"),
    [
        ("one\ntwo\nthree", 1, "one\nthree", (1, 2)),
        ("one\ntwo", 1, "one", (0, 2)),
        ("one", 0, "", (0, 0)),
        ("one\n\ntwo", 0, "\ntwo", (0, 0)),
    ],
)
async def test_lines_are_deleted(make_edit: MakeEdit, text: str, line: int, left: str, at: tuple[int, int]) -> None:
    edit = make_edit(text)
    edit.go_to(line, 2)
    delete_lines(edit)
    assert (edit.text, edit.position()) == (left, at)
    edit.undo()
    assert edit.text == text


async def test_what_is_folded_goes_along(make_edit: MakeEdit) -> None:
    edit = make_edit("x\ndef f():\n    a\n    b\ny")
    edit.folding.fold([1])
    edit.go_to(1)
    move_lines(edit, up=True)
    assert edit.text == "def f():\n    a\n    b\nx\ny"
    edit = make_edit("x\ndef f():\n    a\n    b\ny")
    edit.folding.fold([1])
    edit.go_to(0)
    move_lines(edit, up=False)
    assert edit.text == "def f():\n    a\n    b\nx\ny"
    edit = make_edit("def f():\n    a\ny")
    edit.folding.fold([0])
    edit.go_to(0)
    delete_lines(edit)
    assert edit.text == "y"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text("ab🐍", max_size=3), min_size=1, max_size=5), st.data())
async def test_moving_there_and_back_changes_nothing(
    make_edit: MakeEdit, lines: list[str], data: st.DataObject
) -> None:
    edit = make_edit("\n".join(lines))
    line = data.draw(st.integers(0, len(lines) - 1))
    edit.go_to(line, 1)
    up = data.draw(st.booleans())
    before = edit.position()
    move_lines(edit, up=up)
    moved = line - 1 if up else line + 1
    expected = list(lines)
    if 0 <= moved < len(lines):
        expected[line], expected[moved] = expected[moved], expected[line]
        assert edit.text.split("\n") == expected
        move_lines(edit, up=not up)
    assert (edit.text.split("\n"), edit.position()) == (lines, before)
