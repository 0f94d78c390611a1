import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.url_prelude import INTEGRATION_TYPE, MOST_BYTES, PreludeParser, has_prelude
from workbench.engine.lambda_api.url_response import Head, MalformedResponseError

STREAM = ("Content-Type", "application/octet-stream")


def prelude(body: bytes = b"", **members: Any) -> bytes:
    return json.dumps(members).encode() + bytes(8) + body


def parsed(*pieces: bytes) -> tuple[Head, bytes]:
    """What comes of the pieces; the body has those that follow the prelude, too."""
    parser = PreludeParser()
    for number, piece in enumerate(pieces):
        if (found := parser.feed(piece)) is not None:
            return found[0], found[1] + b"".join(pieces[number + 1 :])
    raise AssertionError("it is not whole")


def test_a_prelude_has_status_headers_and_cookies() -> None:
    data = prelude(
        b"body",
        statusCode=201,
        headers={"Content-Type": "text/html"},
        cookies=["a=1", "b=2"],
        multiValueHeaders={"x-a": ["1", "2"]},
    )
    head, body = parsed(data)
    assert head == Head(
        201,
        [("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("x-a", "1"), ("x-a", "2")],
    )
    assert body == b"body"


def test_an_empty_prelude_is_200() -> None:
    assert parsed(prelude()) == (Head(200, [STREAM]), b"")


@pytest.mark.parametrize(
    ("content_type", "has"),
    [
        (INTEGRATION_TYPE, True),
        (f"{INTEGRATION_TYPE.title()}; charset=utf-8", True),
        ("application/json", False),
        ("", False),
    ],
)
def test_the_type_says_whether_there_is_one(content_type: str, has: bool) -> None:
    assert has_prelude(content_type) is has


def test_it_may_be_cut_at_every_place() -> None:
    data = prelude(bytes(3) + b"x" + bytes(9), statusCode=418)
    whole = parsed(data)
    assert whole[0].status == 418
    for first in range(len(data) + 1):
        for second in range(first, len(data) + 1):
            assert parsed(data[:first], data[first:second], data[second:]) == whole


@given(st.binary(max_size=40), st.lists(st.integers(1, 9), max_size=60))
def test_it_may_be_cut_anyhow(body: bytes, sizes: list[int]) -> None:
    rest = prelude(body, statusCode="404", headers={"x-a": "ü"})
    pieces = []
    for size in sizes:
        pieces.append(rest[:size])
        rest = rest[size:]
    assert parsed(*pieces, rest) == (Head(404, [STREAM, ("x-a", "ü")]), body)


@pytest.mark.parametrize(
    "data",
    [bytes(8), b"{" + bytes(8), b"[]" + bytes(8), b"\xff" + bytes(8), prelude(statusCode=1), prelude(headers=3)],
)
def test_what_is_no_prelude(data: bytes) -> None:
    with pytest.raises(MalformedResponseError, match=r"\w"):
        PreludeParser().feed(data)


def test_a_prelude_that_does_not_end_is_given_up() -> None:
    parser = PreludeParser()
    assert parser.feed(b"x" * MOST_BYTES) is None
    with pytest.raises(MalformedResponseError, match="eight NUL bytes"):
        parser.feed(b"x")
