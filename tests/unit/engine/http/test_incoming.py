"""A body that fits, and one that does not."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.http.incoming import Incoming
from workbench.engine.http.message import Request, Response
from workbench.engine.http.wire import RequestHead

HEAD = RequestHead("POST", "/a?b", {"host": "x"}, keep_alive=True, expects_continue=False, length=None)


def refusal() -> Response:
    return Response(413)


@given(st.lists(st.binary(max_size=5), max_size=8), st.integers(0, 20))
def test_a_body_has_its_room(pieces: list[bytes], most_bytes: int) -> None:
    incoming = Incoming(HEAD, most_bytes, refusal)
    fits = all(list(map(incoming.add, pieces)))
    assert fits == (sum(map(len, pieces)) <= most_bytes)
    if fits:
        assert incoming.whole("::1") == Request("POST", "/a", "b", {"host": "x"}, b"".join(pieces), "::1")


@given(st.none() | st.integers(0, 5), st.integers(-1, 5))
def test_what_a_length_announces(length: int | None, most_bytes: int) -> None:
    incoming = Incoming(HEAD._replace(length=length), most_bytes, refusal)
    assert incoming.is_announced_too_long == (length is not None and length > most_bytes)


def test_one_piece_is_not_copied() -> None:
    incoming, data = Incoming(HEAD, 9, refusal), b"abc"
    incoming.add(data)
    assert incoming.whole("").body is data


def test_an_absolute_target_says_the_host() -> None:
    request = Incoming(HEAD._replace(target="http://y:1/a"), 0, refusal).whole("")
    assert (request.path, request.headers["host"]) == ("/a", "y:1")
    assert HEAD.headers["host"] == "x", "parsed headers are shared"
