"""What is on the screen, and where."""

from itertools import pairwise

from tests.gui.editor.conftest import MakeEdit


async def test_lines_in_sight_stand_one_below_the_other(make_edit: MakeEdit) -> None:
    edit = make_edit("\n".join(f"    line {number}" for number in range(200)))
    edit.go_to(100)
    rows = list(edit.visible_lines())
    assert [block.blockNumber() for block in edit.visible_blocks()] == [line for line, _, _ in rows]
    near = {block.blockNumber() for block in edit.blocks_from_top()}
    assert {line for line, _, _ in rows} <= near
    assert len(near) <= len(rows) + 3
    assert all(above[1] + above[2] == below[1] for above, below in pairwise(rows))


async def test_hidden_lines_are_not_in_sight(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n  b\nc")
    edit.folding.fold([0])
    assert [line for line, _, _ in edit.visible_lines()] == [0, 2]
    assert [block.blockNumber() for block in edit.blocks_from_top()] == [0, 2]


async def test_columns_have_their_places(make_edit: MakeEdit) -> None:
    edit = make_edit("abc\nd")
    block = edit.document().firstBlock()
    place = edit.layout_columns(block, 1, 2)
    assert place is not None
    left, right, bottom = place
    width = edit.fontMetrics().horizontalAdvance("a")
    assert (round(left), round(right)) == (edit.top_of(block).x() + width, edit.top_of(block).x() + 2 * width)
    assert round(bottom) == edit.top_of(block.next()).y()
