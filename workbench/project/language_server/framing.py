"""Messages of a language server as bytes: a header with the length of a JSON object, an empty line, the object."""

import json
from collections.abc import Mapping
from typing import Any

from workbench.model.errors import CodeReaderError

Json = dict[str, Any]
MOST_HEADER_BYTES = 4_096
MOST_BYTES = 256 * 1024 * 1024
_END = b"\r\n\r\n"
_LENGTH = b"content-length"


def encode(message: Mapping[str, Any]) -> bytes:
    """The message as it is sent."""
    # ASCII: text from an editor may hold half a surrogate pair, which no other encoding takes.
    body = json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return b"Content-Length: %d%s%s" % (len(body), _END, body)


class Frames:
    """Takes bytes in pieces of any size and gives the messages in them."""

    def __init__(self) -> None:
        self._pending = bytearray()
        self._length = -1

    def feed(self, data: bytes) -> list[Json]:
        """The messages that are whole with `data`. Raises CodeReaderError for what is none; nothing follows that."""
        self._pending += data
        found = []
        while (message := self._next()) is not None:
            found.append(message)
        return found

    def _next(self) -> Json | None:
        if self._length < 0:
            end = self._pending.find(_END)
            if end < 0:
                if len(self._pending) > MOST_HEADER_BYTES:
                    raise _nonsense("a header without an end")
                return None
            self._length = _length(bytes(self._pending[:end]))
            del self._pending[: end + len(_END)]
        if len(self._pending) < self._length:
            return None
        body = bytes(self._pending[: self._length])
        del self._pending[: self._length]
        self._length = -1
        return _message(body)


def _length(header: bytes) -> int:
    for line in header.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == _LENGTH and value.strip().isdigit() and int(value) <= MOST_BYTES:
            return int(value)
    raise _nonsense(f"the header {header[:80]!r}")


def _message(body: bytes) -> Json:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _nonsense(f"{error}") from error
    if not isinstance(message, dict):
        raise _nonsense(f"{body[:80]!r}")
    return message


def _nonsense(what: str) -> CodeReaderError:
    return CodeReaderError("The language server sent something that is no message.", f"It is {what}.")
