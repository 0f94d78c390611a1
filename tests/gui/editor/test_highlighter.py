"""Colours reach the blocks on the screen, and follow edits, languages and themes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from tests.support.turns import until
from workbench.gui.editor import highlighter as module
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.look import Look


def coloured(edit: CodeEdit, line: int) -> list[tuple[int, int, str]]:
    """Start, length and colour of what is laid on a line."""
    formats = edit.document().findBlockByNumber(line).layout().formats()
    return [(one.start, one.length, one.format.foreground().color().name()) for one in formats]


async def test_code_is_coloured_at_once(make_edit: MakeEdit, look: Look) -> None:
    edit = make_edit("def load(x):\n    return 'a'")
    assert coloured(edit, 0) == [(0, 3, look.color("kw").name()), (4, 4, look.color("fn").name())]
    assert coloured(edit, 1)[1] == (11, 3, look.color("st").name())


async def test_a_key_changes_the_colours_below_it(make_edit: MakeEdit, look: Look) -> None:
    edit = make_edit("x = 1\ny = 2")
    edit.go_to(0, 5)
    QTest.keyClicks(edit, "#")
    assert coloured(edit, 0)[-1][2] == look.color("co").name()
    edit.go_to(0, 0)
    edit.insertPlainText('"""')
    assert coloured(edit, 1) == [(0, 5, look.color("st").name())]
    edit.undo()
    assert coloured(edit, 1) == [(4, 1, look.color("nu").name())]


async def test_columns_are_qts(make_edit: MakeEdit) -> None:
    edit = make_edit("'🐍' + 'b'")
    assert [run[:2] for run in coloured(edit, 0)] == [(0, 4), (7, 3)]


async def test_lines_out_of_sight_are_coloured_when_they_come(make_edit: MakeEdit) -> None:
    edit = make_edit("x = 1\n" * 2000)
    assert coloured(edit, 1900) == []
    await until(lambda: edit.highlighter.settled)
    edit.go_to(1900)
    assert [run[:2] for run in coloured(edit, 1900)] == [(4, 1)]


async def test_long_files_are_lexed_in_slices(make_edit: MakeEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEY_BUDGET_S", 0.0)
    monkeypatch.setattr(module, "SLICE_S", 0.0)
    edit = make_edit("x = '''\n" + "y = 1\n" * 60 + "'''\n")
    assert not edit.highlighter.settled
    await until(lambda: edit.highlighter.settled)
    assert edit.highlighter.runs(40) == ((0, 5, "st"),)


async def test_json_is_lexed_in_a_worker(make_edit: MakeEdit) -> None:
    edit = make_edit('{"a": 12}', "event.json")
    assert edit.highlighter.runs(0) == ()
    await until(lambda: edit.highlighter.runs(0))
    assert [style for _start, _length, style in edit.highlighter.runs(0)] == ["fn", "nu"]
    edit.go_to(0, 8)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    await until(lambda: edit.highlighter.settled and edit.highlighter.runs(1) == ())


async def test_lexers_that_look_far_are_checked_again(make_edit: MakeEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RECHECK_DELAY_MS", 1)
    edit = make_edit("# Title\n\ntext", "README.md")
    await until(lambda: edit.highlighter.settled)
    edit.go_to(2, 4)
    QTest.keyClicks(edit, "s")
    await until(lambda: edit.highlighter.settled)
    assert edit.text == "# Title\n\ntexts"


async def test_a_theme_brings_its_colours(make_edit: MakeEdit, look: Look) -> None:
    edit = make_edit("import os")
    dark = coloured(edit, 0)
    look.choose("light")
    assert coloured(edit, 0) != dark
    assert coloured(edit, 0)[0][2] == look.color("kw").name()
    look.choose("dark")


async def test_without_a_lexer_there_are_no_colours(make_edit: MakeEdit) -> None:
    edit = make_edit("import os")
    edit.highlighter.set_lexer(None)
    assert coloured(edit, 0) == []
    assert edit.highlighter.runs(0) == ()


async def test_a_place_that_is_not_lexed_yet_is_coloured_when_its_turn_comes(make_edit: MakeEdit) -> None:
    edit = make_edit("x = 1\n" * 20_000)
    edit.go_to(19_000)
    QTest.keyClicks(edit, "y")
    assert not edit.highlighter.settled
    assert coloured(edit, 19_000) == []
    await until(lambda: edit.highlighter.settled)
    assert [run[:2] for run in coloured(edit, 19_001)] == [(4, 1)]


async def test_a_key_is_followed_no_further_than_it_reaches(make_edit: MakeEdit, look: Look) -> None:
    edit = make_edit("x = 1\n" * 20_000)
    reached = edit.highlighter._lexer.reached  # type: ignore[union-attr]
    edit.go_to(3, 5)
    QTest.keyClicks(edit, "#")
    assert coloured(edit, 3)[-1][2] == look.color("co").name()
    assert edit.highlighter._lexer.reached == reached, "the rest waits until nobody types"  # type: ignore[union-attr]
