"""Finding text, and going round the places where it was found."""

import re

import pytest

from workbench.gui.editor.search import Found, Query, compile_query, find_all, next_place

LINES = ["alpha beta", "Beta (b.t)", "", "betabeta"]


def places(query: Query) -> list[tuple[int, int]]:
    return [one.start for one in find_all(LINES, compile_query(query))]


def test_plain_text_is_found_in_any_case_and_is_no_pattern() -> None:
    assert places(Query("beta")) == [(0, 6), (1, 0), (3, 0), (3, 4)]
    assert places(Query("b.t")) == [(1, 6)]


def test_case_and_words() -> None:
    assert places(Query("Beta", case=True)) == [(1, 0)]
    assert places(Query("beta", words=True)) == [(0, 6), (1, 0)]


def test_expressions_match_line_ends_and_across_lines() -> None:
    assert places(Query("^b", regex=True)) == [(1, 0), (3, 0)]
    assert find_all(LINES, compile_query(Query(r"a\nB", regex=True, case=True))) == [Found((0, 9), (1, 1))]


def test_empty_matches_are_no_places() -> None:
    assert places(Query("x*", regex=True)) == []


def test_a_broken_expression_is_an_error() -> None:
    with pytest.raises(re.error):
        compile_query(Query("(", regex=True))


def test_there_is_a_limit() -> None:
    assert len(find_all(["a" * 100], compile_query(Query("a")), limit=7)) == 7


def test_next_and_previous_go_round() -> None:
    found = find_all(LINES, compile_query(Query("beta")))
    assert next_place(found, (0, 7)) == 1
    assert next_place(found, (3, 5)) == 0
    assert next_place(found, (3, 4), backward=True) == 2
    assert next_place(found, (0, 6), backward=True) == 3
    assert next_place([], (0, 0)) is None
