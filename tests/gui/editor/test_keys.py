"""What typing does beyond putting a character in."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor import keys
from workbench.gui.editor.languages import Language, language_of

PYTHON = language_of(PurePath("a.py"))
SCRIPT = language_of(PurePath("a.js"))
YAML = language_of(PurePath("a.yaml"))
CODE = st.lists(st.text(" \tab#", max_size=12), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("before", "language", "expected"),
    [
        ("def f():", PYTHON, "    "),
        ("    if x:  # why", PYTHON, "        "),
        ("    return 1", PYTHON, ""),
        ("    x = 1", PYTHON, "    "),
        ("    # note:", PYTHON, "    "),
        ("    x = 'a # b:'", PYTHON, "    "),
        ("  const f = () => {", SCRIPT, "      "),
        ("Resources:", YAML, "    "),
        ("", PYTHON, ""),
    ],
)
def test_the_next_line_is_indented_as_the_code_asks(before: str, language: Language, expected: str) -> None:
    assert keys.next_indent(before, language, "    ") == expected


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["a", "  b"], "  "),
        (["a", "\tb"], "\t"),
        (["a"], "    "),
        (["/*", " * x", "    y"], "    "),
        (["a", "       b"], "    "),
    ],
)
def test_the_indent_is_the_files_own(lines: list[str], unit: str) -> None:
    assert keys.detect_indent(lines, PYTHON) == unit


def test_lines_are_commented_at_their_common_indent_and_in_again() -> None:
    lines = ["    if x:", "", "        y()"]
    commented = keys.comment_toggled(lines, "#")
    assert commented == ["    # if x:", "", "    #     y()"]
    assert keys.comment_toggled(commented, "#") == lines


@given(CODE)
def test_commenting_twice_gives_the_lines_back(lines: list[str]) -> None:
    texts = [line for line in lines if line.strip()]
    if texts and not all(line.lstrip().startswith("#") for line in texts):
        assert keys.comment_toggled(keys.comment_toggled(lines, "#"), "#") == lines


def test_a_language_without_line_comments_keeps_its_lines() -> None:
    assert keys.comment_toggled(["{}"], "") == ["{}"]


@given(CODE, st.sampled_from(["  ", "    ", "\t"]))
def test_dedent_takes_an_indent_back(lines: list[str], unit: str) -> None:
    assert [a.strip() for a in keys.dedented(keys.indented(lines, unit), unit)] == [a.strip() for a in lines]
    blank_free = [line for line in lines if line.strip()]
    assert keys.dedented(keys.indented(blank_free, unit), unit) == blank_free


def test_a_short_indent_is_taken_away_whole() -> None:
    assert keys.dedented(["  a", "\tb", "c"], "    ") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("typed", "before", "after", "close"),
    [
        ("(", "f", "", ")"),
        ("(", "f", "x", ""),
        ("[", "", " ", "]"),
        ("{", "(", ")", "}"),
        ('"', "x = ", "", '"'),
        ("'", "don", "", ""),
        ('"', '"a', "", ""),
        ('"', '"', "", ""),
        ("a", "", "", ""),
    ],
)
def test_brackets_and_quotes_close_where_that_helps(typed: str, before: str, after: str, close: str) -> None:
    assert keys.closing_for(typed, before, after) == close


def test_a_closer_is_typed_over() -> None:
    assert keys.types_over(")", ")x")
    assert not keys.types_over(")", "x")
    assert not keys.types_over("(", "(")


def test_an_empty_pair_is_one() -> None:
    assert keys.is_pair("f(", ")")
    assert not keys.is_pair("f(", "]")
    assert not keys.is_pair("", ")")


def test_the_partner_of_a_bracket_is_found_in_both_directions() -> None:
    lines = ["f(a,", "  [b, (c)]", ")"]
    assert keys.matching_bracket(lines, 0, 1) == (2, 0)
    assert keys.matching_bracket(lines, 2, 0) == (0, 1)
    assert keys.matching_bracket(lines, 1, 2) == (1, 9)
    assert keys.matching_bracket(["(("], 0, 0) is None
    assert keys.matching_bracket(["a"], 0, 0) is None
