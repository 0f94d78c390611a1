"""Folding in the editor: what is hidden, what shows it again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from tests.support.turns import until
from workbench.gui.editor.code_edit import CodeEdit

Key = Qt.Key
CODE = "def f():\n    if x:\n        y\n    z\n\ndef g():\n    return\nend"


def shown(edit: CodeEdit) -> list[int]:
    return [line for line, _top, _height in edit.visible_lines()]


async def test_lines_are_hidden_and_shown(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.toggle(0)
    assert shown(edit) == [0, 4, 5, 6, 7]
    assert edit.folding.folded() == [0]
    assert edit.folding.hidden_below(0) == 3
    assert (edit.text, edit.document().isModified()) == (CODE, False)
    edit.folding.toggle(0)
    assert shown(edit) == list(range(8))


async def test_rows_below_come_up(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    before = {line: top for line, top, _ in edit.visible_lines()}
    edit.folding.fold([0])
    after = {line: top for line, top, _ in edit.visible_lines()}
    assert before[4] - after[4] == before[3] - before[0]


async def test_the_cursor_leaves_what_is_hidden(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.go_to(2, 3)
    edit.folding.fold([0])
    assert edit.position() == (0, 8)


async def test_fold_here_goes_outwards(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.go_to(2)
    edit.folding.fold_here()
    assert (edit.folding.folded(), edit.position()[0]) == ([1], 1)
    edit.folding.fold_here()
    assert edit.folding.folded() == [0]
    edit.folding.unfold_here()
    assert edit.folding.folded() == []


async def test_all_are_folded_and_unfolded(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold_all()
    assert shown(edit) == [0, 4, 5, 7]
    edit.folding.unfold_all()
    assert shown(edit) == list(range(8))


async def test_going_somewhere_hidden_shows_it(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold_all()
    edit.go_to(2, 1)
    assert (edit.position(), edit.folding.folded()) == ((2, 1), [5])


async def test_arrows_step_over_what_is_hidden(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold([0])
    edit.go_to(0, 0)
    QTest.keyClick(edit, Key.Key_Down)
    assert edit.position()[0] == 4
    QTest.keyClick(edit, Key.Key_Up)
    assert edit.position()[0] == 0
    QTest.keyClick(edit, Key.Key_End)
    QTest.keyClick(edit, Key.Key_Right)
    assert edit.position() == (4, 0)
    QTest.keyClick(edit, Key.Key_Left)
    assert edit.position() == (0, 8)


async def test_typing_in_the_folded_line_leaves_it_folded(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold([0])
    edit.go_to(0, 5)
    QTest.keyClicks(edit, "oo")
    assert edit.folding.folded() == [0]


async def test_a_line_break_in_the_folded_line_shows_all(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold([0])
    edit.go_to(0, 8)
    QTest.keyClick(edit, Key.Key_Return)
    assert edit.folding.folded() == []
    assert shown(edit) == list(range(9))


async def test_an_edit_among_hidden_lines_shows_them(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold_all()
    cursor = edit.cursor_at(2, 0)
    cursor.insertText("x")
    assert edit.folding.folded() == [5]
    edit.folding.fold_all()
    edit.undo()
    assert 2 in shown(edit)


async def test_lines_that_come_up_have_their_colours(make_edit: MakeEdit) -> None:
    edit = make_edit("def f():\n" + "    x = 1\n" * 300 + "def g(): pass")
    assert not edit.document().lastBlock().layout().formats()
    edit.folding.fold([0])
    await until(lambda: edit.document().lastBlock().layout().formats())


async def test_another_text_has_no_folds(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    edit.folding.fold_all()
    edit.load("a\n  b", edit.language, None)
    assert edit.folding.folded() == []
    assert shown(edit) == [0, 1]


async def test_the_gutter_folds_by_a_click(make_edit: MakeEdit) -> None:
    edit = make_edit(CODE)
    gutter = edit.gutter
    _line, top, height = next(iter(edit.visible_lines()))
    at = QPoint(gutter.width() - 12, top + height // 2)
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=at)
    assert edit.folding.folded() == [0]
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=at)
    assert edit.folding.folded() == []
    assert not edit.textCursor().hasSelection()


TEXTS = st.lists(st.sampled_from(["", "a", "  b", "    c"]), min_size=2, max_size=10).map("\n".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(TEXTS, st.data())
async def test_after_any_edit_the_rows_fit_what_shows(make_edit: MakeEdit, text: str, data: st.DataObject) -> None:
    edit = make_edit(text)
    edit.folding.fold_all()
    size = edit.document().characterCount() - 1
    for _ in range(data.draw(st.integers(1, 3))):
        size = edit.document().characterCount() - 1
        start, end = sorted((data.draw(st.integers(0, size)), data.draw(st.integers(0, size))))
        cursor = QTextCursor(edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(data.draw(st.sampled_from(["", "x", "\n", "  y\n    z"])))
    block, rows = edit.document().firstBlock(), 0
    assert block.isVisible()
    while block.isValid():
        assert block.lineCount() == (1 if block.isVisible() else 0)
        rows += block.lineCount()
        block = block.next()
    assert rows == edit.document().lineCount()
    edit.folding.unfold_all()
    assert len(shown(edit)) == edit.blockCount()


@pytest.mark.parametrize("line", [3, 7, 99])
async def test_what_cannot_be_folded_is_left(make_edit: MakeEdit, line: int) -> None:
    edit = make_edit(CODE)
    edit.folding.toggle(line)
    edit.folding.unfold(line)
    edit.folding.reveal(line)
    assert edit.folding.folded() == []


async def test_folds_move_with_the_text(make_edit: MakeEdit) -> None:
    edit = make_edit(f"import x\n\n\n{CODE}")
    edit.folding.fold([3, 8])
    cursor = QTextCursor(edit.document())
    cursor.insertText("# above\n")
    assert edit.folding.folded() == [4, 9]
    edit.folding.unfold_all()
    assert edit.folding.folded() == []
