from tests.gui.editor.conftest import MakeEdit


async def test_a_folded_line_says_how_many_are_hidden(make_edit: MakeEdit) -> None:
    folded, same = make_edit("a:\n  b\n  c"), make_edit("a:")
    folded.folding.fold([0])
    folded.go_to(0, 0)
    place = folded.cursorRect(folded.cursor_at(0, 2))
    right = place.translated(12, 0)
    right.setWidth(60)
    assert folded.viewport().grab(right).toImage() != same.viewport().grab(right).toImage()
