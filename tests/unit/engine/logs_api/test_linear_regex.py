"""Against Python's own, on expressions that both know."""

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.logs_api import linear_regex
from workbench.engine.logs_api.linear_regex import MOST_STEPS, LinearRegex, RegexError


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("AUTHORIZED", "UNAUTHORIZED REQUEST", True),
        ("ERROR 4[0-1]\\d", "ERROR 404", True),
        ("ERROR 4[0-1]\\d", "ERROR 424", False),
        ("^a", "ba", False),
        ("^a|^b", "ba", True),
        ("a$", "ba\n", True),
        ("a$", "ab", False),
        ("^$", "", True),
        ("^$", "\n", True),
        ("^$", "a", False),
        ("", "anything", True),
        ("a|", "b", True),
        ("[|]", "a|b", True),
        ("\\|", "|", True),
        ("[^a]", "aaa", False),
        ("[]a]", "]", True),
        ("a{2}", "ababa", False),
        ("a{2,}b", "aaaab", True),
        ("^a{2,3}$", "aaaa", False),
        ("^a{0,2}$", "", True),
        ("ab?c", "ac", True),
        ("a+?b", "aab", True),
        ("\\w+@\\w+\\.com", "mail joe@example.com", True),
        (".", "\n", False),
        ("a.c", "a\nc", False),
        ("b^", "b", False),
        ("$a", "a", False),
        ("a*$", "b", True),
    ],
)
def test_what_is_found(expression: str, text: str, found: bool) -> None:
    assert LinearRegex(expression).found_in(text) is found


@pytest.mark.parametrize(
    "expression",
    [
        *("(a)", "a!", "*", "a**", "a++", "+a", "[a", "a]", "a{", "a}", "a{2", "a{3,2}", "{2}", "^*", "\\", "\\b", "é"),
        *("[b-a]", f"a{{{MOST_STEPS + 1}}}", "a{400}b{400}", "a{99999}", "a" * (MOST_STEPS + 1)),
    ],
)
def test_what_cannot_be_read(expression: str) -> None:
    with pytest.raises(RegexError):
        LinearRegex(expression)


ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "\\.", "\\s"])
COUNTS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,}", "{0,2}"])
ROWS = st.lists(st.builds(str.__add__, ATOMS, COUNTS), max_size=5).map("".join)
ANCHORED = st.builds("{}{}{}".format, st.sampled_from(["", "^"]), ROWS, st.sampled_from(["", "$"]))
EXPRESSIONS = st.lists(ANCHORED, min_size=1, max_size=3).map("|".join)


@given(EXPRESSIONS, st.text(alphabet="ab.1 \né", max_size=14))
def test_it_finds_what_python_finds(expression: str, text: str) -> None:
    line = text.replace("\n", " ")  # of `$` the two think differently before other line feeds
    assert LinearRegex(expression).found_in(f"{line}\n") is (re.search(expression, line) is not None)


@given(st.text(alphabet="ab[]{}^$|\\*+?.,-019 ", max_size=20), st.text(alphabet="ab1 ", max_size=10))
def test_any_text_is_read_as_python_reads_it_or_refused(expression: str, text: str) -> None:
    try:
        regex = LinearRegex(expression)
    except RegexError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        assert regex.found_in(text) is (re.search(expression, text) is not None)


def test_long_lines_take_no_longer_than_they_are() -> None:
    text = "a" * 250_000
    assert not LinearRegex("a*a*a*a*a*b").found_in(text)
    assert not LinearRegex("a+b").found_in(text)
    assert LinearRegex("a*a*a*a*a*$").found_in(text)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_regex, "KEPT_STATES", 3)
    regex = LinearRegex("a.{6}b")
    assert regex.found_in("abababaabbab" * 3)
    assert not regex.found_in("aaaaaaaaaaaaaaaaaaa")
    assert len(regex._states) <= 3
