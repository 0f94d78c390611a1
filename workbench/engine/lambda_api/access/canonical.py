"""The text that a signature of version 4 signs, and the signature (AWS IAM User Guide, "Create a signed request")."""

import hashlib
import hmac
from collections.abc import Iterator
from urllib.parse import quote, unquote_to_bytes

from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import ALGORITHM, Authorization

_SIGNATURE = "X-Amz-Signature="


def signatures(request: Request, authorization: Authorization, payload_hash: str, secret: str) -> Iterator[str]:
    """What the signature may be: the query is signed as it was sent, or as the rules write it, if that differs."""
    pairs = [pair for pair in request.query.split("&") if pair and not pair.startswith(_SIGNATURE)]
    key = _signing_key(secret, authorization)
    for query in dict.fromkeys((_as_sent(pairs), _as_ruled(pairs))):
        yield _signature(key, authorization, _canonical(request, authorization, query, payload_hash))


def _canonical(request: Request, authorization: Authorization, query: str, payload_hash: str) -> bytes:
    names = authorization.signed_headers
    lines = [b"%b:%b" % (name.encode("latin-1", "replace"), _value(request.headers.get(name, ""))) for name in names]
    path = request.path if authorization.credential.service == "s3" else _path(request.path)
    head = "\n".join((request.method, path, query)).encode()
    tail = "\n".join((";".join(names), payload_hash)).encode("latin-1", "replace")
    return b"\n".join((head, *lines, b"", tail))


def _signing_key(secret: str, authorization: Authorization) -> bytes:
    credential = authorization.credential
    key = f"AWS4{secret}".encode()
    for part in (credential.date, credential.region, credential.service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def _signature(key: bytes, authorization: Authorization, canonical: bytes) -> str:
    credential = authorization.credential
    scope = f"{credential.date}/{credential.region}/{credential.service}/aws4_request"
    text = "\n".join((ALGORITHM, authorization.stamp, scope, hashlib.sha256(canonical).hexdigest()))
    return hmac.digest(key, text.encode(), "sha256").hex()


def _path(path: str) -> str:
    """The path without dot segments and doubled slashes, encoded once more: every service but S3 does so."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del kept[-1:]
        elif part not in ("", "."):
            kept.append(part)
    return quote(f"/{'/'.join(kept)}{'/' if kept and path.endswith('/') else ''}", safe="/~")


def _value(value: str) -> bytes:
    """A header without needless blanks, as the bytes that were sent."""
    return b" ".join(value.encode("latin-1", "replace").split())


def _as_sent(pairs: list[str]) -> str:
    """The parameters in order, as botocore signs them."""
    split = sorted(pair.partition("=")[::2] for pair in pairs)
    return "&".join(f"{name}={value}" for name, value in split)


def _as_ruled(pairs: list[str]) -> str:
    """The parameters in order, each encoded anew."""
    split = sorted(tuple(map(_encoded, pair.partition("=")[::2])) for pair in pairs)
    return "&".join(f"{name}={value}" for name, value in split)


def _encoded(text: str) -> str:
    return quote(unquote_to_bytes(text), safe="-_.~")
