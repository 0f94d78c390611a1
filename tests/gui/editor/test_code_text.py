"""Two views of one text: what is typed in one is in the other, and everything but places is one."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.marks import Marks
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

CODE = "def f():\n    a = 1\n    return a\n\n\nx = f()\n"
Views = Callable[[str], tuple[CodeEdit, CodeEdit]]


@pytest.fixture
def views(make_edit: MakeEdit, look: Look, tasks: GuiTasks) -> Iterator[Views]:
    """Makes two views of a text; the text is the first one's."""
    made: list[CodeEdit] = []

    def make(text: str) -> tuple[CodeEdit, CodeEdit]:
        first = make_edit(text)
        second = CodeEdit(look, tasks, None, first.body)
        second.resize(400, 300)
        second.show()
        made.append(second)
        return first, second

    yield make
    for edit in made:
        delete(edit)


async def test_text_undo_and_whether_it_is_modified_are_one(views: Views) -> None:
    one, other = views(CODE)
    other.go_to(5, 0)
    QTest.keyClicks(one, "import os")
    QTest.keyClicks(other, "y = ")
    assert one.text == other.text == "import os" + CODE.replace("x = f", "y = x = f")
    assert (one.position(), other.position()) == ((0, 9), (5, 4))
    assert one.body.modified
    one.undo()
    one.undo()
    assert other.text == CODE
    assert not other.document().isModified()


async def test_both_are_coloured_and_numbered(views: Views) -> None:
    one, other = views(CODE)
    for edit in (one, other):
        edit.grab()
        assert edit.document().firstBlock().layout().formats()
    one.insertPlainText("\n" * 120)
    QApplication.processEvents()
    assert one.gutter.width_needed() == other.gutter.width_needed()


async def test_marks_are_one_and_move_once(views: Views) -> None:
    one, other = views(CODE)
    one.set_marks(Marks({5: ("Shop",)}))
    other.insertPlainText("\n\n")
    assert one.marks.handlers == other.marks.handlers == {7: ("Shop",)}


async def test_folds_are_one_and_no_cursor_stays_in_them(views: Views) -> None:
    one, other = views(CODE)
    other.go_to(2, 4)
    one.folding.fold([0])
    assert other.folding.folded() == [0]
    assert other.position() == (0, 8)
    other.go_to(1, 0)
    assert one.folding.folded() == []


async def test_a_text_put_in_leaves_the_views_where_they_are(views: Views) -> None:
    one, other = views(CODE)
    other.go_to(5, 3)
    one.body.put("# new\n" + CODE)
    assert other.position() == (6, 3)
    other.undo()
    assert one.text == CODE


async def test_a_view_that_goes_leaves_the_text(views: Views, look: Look, tasks: GuiTasks) -> None:
    one, _other = views(CODE)
    third = CodeEdit(look, tasks, None, one.body)
    third.document().findBlock(0)
    QTest.keyClicks(third, "z")
    delete(third)
    QTest.keyClicks(one, "y")
    assert one.text == "zy" + CODE
    one.undo()
    assert one.text.endswith(CODE)
