"""Terms, with the examples of AWS's page on filter patterns."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.term_pattern import compile_regex, compile_terms, everything, unescaped

BAD, UNAUTHORIZED = "[ERROR 400] BAD REQUEST", "[ERROR 401] UNAUTHORIZED REQUEST"
MISSING, INVALID = "[ERROR 419] MISSING ARGUMENTS", "[ERROR 420] INVALID ARGUMENTS"
WARNING, FINE = "[WARN] UNAUTHORIZED REQUEST", "[INFO] REQUEST FAILED"
MESSAGES = (BAD, UNAUTHORIZED, MISSING, INVALID, WARNING, FINE)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("ERROR", (BAD, UNAUTHORIZED, MISSING, INVALID)),
        ("error", ()),
        ("ERROR ARGUMENTS", (MISSING, INVALID)),
        ("ERROR  -ARGUMENTS", (BAD, UNAUTHORIZED)),
        ("-ARGUMENTS", (BAD, UNAUTHORIZED, WARNING, FINE)),
        ('-"BAD REQUEST" ERROR -MISSING', (UNAUTHORIZED, INVALID)),
        ("?WARN ?ARGUMENTS", (MISSING, INVALID, WARNING)),
        ('?"BAD REQUEST"', (BAD,)),
        ("?ERROR ?ARGUMENTS REQUEST", (BAD, UNAUTHORIZED, WARNING, FINE)),
        ("?WARN -REQUEST", (MISSING, INVALID)),
        ('"INVALID ARGUMENTS"', (INVALID,)),
        ('"ARGUMENTS INVALID"', ()),
        ('" "', MESSAGES),
        ('""', MESSAGES),
        ("AUTHORIZED", (UNAUTHORIZED, WARNING)),
        ("%AUTHORIZED%", (UNAUTHORIZED, WARNING)),
        ("%ERROR 4[0-1]\\d%", (BAD, UNAUTHORIZED, MISSING)),
        ("%^.INFO%", (FINE,)),
    ],
)
def test_which_messages_fit(pattern: str, found: tuple[str, ...]) -> None:
    assert tuple(filter(compile_terms(pattern), MESSAGES)) == found


@pytest.mark.parametrize(
    "pattern",
    ["email@domain.com", "a-b", "a.b", '"open', 'a"b"', '"a"b', "--a", "? a", "-", "a,b", "%", "%%", "%a", "%a!%"],
)
def test_what_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ApiError, match=r"^Invalid filter pattern$") as found:
        compile_terms(pattern)
    assert found.value.code == "InvalidParameterException"


@pytest.mark.parametrize("pattern", ["%(a)%", "%a[%", "%*a%", "%a%b%", "%é%", "%a{99999999999}%"])
def test_regular_expressions_that_are_refused(pattern: str) -> None:
    with pytest.raises(ApiError, match="Invalid filter pattern"):
        compile_regex(pattern)


def test_quotes_within_quotes() -> None:
    assert compile_terms(r'"say \"hi\" \\"')('they say "hi" \\')
    assert unescaped(r"\"\\n") == '"\\n'


@given(st.text(min_size=1), st.text(), st.text())
def test_a_phrase_is_found_in_what_holds_it(phrase: str, before: str, after: str) -> None:
    quoted = phrase.replace("\\", "\\\\").replace('"', '\\"')
    assert compile_terms(f'"{quoted}"')(before + phrase + after)
    excluded = compile_terms(f'-"{quoted}"')
    assert not excluded(before + phrase + after)


@given(st.lists(st.from_regex(r"[A-Za-z0-9_]{1,8}", fullmatch=True), min_size=1, max_size=6), st.text(max_size=40))
def test_terms_are_as_python_finds_them(terms: list[str], message: str) -> None:
    assert compile_terms(" ".join(terms))(message) is all(term in message for term in terms)
    assert compile_terms(" ".join(f"?{term}" for term in terms))(message) is any(term in message for term in terms)


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_read_or_refused(pattern: str) -> None:
    try:
        fits = compile_terms(pattern)
    except ApiError:
        return
    assert fits("a message") in (True, False)


@given(st.from_regex(re.compile(r"[A-Za-z0-9#=@/;,\-]+", re.ASCII), fullmatch=True), st.text(max_size=40))
def test_a_regex_without_operators_is_found_anywhere(text: str, around: str) -> None:
    assert compile_terms(f"%{text}%")(around + text + around)


def test_everything() -> None:
    assert everything("")
