"""Several carets: how they come and go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor import carets
from workbench.gui.editor.code_edit import CodeEdit

Alt = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def places(edit: CodeEdit) -> list[tuple[int, int]]:
    """Line and UTF-16 column of every caret."""
    return [(one.blockNumber(), one.positionInBlock()) for one in edit.carets.every()]


def selected(edit: CodeEdit) -> list[str]:
    return [one.selectedText() for one in edit.carets.every()]


async def test_the_next_place_is_added_round_at_the_end(make_edit: MakeEdit) -> None:
    edit = make_edit("ab cd ab\n🐍 ab")
    edit.go_to(0, 7)
    edit.carets.add_next()
    assert (selected(edit), edit.carets.others) == (["ab"], ())
    edit.carets.add_next()
    assert places(edit) == [(0, 8), (1, 5)]
    edit.carets.add_next()
    edit.carets.add_next()
    assert selected(edit) == ["ab", "ab", "ab"]
    assert edit.textCursor().position() == 2


async def test_every_place_is_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("🐍 a, b\n  a, b\nab")
    cursor = edit.cursor_at(0, 2)
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, 3)
    edit.setTextCursor(cursor)
    edit.carets.add_every()
    assert selected(edit) == ["a, ", "a, "]
    assert edit.position() == (0, 5)


async def test_without_a_word_nothing_is_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("")
    edit.carets.add_every()
    edit.carets.add_next()
    assert edit.carets.others == ()


async def test_carets_above_and_below_keep_their_column(make_edit: MakeEdit) -> None:
    edit = make_edit("long line\nab\n\nlong line")
    edit.go_to(0, 5)
    for _ in range(4):
        edit.carets.add_beside(1)
    assert places(edit) == [(0, 5), (1, 2), (2, 0), (3, 5)]
    edit.carets.add_beside(-1)
    assert len(places(edit)) == 4


async def test_what_is_folded_has_no_carets(make_edit: MakeEdit) -> None:
    edit = make_edit("a:\n  b\n  c\nd")
    edit.folding.fold([0])
    edit.go_to(0)
    edit.carets.add_beside(1)
    assert places(edit) == [(0, 0), (3, 0)]


async def test_a_click_with_alt_adds_one_and_takes_it_away(make_edit: MakeEdit) -> None:
    edit = make_edit("one\ntwo\nthree")
    place = edit.cursorRect(edit.cursor_at(2, 2)).center()
    QTest.mouseClick(edit.viewport(), LEFT, Alt, place)
    assert places(edit) == [(0, 0), (2, 2)]
    QTest.mouseClick(edit.viewport(), LEFT, Alt, place)
    assert places(edit) == [(0, 0)]
    QTest.mouseClick(edit.viewport(), LEFT, Alt, place)
    QTest.mouseClick(edit.viewport(), LEFT, pos=edit.cursorRect(edit.cursor_at(1, 1)).center())
    assert places(edit) == [(1, 1)]


async def test_escape_leaves_one(make_edit: MakeEdit) -> None:
    edit = make_edit("a\na")
    edit.carets.add_beside(1)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert places(edit) == [(1, 0)]


async def test_they_are_drawn(make_edit: MakeEdit) -> None:
    edit = make_edit("abc abc\nabc")
    edit.go_to(0, 0)
    one = edit.viewport().grab().toImage()
    edit.carets.add_every()
    every = edit.viewport().grab().toImage()
    edit.carets.clear()
    edit.go_to(0, 0)
    edit.carets.add_beside(1)
    assert len({one.cacheKey(), every.cacheKey()}) == 2
    assert every != one
    assert edit.viewport().grab().toImage() != one


async def test_there_are_never_too_many(make_edit: MakeEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carets, "MOST", 3)
    edit = make_edit("a\n" * 10)
    edit.carets.add_every()
    assert len(places(edit)) <= 4
    for _ in range(5):
        edit.carets.add_beside(1)
    assert len(places(edit)) <= 4
