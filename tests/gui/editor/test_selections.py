"""Current line, bracket pairs, found text and problems are marked where they are."""

from tests.gui.editor.conftest import MakeEdit
from tests.support.places import places
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.model.problem import Severity


def marked(edit: CodeEdit) -> list[str]:
    return [one.cursor.selectedText() for one in edit.extraSelections()]


async def test_the_current_line_is_marked_unless_text_is_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    assert marked(edit) == [""]
    edit.go_to(1)
    shown = edit.extraSelections()
    assert shown[0].cursor.blockNumber() == 1
    edit.select_line(0)
    assert marked(edit) == []


async def test_the_pair_of_a_bracket_at_the_cursor_is_marked(make_edit: MakeEdit) -> None:
    edit = make_edit("f(🐍,\n  [a])")
    edit.go_to(0, 1)
    assert marked(edit) == ["", "(", ")"]
    edit.go_to(1, 5)
    assert marked(edit) == ["", "]", "["] or marked(edit) == ["", ")", "("]
    edit.go_to(0, 0)
    assert marked(edit) == [""]


async def test_found_text_in_sight_is_marked(make_edit: MakeEdit) -> None:
    edit = make_edit("ab\n" * 500)
    edit.selections.set_found(places(edit.mirror.lines, *[((line, 0), (line, 2)) for line in range(500)]))
    assert 10 < marked(edit).count("ab") < 60
    edit.verticalScrollBar().setValue(400)
    shown = edit.extraSelections()
    assert {one.cursor.blockNumber() for one in shown[1:]} <= set(range(400, 440))


async def test_places_that_are_gone_are_not_marked(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb")
    edit.selections.set_found(places(["a"] * 8, ((0, 0), (0, 1)), ((7, 0), (7, 1))))
    assert marked(edit) == ["", "a"]


async def test_problems_are_underlined(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n  load(x)\n")
    plain = edit.viewport().grab().toImage()
    edit.set_marks(Marks({}, {1: LineProblem(Severity.WARNING, "Slow.", 2)}))
    at_column = edit.viewport().grab().toImage()
    edit.set_marks(Marks({}, {1: LineProblem(Severity.ERROR, "Slow.")}))
    whole_line = edit.viewport().grab().toImage()
    assert plain != at_column != whole_line
