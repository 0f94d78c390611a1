"""Whether a request's signature (AWS Signature Version 4) is what its signer's secret makes of it."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import (
    INCOMPLETE,
    STAMP_FORMAT,
    Authorization,
    SignatureError,
    authorization_of,
)
from workbench.engine.lambda_api.access.canonical import signatures

SKEW = timedelta(minutes=5)
"""How far the clocks of signer and service may be apart."""

LONGEST_S = 604_800
"""How long a presigned URL may be good: a week."""

INVALID = "InvalidSignatureException"
_MISMATCH = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
)
_UNKNOWN = "The security token included in the request is invalid."
_UNSIGNED = "UNSIGNED-PAYLOAD"
_NEED_NOT_BE_SIGNED = frozenset(("x-amz-content-sha256", "x-amz-security-token"))


def verify(request: Request, secret_of: Callable[[str], str | None], now: datetime) -> None:
    """Return if the request is signed well at `now` (aware); `secret_of` knows the secrets of access keys.

    Raises SignatureError with AWS's code and text.
    """
    authorization = authorization_of(request)
    secret = secret_of(authorization.credential.access_key)
    if secret is None:
        raise SignatureError("UnrecognizedClientException", _UNKNOWN)
    _check_scope(authorization)
    _check_signed_headers(request, authorization)
    _check_time(authorization, now.astimezone(UTC))
    payload_hash = _payload_hash(request, authorization)
    given = authorization.signature.encode("utf-8", "replace")
    if not any(
        hmac.compare_digest(made.encode(), given) for made in signatures(request, authorization, payload_hash, secret)
    ):
        raise SignatureError(INVALID, _MISMATCH)


def _check_scope(authorization: Authorization) -> None:
    credential, stamp = authorization.credential, authorization.stamp
    if credential.terminator != "aws4_request":
        raise SignatureError(
            INVALID,
            f"Credential should be scoped with a valid terminator: 'aws4_request', not '{credential.terminator}'.",
        )
    if credential.date != stamp[:8]:
        raise SignatureError(
            INVALID,
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
            f"'{credential.date}' != '{stamp[:8]}', from '{stamp}'.",
        )


def _check_signed_headers(request: Request, authorization: Authorization) -> None:
    signed = authorization.signed_headers
    needed = {"host", *(name for name in request.headers if name.startswith("x-amz-"))} - _NEED_NOT_BE_SIGNED
    if authorization.expires_s is None and "x-amz-date" not in needed:
        needed.add("date")
    for name in sorted(needed.difference(signed)):
        raise SignatureError(INVALID, f"'{_shown(name)}' must be a 'SignedHeader' in the AWS Authorization.")
    for name in signed:
        if name not in request.headers:
            raise SignatureError(INVALID, f"The signed header '{_shown(name)}' is not part of the request.")


def _shown(name: str) -> str:
    return "Host" if name == "host" else name.title()


def _check_time(authorization: Authorization, now: datetime) -> None:
    stamp = authorization.stamp
    signed_at = _time(stamp)
    good_for = SKEW if authorization.expires_s is None else timedelta(seconds=_seconds(authorization.expires_s))
    if signed_at + good_for < now:
        raise SignatureError(
            INVALID,
            f"Signature expired: {stamp} is now earlier than {_text(now - good_for)} "
            f"({_text(now)} - {_duration(good_for)})",
        )
    if signed_at > now + SKEW:
        raise SignatureError(
            INVALID,
            f"Signature not yet current: {stamp} is still later than {_text(now + SKEW)} "
            f"({_text(now)} + {_duration(SKEW)})",
        )


def _time(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, STAMP_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise SignatureError(
            INCOMPLETE, f"Date must be in ISO-8601 'basic format'. Got '{stamp}'. See ISO 8601."
        ) from None


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 0 < int(text) <= LONGEST_S):
        raise SignatureError(INCOMPLETE, f"X-Amz-Expires must be a number of seconds from 1 to {LONGEST_S}.")
    return int(text)


def _text(when: datetime) -> str:
    return when.strftime(STAMP_FORMAT)


def _duration(length: timedelta) -> str:
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{int(length.total_seconds())} sec." if seconds else f"{minutes} min."


def _payload_hash(request: Request, authorization: Authorization) -> str:
    """The hash that was signed, which is the body's unless the signer left the body out."""
    told = request.headers.get("x-amz-content-sha256")
    made = hashlib.sha256(request.body).hexdigest()
    if told is None:
        presigned_s3 = authorization.expires_s is not None and authorization.credential.service == "s3"
        return _UNSIGNED if presigned_s3 else made
    if told.startswith("STREAMING-"):
        raise SignatureError(INVALID, f"A body that is signed in chunks ({told}) is not supported.")
    if told not in (_UNSIGNED, made):
        raise SignatureError(INVALID, "The provided 'x-amz-content-sha256' header does not match what was computed.")
    return told
