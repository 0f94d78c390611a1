"""What the user typed as the bytes that are sent: the event, and the client context."""

from workbench.base.jsontext import find_fault
from workbench.model.errors import InvalidJsonError, RequestTooLargeError
from workbench.model.limits import REQUEST_BYTES


def payload_bytes(payload: str | bytes, limit_bytes: int = REQUEST_BYTES) -> bytes:
    """The bytes to send, exactly as typed. Raises InvalidJsonError or RequestTooLargeError (LAMBDA_FACTS §3.3)."""
    body, text = _both(payload, "event")
    check_size(body, limit_bytes)
    _check(text, "event")
    return body


def check_size(body: bytes, limit_bytes: int) -> None:
    """Raise RequestTooLargeError for an event that is over the limit."""
    if len(body) > limit_bytes:
        raise RequestTooLargeError(len(body), limit_bytes)


def client_context_bytes(text: str) -> bytes:
    """The client context's JSON as bytes, empty for blank text. Raises InvalidJsonError, told as that of the context.

    That it is an object, and not too long, is checked by the engine as AWS does.
    """
    if not text.strip():
        return b""
    body, text = _both(text, "client context")
    _check(text, "client context")
    return body


def _both(given: str | bytes, noun: str) -> tuple[bytes, str]:
    try:
        body = given.encode() if isinstance(given, str) else given
        return body, given if isinstance(given, str) else given.decode()
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise _invalid(noun, f"The {noun} is not UTF-8 text", 1, error.start + 1, error.start) from error


def _check(text: str, noun: str) -> None:
    fault = find_fault(text)
    if fault is not None:
        raise _invalid(noun, f"The {noun} is not JSON: {fault.reason}", fault.line, fault.column, fault.offset)


def _invalid(noun: str, what: str, line: int, column: int, offset: int) -> InvalidJsonError:
    error = InvalidJsonError(what, line, column, offset)
    error.next_step = f"Correct the {noun} and invoke again."
    return error
