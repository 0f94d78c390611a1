"""HTTP/1.1 requests (RFC 9112): a parser without I/O.

Ours rather than a library's: aiohttp drops the trailers in which a runtime reports a mid-stream failure, and h11
costs more than a whole round trip of the Runtime API. The tests fuzz it against h11.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

MAX_HEAD_BYTES = 1024 * 1024
"""Request line and headers together (LAMBDA_FACTS §3.3: 1 MB)."""

MAX_CHUNK_LINE_BYTES = 4096

KNOWN_BYTES = 1024
"""Longer blocks of header lines are parsed anew each time, so that few bytes are kept."""

_TOKEN = frozenset(b"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_USUAL_LINE = re.compile(rb"([A-Z]+) ([!-~]+) (HTTP/1\.[01])")
_HEX = frozenset(b"0123456789abcdefABCDEF")

Headers = Mapping[str, str]
"""Header names in lower case; repeated headers are joined by a comma."""


class WireError(Exception):
    """The peer's bytes are not an HTTP/1.1 request; `status` is the answer to give before hanging up."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class RequestHead(NamedTuple):
    """The request line and headers. `target` is as sent (not decoded); `length` is the body's, None when chunked."""

    method: str
    target: str
    headers: Headers
    keep_alive: bool
    expects_continue: bool
    length: int | None = 0
    old: bool = False
    """HTTP/1.0: its sender knows neither chunks nor `100 Continue`."""


class BodyData(NamedTuple):
    """A piece of the request's body."""

    data: bytes


class RequestEnd(NamedTuple):
    """The request is complete; `trailers` came after a chunked body."""

    trailers: Headers


WireEvent = RequestHead | BodyData | RequestEnd


class _State(Enum):
    """What the parser expects next."""

    HEAD = auto()
    LENGTH_BODY = auto()
    CHUNK_SIZE = auto()
    CHUNK_DATA = auto()
    CHUNK_END = auto()
    TRAILERS = auto()


