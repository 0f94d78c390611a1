"""The find bar, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from tests.support.turns import until
from workbench.gui.editor import find_bar
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.find_bar import FindBar
from workbench.gui.editor.searchable import CodeSearch

TEXT = "alpha\nBeta\nbeta beta\n🐍 beta"


@pytest.fixture
def edit(make_edit: MakeEdit) -> CodeEdit:
    return make_edit(TEXT, "notes.txt")


@pytest.fixture
def bar(edit: CodeEdit) -> FindBar:
    made = FindBar(CodeSearch(edit), edit)
    made.open_bar()
    return made


async def test_typing_goes_to_the_first_place(bar: FindBar, edit: CodeEdit) -> None:
    QTest.keyClicks(bar.field, "beta")
    assert len(bar.found) == 4
    assert (edit.textCursor().selectedText(), edit.textCursor().blockNumber()) == ("Beta", 1)
    assert bar.count.text() == "1 of 4"


async def test_enter_goes_on_and_shift_enter_back_and_both_go_round(bar: FindBar, edit: CodeEdit) -> None:
    QTest.keyClicks(bar.field, "beta")
    seen = []
    for _ in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        seen.append(edit.position())
    assert seen == [(2, 4), (2, 9), (3, 6), (1, 4)]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.position() == (3, 6)
    assert edit.textCursor().selectedText() == "beta"


async def test_the_limit_is_said(bar: FindBar, edit: CodeEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_bar, "MOST_FOUND", 3)
    edit.insertPlainText("x\n")
    QTest.keyClicks(bar.field, "beta")
    assert len(bar.found) == 3
    assert bar.count.text() == "1 of more than 3"
    edit.go_to(0)
    edit.insertPlainText("y")
    await until(lambda: bar.count.text() == "More than 3 found")
    monkeypatch.setattr(find_bar, "MOST_FOUND", 4)
    QTest.keyClick(bar.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(bar.field, "beta")
    assert "more" not in bar.count.text().lower()


async def test_case_words_and_expressions(bar: FindBar) -> None:
    bar.field.setText("Beta")
    bar.case.click()
    assert len(bar.found) == 1
    bar.case.click()
    bar.field.setText("bet")
    bar.words.click()
    assert bar.count.text() == "Nothing found"
    bar.words.click()
    bar.regex.click()
    bar.field.setText("^b.t")
    assert len(bar.found) == 2


async def test_a_broken_expression_is_said_and_harmless(bar: FindBar) -> None:
    bar.regex.click()
    QTest.keyClicks(bar.field, "(")
    assert bar.count.text() == "Not a pattern"
    assert bar.field.property("state") == "error"
    bar.find_next()
    assert bar.found == ()


async def test_escape_closes_and_takes_the_marks_away(bar: FindBar, edit: CodeEdit) -> None:
    QTest.keyClicks(bar.field, "beta")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert bar.found == ()
    bar.find_next()
    assert edit.position() == (2, 4)


async def test_it_opens_with_the_selected_word(bar: FindBar, edit: CodeEdit) -> None:
    bar.close_bar()
    edit.select_line(3)
    bar.open_bar()
    assert bar.field.text() == "🐍 beta"
    assert len(bar.found) == 1


async def test_edits_are_searched_again(bar: FindBar, edit: CodeEdit) -> None:
    QTest.keyClicks(bar.field, "alpha")
    edit.go_to(0, 0)
    edit.insertPlainText("alpha ")
    await until(lambda: len(bar.found) == 2)
