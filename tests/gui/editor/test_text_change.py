"""A text becomes another one by its differences, in one undo step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.text_change import apply_edits, change_text, differing, moved
from workbench.model.lint import LintEdit

LINES = st.lists(st.sampled_from(["", "a", "b = 1", "é🙂 = x", "    return", "\tx"]), min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120)
@given(LINES, LINES)
async def test_any_text_becomes_any_other_and_comes_back(
    make_edit: MakeEdit, before: list[str], after: list[str]
) -> None:
    edit = make_edit("\n".join(before))
    change_text(edit, "\n".join(after))
    assert edit.text == "\n".join(after)
    assert edit.mirror.lines == after
    if before != after:
        edit.undo()
        assert edit.mirror.lines == before


async def test_cursor_and_marks_stay_with_their_lines(make_edit: MakeEdit) -> None:
    edit = make_edit("import os\nx=1\n\ndef f():\n    return 2\n")
    edit.go_to(4, 11)
    change_text(edit, "import os\n\nx = 1\n\n\ndef f():\n    return 2\n")
    assert edit.position() == (6, 11)
    assert edit.document().isModified()
    edit.undo()
    assert edit.text.startswith("import os\nx=1")


async def test_nothing_is_done_where_nothing_differs(make_edit: MakeEdit) -> None:
    edit = make_edit("x\n")
    revision = edit.document().revision()
    change_text(edit, "x\n")
    assert edit.document().revision() == revision


async def test_edits_in_one_step(make_edit: MakeEdit) -> None:
    edit = make_edit("import os\nx = '🙂' + os\n")
    edits = (LintEdit((0, 0), (1, 0), ""), LintEdit((1, 10), (1, 12), "y"), LintEdit((9, 0), (9, 0), "end"))
    apply_edits(edit, edits)
    assert edit.text == "x = '🙂' + y\nend"
    edit.undo()
    assert edit.text == "import os\nx = '🙂' + os\n"


@pytest.mark.parametrize(
    ("before", "after", "line", "now"),
    [("a b c", "a x b c", 2, 3), ("a b c", "b c", 2, 1), ("a b c", "a c", 1, 1), ("a b c", "a x y c", 1, 1)],
)
def test_where_a_line_goes(before: str, after: str, line: int, now: int) -> None:
    assert moved(differing(before.split(), after.split()), line) == now


def test_large_middles_are_replaced_whole() -> None:
    before, after = [f"a{number}" for number in range(9000)], [f"b{number}" for number in range(9000)]
    assert differing(["x", *before, "y"], ["x", *after, "y"]) == [(1, 9001, 1, 9001)]