class RequestParser:
    """Turns bytes in pieces of any size into `WireEvent`s; pipelined requests follow one another."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._scanned = 0
        self._state = _State.HEAD
        self._left = 0

    @property
    def mid_request(self) -> bool:
        """Whether a request has begun and not ended: a peer that hangs up now has truncated it."""
        return self._state is not _State.HEAD or bool(self._buffer)

    @property
    def held_bytes(self) -> int:
        """How much has arrived and is not part of an event yet."""
        return len(self._buffer)

    def hold(self, data: bytes) -> None:
        """Take `data` without looking at it; `feed(b"")` goes on from there."""
        self._buffer += data

    def feed(self, data: bytes) -> Iterator[WireEvent]:
        """Take `data` and yield what it completes. Raises WireError; the parser is of no use after that."""
        self._buffer += data
        while (event := self._advance()) is not None:
            yield event

    def _advance(self) -> WireEvent | None:
        while True:
            match self._state:
                case _State.HEAD:
                    return self._head()
                case _State.LENGTH_BODY:
                    return self._length_body()
                case _State.CHUNK_DATA:
                    return self._chunk_data()
                case _State.CHUNK_SIZE:
                    if not self._chunk_size():
                        return None
                case _State.CHUNK_END:
                    if not self._chunk_end():
                        return None
                case _State.TRAILERS:
                    return self._trailers()

    def _head(self) -> RequestHead | None:
        block = self._block(MAX_HEAD_BYTES)
        if block is None:
            return None
        first, _crlf, rest = block.partition(b"\r\n")
        method, target, version = _request_line(first)
        fields = _known_fields(rest) if len(rest) <= KNOWN_BYTES else _fields(rest)
        self._state = _State.CHUNK_SIZE if fields.chunked else _State.LENGTH_BODY
        self._left = fields.length
        old = version != b"HTTP/1.1"
        keep_alive = "keep-alive" in fields.connection if old else "close" not in fields.connection
        length = None if fields.chunked else fields.length
        return RequestHead(method, target, fields.headers, keep_alive, fields.expects_continue, length, old)

    def _length_body(self) -> WireEvent | None:
        if self._left == 0:
            self._state = _State.HEAD
            return RequestEnd({})
        return self._body_data()

    def _chunk_data(self) -> WireEvent | None:
        event = self._body_data()
        if self._left == 0:
            self._state = _State.CHUNK_END
        return event

    def _body_data(self) -> BodyData | None:
        if not self._buffer:
            return None
        take = min(self._left, len(self._buffer))
        data = bytes(memoryview(self._buffer)[:take]) if take < len(self._buffer) else bytes(self._buffer)
        del self._buffer[:take]
        self._left -= take
        return BodyData(data)

    def _chunk_size(self) -> bool:
        line = self._line()
        if line is None:
            return False
        digits = line.split(b";", 1)[0].strip(b" \t")
        if not digits or len(digits) > 16 or not _HEX.issuperset(digits):
            raise WireError(400, "bad chunk size")
        self._left = int(digits, 16)
        self._state = _State.CHUNK_DATA if self._left else _State.TRAILERS
        return True

    def _chunk_end(self) -> bool:
        if len(self._buffer) < 2:
            return False
        if self._buffer[:2] != b"\r\n":
            raise WireError(400, "chunk not ended by CRLF")
        del self._buffer[:2]
        self._state = _State.CHUNK_SIZE
        return True

    def _trailers(self) -> RequestEnd | None:
        if self._buffer[:2] == b"\r\n":
            del self._buffer[:2]
            self._state = _State.HEAD
            return RequestEnd({})
        block = self._block(MAX_HEAD_BYTES)
        if block is None:
            return None
        self._state = _State.HEAD
        return RequestEnd(_headers(block.split(b"\r\n")))

    def _line(self) -> bytes | None:
        end = self._buffer.find(b"\r\n")
        if end > MAX_CHUNK_LINE_BYTES or (end < 0 and len(self._buffer) > MAX_CHUNK_LINE_BYTES + 1):
            raise WireError(400, "line too long")
        if end < 0:
            return None
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 2]
        return line

    def _block(self, limit: int) -> bytes | None:
        end = self._buffer.find(b"\r\n\r\n", max(self._scanned - 3, 0))
        if end > limit or (end < 0 and len(self._buffer) > limit + 3):
            raise WireError(431, "headers too large")
        if end < 0:
            self._scanned = len(self._buffer)
            return None
        block = bytes(self._buffer[:end])
        del self._buffer[: end + 4]
        self._scanned = 0
        return block


@dataclass(frozen=True, slots=True)
class _Fields:
    """What a block of header lines says; shared between requests, so never changed."""

    headers: Headers
    chunked: bool
    length: int
    connection: frozenset[str]
    expects_continue: bool


def _fields(block: bytes) -> _Fields:
    headers = _headers(block.split(b"\r\n") if block else ())
    encoding, length = headers.get("transfer-encoding"), headers.get("content-length")
    if encoding is not None and (encoding.lower() != "chunked" or length is not None):
        raise WireError(400, "unsupported transfer coding")
    return _Fields(
        headers,
        chunked=encoding is not None,
        length=_content_length(length) if length is not None else 0,
        connection=frozenset(option.strip().lower() for option in headers.get("connection", "").split(",")),
        expects_continue=headers.get("expect", "").lower() == "100-continue",
    )


# A runtime sends the same few blocks of header lines again and again.
_known_fields = functools.lru_cache(maxsize=256)(_fields)


def _request_line(line: bytes) -> tuple[str, str, bytes]:
    usual = _USUAL_LINE.fullmatch(line)
    if usual is not None:
        return usual[1].decode("ascii"), usual[2].decode("ascii"), usual[3]
    parts = line.split(b" ")
    if len(parts) != 3 or not parts[0] or not _TOKEN.issuperset(parts[0]) or not parts[1]:
        raise WireError(400, "bad request line")
    if parts[2] not in (b"HTTP/1.1", b"HTTP/1.0"):
        raise WireError(505, "HTTP version not supported")
    if not all(0x20 < byte < 0x7F for byte in parts[1]):
        raise WireError(400, "bad request target")
    return parts[0].decode("ascii"), parts[1].decode("ascii"), parts[2]


def _headers(lines: Iterable[bytes]) -> Headers:
    headers: dict[str, str] = {}
    for line in lines:
        key, text = _known_header(line) if len(line) <= KNOWN_BYTES else _header(line)
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def _header(line: bytes) -> tuple[str, str]:
    name, colon, value = line.partition(b":")
    if not colon or not name or not _TOKEN.issuperset(name):
        raise WireError(400, "bad header")
    if b"\0" in value or b"\n" in value or b"\r" in value:
        raise WireError(400, "bad header value")
    return name.decode("ascii").lower(), value.strip(b" \t").decode("latin-1")


_known_header = functools.lru_cache(maxsize=512)(_header)


def _content_length(text: str) -> int:
    values = {part.strip() for part in text.split(",")}
    value = values.pop()
    if values or not value.isascii() or not value.isdigit() or len(value) > 18:
        raise WireError(400, "bad content length")
    return int(value)
