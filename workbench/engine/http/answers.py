"""Answers as bytes."""

import functools
import time
from email.utils import formatdate
from enum import Enum, auto

from workbench.engine.http.heads import has_no_body, response_head
from workbench.engine.http.message import HeaderLines, Response
from workbench.engine.http.wire import RequestHead

LAST_CHUNK = b"0\r\n\r\n"

_OURS = frozenset(("connection", "content-length", "keep-alive", "transfer-encoding"))
"""Headers that say how the answer is sent; a handler does not know."""


class Framing(Enum):
    """How a client learns where a streamed answer ends."""

    EMPTY = auto()
    """There is no body."""
    CHUNKED = auto()
    UNTIL_CLOSE = auto()


def whole_answer(response: Response, head: RequestHead | None, *, close: bool) -> tuple[bytes, bytes]:
    """The head and the body that answer the request of `head`, which is None if there was none to understand."""
    body = b"" if has_no_body(response.status) else response.body
    lines = _lines(response.headers, head, close)
    start = response_head(response.status, len(body), lines, close=close)
    return start, b"" if head is not None and head.method == "HEAD" else body


def framing(status: int, head: RequestHead) -> Framing:
    """How a streamed answer of `status` to `head` is sent."""
    if head.method == "HEAD" or has_no_body(status):
        return Framing.EMPTY
    return Framing.UNTIL_CLOSE if head.old else Framing.CHUNKED


def streamed_head(status: int, headers: HeaderLines, head: RequestHead, *, close: bool) -> bytes:
    """The head of an answer whose length is not known."""
    lines = _lines(headers, head, close)
    if not head.old and not has_no_body(status):
        lines.append(("Transfer-Encoding", "chunked"))
    return response_head(status, None, lines, close=close)


def chunk(data: bytes) -> bytes:
    """One piece of a chunked answer; `data` is not empty, as that would end it."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def _lines(headers: HeaderLines, head: RequestHead | None, close: bool) -> list[tuple[str, str]]:
    lines = [line for line in headers if line[0].lower() not in _OURS]
    if not any(name.lower() == "date" for name, _value in lines):
        lines.append(("Date", _date(int(time.time()))))
    if head is not None and head.old and not close:
        lines.append(("Connection", "keep-alive"))
    return lines


@functools.lru_cache(maxsize=1)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)
