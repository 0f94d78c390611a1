from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.runs.line_matching import Stretch, matching

LINES = st.lists(st.sampled_from("abcdefg"), max_size=14)


@given(LINES, LINES)
def test_stretches_are_the_same_lines_and_rise(left: list[str], right: list[str]) -> None:
    at_left = at_right = 0
    for stretch in matching(left, right):
        assert stretch.size > 0
        assert stretch.left >= at_left
        assert stretch.right >= at_right
        at_left, at_right = stretch.left + stretch.size, stretch.right + stretch.size
        assert left[stretch.left : at_left] == right[stretch.right : at_right]


@given(LINES)
def test_a_text_is_one_stretch_with_itself(lines: list[str]) -> None:
    assert matching(lines, lines) == ([Stretch(0, 0, len(lines))] if lines else [])


@given(LINES, LINES, LINES)
def test_what_is_added_between_two_texts_is_all_that_is_new(start: list[str], new: list[str], end: list[str]) -> None:
    found = matching([*start, *end], [*start, *new, *end])
    assert sum(stretch.size for stretch in found) == len(start) + len(end)


def test_unique_lines_hold_the_common_ones_in_place() -> None:
    left = ["{", "a", "}", "{", "b", "}"]
    right = ["{", "new", "}", "{", "a", "}", "{", "b", "}"]
    assert matching(left, right)[-1] == Stretch(1, 4, 5)


def test_two_long_texts_without_unique_lines_end() -> None:
    left, right = ["{", "}"] * 5_000, ["}", "x", "{"] * 5_000
    assert matching(left, right) == []
