"""The heads of responses, literally."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.http.heads import response_head

names = st.text("abc-", min_size=1, max_size=4)
lines = st.lists(st.tuples(names, names), max_size=3).map(tuple)
any_text = st.text("\r\na:", max_size=6)


def test_response_head() -> None:
    head = response_head(202, 16, (("Content-Type", "application/json"),))
    assert head == b"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n"
    assert b"Connection: close\r\n" in response_head(400, 0, close=True)
    assert response_head(299, 0).startswith(b"HTTP/1.1 299 Unknown\r\n")


@pytest.mark.parametrize("status", [100, 101, 204, 304])
def test_a_status_without_a_body_has_no_length(status: int) -> None:
    assert b"Content-Length" not in response_head(status, 0)


def test_a_length_that_is_not_known() -> None:
    head = response_head(200, None, (("Transfer-Encoding", "chunked"),))
    assert head == b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@given(lines, any_text, any_text)
def test_a_header_stays_one_line(around: tuple[tuple[str, str], ...], name: str, value: str) -> None:
    head = response_head(200, 0, (*around, (name, value), *around))
    assert head.endswith(b"\r\n\r\n")
    assert len(head[:-4].split(b"\r\n")) == 2 * len(around) + 3
    assert head.count(b"\n") == head.count(b"\r") == 2 * len(around) + 4
