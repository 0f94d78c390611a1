"""Which lines fold into which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor.folds import fold_around, fold_end, is_foldable

CODE = ["def f():", "", "    if x:", "        y", "", "    z", "", "", "g()", "{", "\ta", "}"]


@pytest.mark.parametrize(
    ("line", "end"), [(0, 5), (2, 3), (9, 10), (1, None), (3, None), (5, None), (8, None), (11, None)]
)
def test_what_is_indented_more_folds(line: int, end: int | None) -> None:
    assert fold_end(CODE, line) == end
    assert is_foldable(CODE, line) is (end is not None)


@pytest.mark.parametrize(("line", "head"), [(0, 0), (1, 0), (3, 2), (4, 0), (5, 0), (7, None), (8, None), (10, 9)])
def test_what_a_line_is_in(line: int, head: int | None) -> None:
    assert fold_around(CODE, line) == head


@given(st.lists(st.sampled_from(["", "a", " a", "  a", "\ta"]), min_size=1, max_size=12))
def test_folds_hold_only_deeper_lines(lines: list[str]) -> None:
    for line in range(len(lines)):
        end = fold_end(lines, line)
        if end is not None:
            own = len(lines[line]) - len(lines[line].lstrip())
            assert end > line
            assert lines[end].strip()
            assert all(
                not one.strip() or len(one) - len(one.lstrip()) > own or "\t" in one
                for one in lines[line + 1 : end + 1]
            )
        head = fold_around(lines, line)
        assert head is None or (head <= line and is_foldable(lines, head))
