"""Finding text, and going round the places where it was found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor.search import Found, Places, Query, SearchText, compile_query, find_all, next_place

LINES = ["alpha beta", "Beta (b.t)", "", "betabeta"]


def found_in(lines: list[str], query: Query, limit: int = 20_000) -> Places:
    return find_all(SearchText(lines), compile_query(query), limit)


def places(query: Query) -> list[tuple[int, int]]:
    return [one.start for one in found_in(LINES, query)]


def test_plain_text_is_found_in_any_case_and_is_no_pattern() -> None:
    assert places(Query("beta")) == [(0, 6), (1, 0), (3, 0), (3, 4)]
    assert places(Query("b.t")) == [(1, 6)]


def test_case_and_words() -> None:
    assert places(Query("Beta", case=True)) == [(1, 0)]
    assert places(Query("beta", words=True)) == [(0, 6), (1, 0)]


def test_expressions_match_line_ends_and_across_lines() -> None:
    assert places(Query("^b", regex=True)) == [(1, 0), (3, 0)]
    assert list(found_in(LINES, Query(r"a\nB", regex=True, case=True))) == [Found((0, 9), (1, 1))]


def test_empty_matches_are_no_places() -> None:
    assert places(Query("x*", regex=True)) == []


def test_a_broken_expression_is_an_error() -> None:
    with pytest.raises(re.error):
        compile_query(Query("(", regex=True))


def test_there_is_a_limit() -> None:
    assert len(find_all(SearchText(["a" * 100]), compile_query(Query("a")), limit=7)) == 7


def test_next_and_previous_go_round() -> None:
    found = found_in(LINES, Query("beta"))
    assert next_place(found, (0, 7)) == 1
    assert next_place(found, (3, 5)) == 0
    assert next_place(found, (3, 4), backward=True) == 2
    assert next_place(found, (0, 6), backward=True) == 3
    assert next_place([], (0, 0)) is None


def test_letters_that_only_other_cases_of_ascii_are_found_as_by_an_expression() -> None:
    lines = ["ſee me", "a \u212a here", "I \u0130 i \u0131"]
    for wanted in ("s", "k", "i", "ME"):
        assert spans(lines, wanted) == oracle(lines, wanted)


@given(st.lists(st.text("aAbBéÉ .\t", max_size=6), min_size=1, max_size=6), st.text("aAbé. ", min_size=1, max_size=3))
def test_places_are_where_an_expression_finds_them(lines: list[str], wanted: str) -> None:
    assert spans(lines, wanted) == oracle(lines, wanted)


@given(st.lists(st.text("ab", max_size=5), min_size=1, max_size=8), st.sampled_from(["a", "a\nb", "b*", "a$\n*", "^a"]))
def test_places_of_expressions_may_go_over_lines(lines: list[str], wanted: str) -> None:
    found = found_in(lines, Query(wanted, regex=True))
    assert list(found) == oracle(lines, wanted, regex=True)


@given(st.integers(0, 5), st.integers(0, 4))
def test_going_round_is_what_a_look_at_each_place_gives(line: int, column: int) -> None:
    found = found_in(["ab", "", "abab", "b", "a"], Query("ab"))
    at = (line, column)
    after = [number for number, one in enumerate(found) if one.start >= at]
    before = [number for number, one in enumerate(found) if one.end <= at]
    assert next_place(found, at) == (after[0] if after else 0)
    assert next_place(found, at, backward=True) == (before[-1] if before else len(found) - 1)


def spans(lines: list[str], wanted: str) -> list[Found]:
    return list(found_in(lines, Query(wanted)))


def oracle(lines: list[str], wanted: str, *, regex: bool = False) -> list[Found]:
    text = "\n".join(lines)
    pattern = re.compile(wanted if regex else re.escape(wanted), re.MULTILINE | re.IGNORECASE)

    def place(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1

    return [Found(place(one.start()), place(one.end())) for one in pattern.finditer(text) if one[0]]


def test_the_columns_of_a_lone_line_count_on_over_its_line_breaks() -> None:
    found = found_in(["one\ntwo one"], Query("one"))
    assert list(found) == [Found((0, 0), (0, 3)), Found((0, 8), (0, 11))]
    assert list(found_in(["one\ntwo one"], Query("one"), 1)) == list(found[:1])


@given(st.lists(st.text("ab", max_size=5), min_size=2, max_size=8))
def test_a_place_knows_its_line(lines: list[str]) -> None:
    found = found_in(lines, Query("a"))
    assert list(found.first_lines()) == [one.start[0] for one in found]
    assert [one.start for one in found] == [
        (number, at) for number, line in enumerate(lines) for at, letter in enumerate(line) if letter == "a"
    ]
