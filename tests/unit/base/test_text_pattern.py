"""Patterns from what a person types."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.text_pattern import expanded, plain_text, text_pattern


@given(st.text(min_size=1), st.text(), st.text())
def test_plain_text_finds_itself_with_any_signs(text: str, before: str, after: str) -> None:
    found = text_pattern(text, case=True).search(before + text + after)
    assert found is not None
    assert found[0] == text


def test_case_counts_when_asked() -> None:
    assert text_pattern("Order").search("an order")
    assert not text_pattern("Order", case=True).search("an order")


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ("id", "id = 1", True),
        ("id", "idle", False),
        ("id", "an_id", False),
        ("$id", "a $id.", True),
        ("é", "née", False),
    ],
)
def test_whole_words(text: str, where: str, found: bool) -> None:
    assert bool(text_pattern(text, words=True).search(where)) is found


def test_alternatives_are_whole_words_each() -> None:
    assert text_pattern("a|b", words=True, regex=True).search("cb") is None


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(re.error):
        text_pattern("(", regex=True)
    assert text_pattern("(").search("f(")


def test_lines_begin_and_end_in_the_middle_of_a_text() -> None:
    assert text_pattern("^b$", regex=True).search("a\nb\nc")


def test_groups_are_put_in() -> None:
    match = re.compile(r"(\w+)=(\w+)").search("a=b")
    assert match is not None
    assert expanded(match, r"\2=\1", regex=True) == "b=a"
    assert expanded(match, r"\2=\1", regex=False) == r"\2=\1"
    assert expanded(match, r"\3", regex=True) == r"\3"


@given(st.text(max_size=12))
def test_plain_text_is_told_from_patterns(text: str) -> None:
    assert plain_text(text_pattern(text)) == text
    assert plain_text(text_pattern(text, case=True)) == text
    assert plain_text(text_pattern(text, words=True)) is None


def test_an_expression_is_more_than_its_text() -> None:
    assert plain_text(text_pattern("a+b", regex=True)) is None
    assert plain_text(text_pattern(r"\d", regex=True)) is None
    assert plain_text(text_pattern("ab", regex=True)) == "ab"
