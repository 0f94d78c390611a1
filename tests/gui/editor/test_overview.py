"""Marks beside the scroll bar."""

from tests.gui.editor.conftest import MakeEdit
from tests.support.places import places
from workbench.gui.editor.line_changes import ChangeKind, LineChange
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.gui.editor.overview import HEIGHT
from workbench.gui.editor.search import NOTHING_FOUND
from workbench.model.problem import Severity


async def test_hits_problems_and_changes_are_marked_where_they_are(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n" * 999)
    view = edit.overview
    edit.selections.set_found(places(edit.mirror.lines, ((0, 0), (0, 1)), ((500, 0), (500, 1))))
    edit.set_marks(Marks({}, {999: LineProblem(Severity.ERROR, "no")}))
    edit.show_changes((LineChange(ChangeKind.ADDED, 250, 250),))
    assert list(view.marks()) == [("ok", 250, 250), ("muted", 0, 1), ("muted", 500, 1), ("err", 999, 1)]
    assert view.size() == edit.verticalScrollBar().size()
    top, height = view.place_of(999, 1)
    assert (view.place_of(0, 1)[0], height) == (0, HEIGHT)
    assert view.height() - HEIGHT - 2 <= top + height <= view.height()
    assert abs(view.place_of(250, 250)[1] - view.height() // 4) < 3


async def test_it_is_drawn_and_lets_the_pointer_through(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n" * 999)
    before = edit.verticalScrollBar().grab().toImage()
    edit.selections.set_found(places(edit.mirror.lines, ((700, 0), (700, 1))))
    assert edit.verticalScrollBar().grab().toImage() != before
    edit.selections.set_found(NOTHING_FOUND)
    assert edit.verticalScrollBar().grab().toImage() == before


async def test_many_hits_are_few_marks(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n" * 20_000)
    edit.selections.set_found(places(edit.mirror.lines, *[((line, 0), (line, 1)) for line in range(20_000)]))
    assert len(edit.overview._places) <= edit.overview.height()
