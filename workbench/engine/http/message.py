"""What a handler of HTTP requests gets and gives."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qs

from workbench.engine.http.wire import Headers, RequestHead

HeaderLines = Sequence[tuple[str, str]]
"""Headers of an answer, in the order in which they are sent; a name may come more than once."""


@dataclass(frozen=True, slots=True)
class Request:
    """A whole request. `path` and `query` are as sent (percent-encoded), `query` without its `?`.

    Header names are in lower case; `peer` is the client's address without its port.
    """

    method: str
    path: str
    query: str
    headers: Headers
    body: bytes
    peer: str


@dataclass(frozen=True, slots=True)
class Response:
    """An answer that is there as a whole. The server adds its length, its date, and what the connection needs."""

    status: int
    body: bytes = b""
    headers: HeaderLines = ()


@dataclass(frozen=True, slots=True)
class StreamedResponse:
    """An answer that is sent as it comes. `chunks` is asked for the next one when the client has taken the last.

    If `chunks` raises, the connection is cut, so that the client does not take the part for the whole; if the client
    hangs up, `chunks` is closed (`aclose`) where it stands.
    """

    status: int
    headers: HeaderLines
    chunks: AsyncIterator[bytes]


Handler = Callable[[Request], Awaitable[Response | StreamedResponse]]
"""Answers a request. It goes on when the client hangs up (LAMBDA_FACTS §3.7)."""

Limit = Callable[[RequestHead], tuple[int, Callable[[], Response]]]
"""Asked before the body is read: the most bytes that it may have, and the answer when it has more."""


class Target(NamedTuple):
    """A request target in its parts; `authority` is the host and port of an absolute one, else empty."""

    path: str
    query: str
    authority: str


def split_target(target: str) -> Target:
    """The parts of `/path?query` or `http://authority/path?query` (RFC 9112 §3.2); of any other form a path."""
    authority = ""
    if not target.startswith("/"):
        scheme, absolute, rest = target.partition("://")
        if absolute and scheme.lower() in ("http", "https"):
            end = min(place for place in (rest.find("/"), rest.find("?"), len(rest)) if place >= 0)
            authority, target = rest[:end], rest[end:]
            target = target if target.startswith("/") else f"/{target}"
    path, _mark, query = target.partition("?")
    return Target(path, query, authority)


def query_values(query: str) -> dict[str, list[str]]:
    """The parameters of `a=1&b=&a=2`, decoded: `{"a": ["1", "2"], "b": [""]}`."""
    return parse_qs(query, keep_blank_values=True)
