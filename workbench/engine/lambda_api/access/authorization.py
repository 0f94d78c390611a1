"""What a request says of its signer: Signature Version 4, in the Authorization header or in the query of a URL."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from workbench.engine.http.message import Request, query_values
from workbench.model.errors import EngineError

ALGORITHM = "AWS4-HMAC-SHA256"
STAMP_FORMAT = "%Y%m%dT%H%M%SZ"
INCOMPLETE = "IncompleteSignatureException"

_IN_HEADER = ("Credential", "Signature", "SignedHeaders")
_IN_QUERY = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date")


class SignatureError(EngineError):
    """A request is not signed as it must be; `code`, `message` and `status` are AWS's."""

    def __init__(self, code: str, message: str, status: int = 403) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


@dataclass(frozen=True, slots=True)
class Credential:
    """An access key and what a signature by it is good for; `date` is YYYYMMDD."""

    access_key: str
    date: str
    region: str
    service: str
    terminator: str


@dataclass(frozen=True, slots=True)
class Authorization:
    """A signature with all that it depends on; `stamp` is its time as text.

    `expires_s` is how long a presigned URL is good, and None in the header's form.
    """

    credential: Credential
    signed_headers: tuple[str, ...]
    signature: str
    stamp: str
    expires_s: str | None = None


def named_credential(request: Request) -> Credential | None:
    """The credential that a request names, whatever else is wrong with its signature."""
    header = request.headers.get("authorization", "")
    if header:
        return _credential(dict(_pairs(header)).get("Credential", ""))
    return _credential(query_values(request.query).get("X-Amz-Credential", [""])[0])


def authorization_of(request: Request) -> Authorization:
    """The signature of a request. Raises SignatureError when there is none, or a part of it is missing."""
    header = request.headers.get("authorization")
    if header is not None:
        return _of_header(header, request.headers)
    query = {name: values[0] for name, values in query_values(request.query).items()}
    if any(name in query for name in _IN_QUERY):
        return _of_query(query)
    raise SignatureError("MissingAuthenticationTokenException", "Missing Authentication Token")


def _of_header(header: str, headers: Mapping[str, str]) -> Authorization:
    pairs = dict(_pairs(header))
    if not header.startswith(f"{ALGORITHM} ") or None in pairs.values():
        raise SignatureError(
            INCOMPLETE, f"Invalid key=value pair (missing equal-sign) in Authorization header {_hashed(header)}."
        )
    stamp = headers.get("x-amz-date") or _basic_stamp(headers.get("date", ""))
    lacking = [f"Authorization header requires '{name}' parameter." for name in _IN_HEADER if not pairs.get(name)]
    if not stamp:
        lacking.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
    if lacking:
        raise SignatureError(INCOMPLETE, " ".join((*lacking, _hashed(header))))
    found = {name: value or "" for name, value in pairs.items()}
    return Authorization(
        _whole_credential(found["Credential"]), _names(found["SignedHeaders"]), found["Signature"], stamp
    )


def _of_query(query: Mapping[str, str]) -> Authorization:
    lacking = ", ".join(f"'{name}'" for name in _IN_QUERY if not query.get(name))
    if lacking or query["X-Amz-Algorithm"] != ALGORITHM:
        raise SignatureError(
            INCOMPLETE,
            f"AWS query-string parameters must include {lacking or ALGORITHM}. Re-examine the query-string parameters.",
        )
    return Authorization(
        _whole_credential(query["X-Amz-Credential"]),
        _names(query["X-Amz-SignedHeaders"]),
        query["X-Amz-Signature"],
        query["X-Amz-Date"],
        query.get("X-Amz-Expires", ""),
    )


def _pairs(header: str) -> list[tuple[str, str | None]]:
    """`Name=value` of the Authorization header; None for a part that has no value."""
    parts = (part.strip().partition("=") for part in header.removeprefix(ALGORITHM).split(","))
    return [(name, value if equals else None) for name, equals, value in parts]


def _whole_credential(text: str) -> Credential:
    found = _credential(text)
    if found is None:
        raise SignatureError(INCOMPLETE, "Credential must have exactly 5 slash-delimited elements.")
    return found


def _credential(text: str | None) -> Credential | None:
    parts = (text or "").split("/")
    return Credential(*parts) if len(parts) == 5 else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in text.split(";"))


def _basic_stamp(date: str) -> str:
    """The time of a `Date` header as `X-Amz-Date` writes it; empty if it is none."""
    try:
        return parsedate_to_datetime(date).strftime(STAMP_FORMAT)
    except (ValueError, IndexError):
        return ""


def _hashed(header: str) -> str:
    """AWS shows which header it means without showing it."""
    digest = base64.b64encode(hashlib.sha256(header.encode("latin-1", "replace")).digest()).decode()
    return f"(hashed with SHA-256 and encoded with Base64): '{digest}'"
