"""A streamed response as `application/vnd.amazon.eventstream` frames, as InvokeWithResponseStream sends it (§3.5)."""

import base64
import json
import struct
import zlib
from collections.abc import Iterator

CONTENT_TYPE = "application/vnd.amazon.eventstream"
CHUNK_BYTES = 16 * 1024 * 1024 - 1024
"""The most that one PayloadChunk holds: clients refuse messages of more than 16 MiB."""

_STRING = 7
_WORD = struct.Struct(">I")
_LENGTHS = struct.Struct(">II")
_VALUE = struct.Struct(">BH")
_FRAME_BYTES = 16


def frame(headers: bytes, payload: bytes | memoryview) -> bytes:
    """One message: lengths and their CRC32, headers, payload, and the CRC32 of it all (big-endian)."""
    lengths = _LENGTHS.pack(_FRAME_BYTES + len(headers) + len(payload), len(headers))
    head = lengths + _WORD.pack(zlib.crc32(lengths)) + headers
    return b"".join((head, payload, _WORD.pack(zlib.crc32(payload, zlib.crc32(head)))))


def string_headers(*pairs: tuple[str, str]) -> bytes:
    """Encoded headers of string type; names of up to 255 bytes, values of up to 32,767."""
    return b"".join(_header(name.encode(), value.encode()) for name, value in pairs)


def _header(name: bytes, value: bytes) -> bytes:
    return bytes((len(name),)) + name + _VALUE.pack(_STRING, len(value)) + value


def _event(kind: str, content_type: str) -> bytes:
    return string_headers((":message-type", "event"), (":event-type", kind), (":content-type", content_type))


_PAYLOAD_CHUNK = _event("PayloadChunk", "application/octet-stream")
_INVOKE_COMPLETE = _event("InvokeComplete", "application/json")


def payload_chunk(data: bytes | memoryview) -> bytes:
    """A piece of the response, of at most `CHUNK_BYTES`."""
    return frame(_PAYLOAD_CHUNK, data)


def payload_chunks(data: bytes) -> Iterator[bytes]:
    """A response of any size as PayloadChunk frames; none for an empty one."""
    view = memoryview(data)
    for start in range(0, len(view), CHUNK_BYTES):
        yield payload_chunk(view[start : start + CHUNK_BYTES])


def invoke_complete(error_code: str = "", error_details: str = "", log_tail: bytes = b"") -> bytes:
    """The last frame. `error_code` is the error's type and `error_details` the text of its document, if it failed.

    `log_tail` is the end of the log for `LogType=Tail`, not yet base64.
    """
    members = {
        "ErrorCode": error_code,
        "ErrorDetails": error_details,
        "LogResult": base64.b64encode(log_tail).decode("ascii"),
    }
    return frame(_INVOKE_COMPLETE, _json({name: value for name, value in members.items() if value}))


def exception(code: str, message: str) -> bytes:
    """The service failed in mid-stream; `code` is its exception's name."""
    headers = string_headers(
        (":message-type", "exception"), (":exception-type", code), (":content-type", "application/json")
    )
    return frame(headers, _json({"message": message}))


def _json(document: dict[str, str]) -> bytes:
    # Escaped, not UTF-8: a lone surrogate of a function's error text has no UTF-8 form.
    return json.dumps(document, separators=(",", ":")).encode("ascii")
