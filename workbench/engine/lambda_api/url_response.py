"""From a function's result to the HTTP response of its URL: payload format 2.0 (LAMBDA_FACTS §6.19, §6.16)."""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workbench.engine.http.message import Response

DEFAULT_TYPE = "application/json"
STREAM_TYPE = "application/octet-stream"
_STATUSES = range(200, 600)
_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_BLANKS = re.compile(rb'("(?:[^"\\]|\\.)*")|[ \t\r\n]+')

_REMAPPED = frozenset(
    (
        "connection",
        "content-length",
        "date",
        "keep-alive",
        "proxy-authenticate",
        "server",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
        "www-authenticate",
    )
)
"""Headers that are the server's own affair: a function's get the prefix `x-amzn-Remapped-`."""


class MalformedResponseError(Exception):
    """The result is none that makes a response; the text says why."""


class Head(NamedTuple):
    """Status and headers of a response."""

    status: int
    headers: list[tuple[str, str]]


def buffered(payload: bytes) -> Response:
    """The response that a whole result means. Raises MalformedResponseError."""
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise MalformedResponseError("The result is not JSON.") from error
    if isinstance(value, dict) and "statusCode" in value:
        head = head_of(value, DEFAULT_TYPE)
        return Response(head.status, _body(value), head.headers)
    # A string is its text, anything else its JSON without blanks.
    body = _bytes(value) if isinstance(value, str) else _BLANKS.sub(rb"\1", payload)
    return Response(200, body, [("Content-Type", DEFAULT_TYPE)])


def head_of(document: Mapping[str, Any], default_type: str) -> Head:
    """What `statusCode`, `headers` and `cookies` say. Raises MalformedResponseError."""
    headers = list(_single(document.get("headers")))
    headers += [("Set-Cookie", _value(cookie)) for cookie in _list(document.get("cookies"), "cookies")]
    if not any(name.lower() == "content-type" for name, _text in headers):
        headers.insert(0, ("Content-Type", default_type))
    return Head(_status(document.get("statusCode", 200)), headers)


def _status(given: Any) -> int:
    """A number, or one as text."""
    text = str(int(given)) if isinstance(given, float) and given.is_integer() else str(given)
    if isinstance(given, bool) or not (text.isascii() and text.isdigit() and int(text) in _STATUSES):
        raise MalformedResponseError(f"The statusCode {given!r} is no HTTP status.")
    return int(text)


def _single(given: Any) -> Iterator[tuple[str, str]]:
    for name, value in _object(given, "headers").items():
        if value is not None:
            yield _name(name), _value(value)


def multiple(given: Any) -> Iterator[tuple[str, str]]:
    """The headers of `multiValueHeaders`, which only preludes have. Raises MalformedResponseError."""
    for name, values in _object(given, "multiValueHeaders").items():
        for value in _list(values, f"header {name}"):
            yield _name(name), _value(value)


def _object(given: Any, what: str) -> Mapping[str, Any]:
    if given is None or isinstance(given, dict):
        return given or {}
    raise MalformedResponseError(f"The {what} must be an object.")


def _list(given: Any, what: str) -> list[Any]:
    if given is None or isinstance(given, list):
        return given or []
    raise MalformedResponseError(f"The {what} must be a list.")


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise MalformedResponseError(f"The header name {name!r} has characters that no header may have.")
    return f"x-amzn-Remapped-{name}" if name.lower() in _REMAPPED else name


def _value(value: Any) -> str:
    """A header's value: text, or a number or truth value as JSON writes it; beyond Latin-1 its bytes in UTF-8."""
    if isinstance(value, dict | list) or value is None:
        raise MalformedResponseError("The value of a header must be text.")
    text = value if isinstance(value, str) else json.dumps(value)
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return _bytes(text).decode("latin-1")
    return text


def _body(document: Mapping[str, Any]) -> bytes:
    body = document.get("body")
    if body is None:
        return b""
    if not isinstance(body, str):
        raise MalformedResponseError("The body must be a string.")
    if document.get("isBase64Encoded") is not True:
        return _bytes(body)
    try:
        return base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedResponseError("The body is not base64, and isBase64Encoded says that it is.") from error


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
