"""Targets and queries in their parts."""

from urllib.parse import quote, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.http.message import Target, query_values, split_target

visible = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20)


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("/a%2Fb", Target("/a%2Fb", "", "")),
        ("/a?b=1?c", Target("/a", "b=1?c", "")),
        ("/?", Target("/", "", "")),
        ("http://h:1/a?b", Target("/a", "b", "h:1")),
        ("HTTPS://h", Target("/", "", "h")),
        ("http://h?b=/c", Target("/", "b=/c", "h")),
        ("//h/a", Target("//h/a", "", "")),
        ("*", Target("*", "", "")),
        ("ftp://h/a?b", Target("ftp://h/a", "b", "")),
    ],
)
def test_split_target(target: str, parts: Target) -> None:
    assert split_target(target) == parts


@given(visible)
def test_any_target_has_parts(text: str) -> None:
    path, _mark, query = f"/{text}".partition("?")
    assert split_target(f"/{text}") == Target(path, query, "")
    assert len(split_target(text)) == 3


@given(st.from_regex(r"[a-z0-9.]{1,9}(:[0-9]{1,4})?", fullmatch=True), st.from_regex("(/[a-z]{0,3})*", fullmatch=True))
def test_absolute_targets_agree_with_the_library(authority: str, path: str) -> None:
    parts = urlsplit(f"http://{authority}{path}?q")
    assert split_target(f"http://{authority}{path}?q") == Target(parts.path or "/", parts.query, parts.netloc)


def test_query_values() -> None:
    assert query_values("") == {}
    assert query_values("a=1&b=&a=2&c&d=%24x+y%20;z") == {"a": ["1", "2"], "b": [""], "c": [""], "d": ["$x y ;z"]}


@given(st.lists(st.tuples(st.text(min_size=1, max_size=4), st.text(max_size=4)), max_size=4))
def test_what_is_encoded_is_decoded(pairs: list[tuple[str, str]]) -> None:
    expected: dict[str, list[str]] = {}
    for name, value in pairs:
        expected.setdefault(name, []).append(value)
    assert query_values(urlencode(pairs, quote_via=quote)) == expected
