"""What a find bar sees of a code editor."""

from tests.gui.editor.conftest import MakeEdit
from tests.support.places import places
from workbench.gui.editor.search import Found
from workbench.gui.editor.searchable import CodeSearch


async def test_the_text_its_selection_and_its_marks(make_edit: MakeEdit) -> None:
    edit = make_edit("alpha\nbeta beta\n", "notes.txt")
    target = CodeSearch(edit)
    text = target.text()
    assert text.text == "alpha\nbeta beta\n"
    assert text.place(7) == (1, 1)
    assert target.text() is text, "what was made of it serves while it does not change"
    target.select(Found((1, 5), (1, 9)))
    assert target.selection() == ((1, 5), (1, 9))
    assert target.selected_text() == "beta"
    edit.selectAll()
    assert target.selected_text() == ""
    target.mark(places(["alpha"], ((0, 0), (0, 5))))
    assert any(one.cursor.selectedText() == "alpha" for one in edit.extraSelections())


async def test_edits_are_told(make_edit: MakeEdit) -> None:
    edit, told = make_edit("1", "notes.txt"), []
    CodeSearch(edit).on_change(lambda: told.append(edit.text))
    edit.textCursor().insertText("2")
    assert told == ["21"]
    target = CodeSearch(edit)
    assert target.text().text == "21"
    edit.textCursor().insertText("3")
    assert target.text().text == "231"
    target.leave()
    assert edit.window().focusWidget() is edit
