"""The heads of responses as bytes."""

from collections.abc import Iterable
from http import HTTPStatus

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"

_REASONS = {status.value: status.phrase for status in HTTPStatus}


def has_no_body(status: int) -> bool:
    """Whether an answer of this status ends with its head (RFC 9112 §6.3)."""
    return status < 200 or status in (204, 304)


def response_head(
    status: int, length: int | None, headers: Iterable[tuple[str, str]] = (), *, close: bool = False
) -> bytes:
    """The status line and headers of an answer with a body of `length` bytes, None for one that is not known.

    A status without a body gets no length. Line breaks in headers become spaces.
    """
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Unknown')}"]
    lines += [f"{name}: {value}" for name, value in headers]
    if length is not None and not has_no_body(status):
        lines.append(f"Content-Length: {length}")
    if close:
        lines.append("Connection: close")
    text = "\r\n".join(lines)
    if not text.count("\n") == text.count("\r") == len(lines) - 1:
        text = "\r\n".join(line.replace("\r", " ").replace("\n", " ") for line in lines)
    return (text + "\r\n\r\n").encode("latin-1", "replace")
