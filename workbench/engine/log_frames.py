"""What a sandbox writes, cut into records: plain lines, and between them frames that a runtime client wrote.

A frame is 4 bytes of type, 4 of length, 8 of time (µs) and the message, big-endian (LAMBDA_FACTS §1.10). Clients write
them to a descriptor that is a duplicate of stdout, so both arrive in one stream.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.engine.loglines import LINE_BYTES, LineSplitter

FRAME_BYTES = 16 * 1024 * 1024
"""No real frame is longer: what a function can receive and return is far below."""

_MAGIC = b"\xa5\x5a\x00"
_HEADER_BYTES = 16
_LEVELS = ("", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
_JSON, _TEXT = 2, 3


@dataclass(frozen=True, slots=True)
class LogRecord:
    """One entry of the log; `level` and `time_ns` (wall clock) are known of frames only, and not of all.

    `ended` says that it has a line feed at its end, which is not in `text`.
    """

    text: str
    level: str = ""
    is_json: bool = False
    time_ns: int | None = None
    ended: bool = True


class LogParser:
    """Cuts a stream of bytes into records, whatever pieces it arrives in; nothing of it is lost.

    Plain lines are those of `LineSplitter`. A frame is one record, its line feeds kept but for one at the end, and cut
    only where it is longer than `LINE_BYTES`; it ends a plain line that it interrupts. What looks like a frame but has
    an unknown type or an absurd length is plain text.
    """

    def __init__(self) -> None:
        self._plain = LineSplitter()
        self._held = bytearray()  # begins with what is, or may become, a frame
        self._needed = 0  # bytes of `_held` before more can be said

    def feed(self, data: bytes) -> Iterator[LogRecord]:
        """The records that `data` completes."""
        # The usual case, as quick as without frames.
        if not self._held and _MAGIC not in data and not _cut_magic(data):
            yield from map(LogRecord, self._plain.feed(data))
            return
        self._held += data
        if len(self._held) >= self._needed:
            yield from self._parse()

    def flush(self) -> Iterator[LogRecord]:
        """What was not ended: a frame's beginning, and the last line."""
        held, self._held, self._needed = bytes(self._held), bytearray(), 0
        if len(held) >= _HEADER_BYTES and _frame_bytes(held, 0):
            yield from map(LogRecord, self._plain.flush())
            yield from _records(held)
        else:
            yield from map(LogRecord, self._plain.feed(held))
            yield from map(LogRecord, self._plain.flush())

    def _parse(self) -> Iterator[LogRecord]:
        data = bytes(self._held)
        done = search = 0
        needed = 1
        while (start := data.find(_MAGIC, search)) >= 0:
            size = _frame_bytes(data, start)
            if not size:
                search = start + 1
                continue
            yield from map(LogRecord, self._plain.feed(data[done:start]))
            done = search = start
            if start + size > len(data):
                needed = size
                break
            yield from map(LogRecord, self._plain.flush())
            yield from _records(data[start : start + size])
            done = search = start + size
        else:
            end = len(data) - _cut_magic(data[done:])
            yield from map(LogRecord, self._plain.feed(data[done:end]))
            done = end
            needed = len(data) - end + 1
        self._held = bytearray(data[done:])
        self._needed = needed


def _cut_magic(data: bytes) -> int:
    """How many bytes at the end of `data` may be the beginning of a magic number."""
    if data.endswith(_MAGIC[:2]):
        return 2
    return 1 if data.endswith(_MAGIC[:1]) else 0


def _frame_bytes(data: bytes, start: int) -> int:
    """The size of the frame at `start`, or what is needed of it to tell; 0 when it is none."""
    if len(data) <= start + 3:
        return 4
    code = data[start + 3]
    if code & 3 not in (_JSON, _TEXT) or code >> 2 >= len(_LEVELS):
        return 0
    if len(data) < start + _HEADER_BYTES:
        return _HEADER_BYTES
    length = int.from_bytes(data[start + 4 : start + 8], "big")
    return _HEADER_BYTES + length if length <= FRAME_BYTES else 0


def _records(frame: bytes) -> Iterator[LogRecord]:
    """The record of a frame, whole or cut off; one that is longer than a log entry can be makes several."""
    code = frame[3]
    level, is_json = _LEVELS[code >> 2], code & 3 == _JSON
    time_ns = int.from_bytes(frame[8:_HEADER_BYTES], "big") * 1000
    whole = frame[_HEADER_BYTES:]
    message = whole.removesuffix(b"\n")
    for begin in range(0, max(len(message), 1), LINE_BYTES):
        text = message[begin : begin + LINE_BYTES].decode("utf-8", "replace")
        last = begin + LINE_BYTES >= len(message)
        yield LogRecord(text, level, is_json, time_ns, last and len(whole) > len(message))
