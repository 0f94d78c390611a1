"""The framing of the Debug Adapter Protocol: JSON behind a `Content-Length` header; no I/O."""

import json
from typing import Any

Message = dict[str, Any]
"""A request, a response or an event, as it was read."""

MAX_HEAD_BYTES = 4 * 1024
MAX_BODY_BYTES = 64 * 1024 * 1024

_HEAD_END = b"\r\n\r\n"
_LENGTH = b"content-length"


class DapFormatError(Exception):
    """The bytes are no messages of the protocol; what follows them cannot be read."""


def encoded(message: Message) -> bytes:
    """`message` with its header."""
    body = json.dumps(message, separators=(",", ":")).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


class DapReader:
    """Gathers messages from bytes that come in pieces of any size."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._length: int | None = None

    def feed(self, data: bytes) -> list[Message]:
        """The messages that are whole with `data`, in order. Raises DapFormatError."""
        self._buffer += data
        messages = []
        while (message := self._next()) is not None:
            messages.append(message)
        return messages

    def _next(self) -> Message | None:
        if self._length is None:
            self._length = self._head()
        if self._length is None or len(self._buffer) < self._length:
            return None
        body = bytes(self._buffer[: self._length])
        del self._buffer[: self._length]
        self._length = None
        return _message(body)

    def _head(self) -> int | None:
        """The length of the body that follows, once its header is there."""
        end = self._buffer.find(_HEAD_END, 0, MAX_HEAD_BYTES)
        if end < 0:
            if len(self._buffer) >= MAX_HEAD_BYTES:
                raise DapFormatError("The header of a message has no end.")
            return None
        length = _length(bytes(self._buffer[:end]))
        del self._buffer[: end + len(_HEAD_END)]
        return length


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        text = value.strip()
        if name.strip().lower() == _LENGTH and text.isdigit() and len(text) <= len(str(MAX_BODY_BYTES)):
            if int(text) <= MAX_BODY_BYTES:
                return int(text)
            break
    raise DapFormatError(f"The header {head[:80]!r} has no Content-Length that can be used.")


def _message(body: bytes) -> Message:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise DapFormatError(f"A message is no JSON: {error}.") from error
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        raise DapFormatError("A message is no object with a type.")
    return message
