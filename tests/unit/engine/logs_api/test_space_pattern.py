"""Patterns of fields, with the examples of AWS's page on filter patterns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.logs_api.space_pattern import compile_fields

LINE = '127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534\n'


@pytest.mark.parametrize(
    "pattern",
    [
        "ip, user, username, timestamp, request, status_code, bytes",
        "ip, user, username, timestamp, request, status_code = 404, bytes",
        "ip, user, username, timestamp, request = *html*, status_code = 4*, bytes",
        "ip, user, username, timestamp, request, status_code = 4* && status_code != 403, bytes > 1000",
        "ip, user, username, timestamp, request, status_code = 200 || status_code = 404, bytes",
        "..., status_code, bytes",
        "..., status_code = 404,",
        "ip = 127.0.0.1, user, ..., status_code >= 400, bytes",
        "ip, user, ...",
        "...",
        ",,,,,,",
        'ip, user, username, timestamp, request = "GET /index.html HTTP/1.0", ...',
        "ip = %^127%, ..., bytes",
    ],
)
def test_what_fits(pattern: str) -> None:
    assert compile_fields(pattern)(LINE)


@pytest.mark.parametrize(
    "pattern",
    [
        "ip, user",
        "a, b, c, d, e, f, g, h",
        "a, b, c, d, ..., e, f, g, h",
        "..., status_code = 403, bytes",
        "..., bytes > 2000",
        "ip = 127.0.0.2, ...",
        "ip, user = x && ip = y, ...",
        "",
    ],
)
def test_what_does_not(pattern: str) -> None:
    assert not compile_fields(pattern)(LINE)


@pytest.mark.parametrize(
    "pattern", ["..., ..., a", "a b", 'a = "open', "a = %open", "= 1", "a > x", "a =", "1a", "a,&&"]
)
def test_what_cannot_be_read(pattern: str) -> None:
    with pytest.raises(ApiError, match=r"^Invalid filter pattern$"):
        compile_fields(pattern)


def test_a_comma_in_quotes_is_no_border() -> None:
    assert compile_fields('a = "x,y", b')('"x,y" z')


WORDS = st.from_regex(r"[A-Za-z0-9]{1,6}", fullmatch=True)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_fields_are_the_words(words: list[str]) -> None:
    fields = ", ".join(f'w{number} = "{word}"' for number, word in enumerate(words))
    assert compile_fields(fields)(" ".join(words))
    assert not compile_fields(fields)(" ".join([*words, "more"]))
    assert compile_fields(f"{fields}, ...")(" ".join([*words, "more", "words"]))
    assert compile_fields(f"..., {fields}")(" ".join(["before", *words]))


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_read_or_refused(pattern: str, message: str) -> None:
    try:
        fits = compile_fields(pattern)
    except ApiError:
        return
    assert fits(message) in (True, False)


def test_brackets_and_quotes_that_do_not_close() -> None:
    fits = compile_fields("a, b = x")
    assert fits("[ x")
    assert fits('" x')
    assert not fits("[" * 200_000), "in no more time than it is long"
