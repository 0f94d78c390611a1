"""Edits of whole lines, pairs and indents are one undo step each."""

import pytest
from PySide6.QtGui import QTextCursor

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor import editing, keys
from workbench.gui.editor.code_edit import CodeEdit


def select(edit: CodeEdit, start: int, end: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


async def test_what_stands_around_the_cursor(make_edit: MakeEdit) -> None:
    edit = make_edit("ab\nc🐍d")
    edit.go_to(1, 2)
    assert editing.around(edit.textCursor()) == ("c🐍", "d")


async def test_a_selection_that_ends_at_a_lines_start_leaves_it_out(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\nc")
    select(edit, 0, 4)
    assert editing.selected_lines(edit.textCursor()) == (0, 1)
    select(edit, 0, 5)
    assert editing.selected_lines(edit.textCursor()) == (0, 2)


async def test_lines_change_in_one_step_and_stay_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n\nb")
    select(edit, 0, 4)
    editing.change_lines(edit, lambda lines: keys.indented(lines, "  "))
    assert edit.text == "  a\n\n  b"
    assert editing.selected_lines(edit.textCursor()) == (0, 2)
    edit.undo()
    assert edit.text == "a\n\nb"


async def test_without_a_selection_the_cursor_keeps_its_place_in_the_text(make_edit: MakeEdit) -> None:
    edit = make_edit("    alpha")
    edit.go_to(0, 6)
    editing.change_lines(edit, lambda lines: keys.dedented(lines, "    "))
    assert (edit.text, edit.position()) == ("alpha", (0, 2))


@pytest.mark.parametrize(
    ("text", "column", "expected", "position"),
    [
        ("def f():", 8, "def f():\n    ", (1, 4)),
        ("    return 1", 12, "    return 1\n", (1, 0)),
        ("x = {}", 5, "x = {\n    \n}", (1, 4)),
        ("ab", 1, "a\nb", (1, 0)),
    ],
)
async def test_return(make_edit: MakeEdit, text: str, column: int, expected: str, position: tuple[int, int]) -> None:
    edit = make_edit(text)
    edit.go_to(0, column)
    editing.new_line(edit, edit.language, "    ")
    assert (edit.text, edit.position()) == (expected, position)
    edit.undo()
    assert edit.text == text


async def test_tab_goes_to_the_next_stop(make_edit: MakeEdit) -> None:
    edit = make_edit("ab")
    edit.go_to(0, 2)
    editing.insert_indent(edit, "    ")
    assert edit.text == "ab  "
    editing.insert_indent(edit, "\t")
    assert edit.text == "ab  \t"


async def test_backspace_takes_pairs_and_indents(make_edit: MakeEdit) -> None:
    edit = make_edit("f()\n        x")
    edit.go_to(0, 2)
    assert editing.backspace(edit, "    ")
    edit.go_to(1, 8)
    assert editing.backspace(edit, "    ")
    assert edit.text == "f\n    x"
    edit.go_to(1, 5)
    assert not editing.backspace(edit, "    ")


async def test_a_selection_is_put_in_brackets_and_stays_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("abc")
    select(edit, 1, 2)
    assert editing.insert_pair(edit, "(")
    assert edit.text == "a(b)c"
    assert edit.textCursor().selectedText() == "b"
    assert not editing.insert_pair(edit, ")")
