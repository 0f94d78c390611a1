"""Zips with a signature in the form of AWS Signer's, as far as the service reads it (its certificates are left out)."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping

from tests.support.lambda_calls import zipped

PROFILE = "arn:aws:signer:eu-west-1:000000000000:/signing-profiles/Release/AbCdEfGhIj"
JOB = "arn:aws:signer:eu-west-1:000000000000:/signing-jobs/6d1a5b0e-0000-4000-8000-000000000000"
SIGNATURE_FILE = "META-INF/aws_signer_signature_v1.0.SF"
FOREVER = "20991231235959.000Z"
_DIGEST = "2a864886f70d010904"
_SIGNED_AT = "2a864886f70d010905"
_SIGNED_DATA = "2a864886f70d010702"


def signed_zip(
    files: Mapping[str, str | bytes],
    *,
    profile: str = PROFILE,
    expires: str = FOREVER,
    changed: Mapping[str, str | bytes] | None = None,
    indefinite: bool = True,
) -> bytes:
    """A zip of `files`, signed; `changed` are files that are put in their place after the signing."""
    envelope = _envelope(_digest(files), profile, expires, indefinite=indefinite)
    text = b"-----BEGIN PKCS7-----\n" + base64.encodebytes(envelope) + b"-----END PKCS7-----\n"
    return zipped({**files, **(changed or {}), SIGNATURE_FILE: text})


def der(tag: int, *contents: bytes) -> bytes:
    """One element of ASN.1."""
    content = b"".join(contents)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _digest(files: Mapping[str, str | bytes]) -> bytes:
    inner = hashlib.sha384()
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        for name in archive.namelist():
            inner.update(name.encode() + archive.read(name))
    return hashlib.sha384(inner.digest()).digest()


def _envelope(digest: bytes, profile: str, expires: str, *, indefinite: bool) -> bytes:
    attributes = [
        _attribute(_DIGEST, der(0x04, digest)),
        _attribute(_SIGNED_AT, der(0x18, b"20260101000000Z")),
        _attribute("2a03", der(0x18, expires.encode())),
        _attribute("2a04", der(0x0C, JOB.encode())),
        _attribute("2a05", der(0x0C, profile.encode())),
    ]
    algorithm = der(0x30, der(0x06, bytes.fromhex("608648016503040202")))
    signer = der(0x30, der(0x02, b"\1"), der(0x30), algorithm, der(0xA0, *attributes), algorithm, der(0x04, b"?"))
    data = der(0x30, der(0x06, bytes.fromhex("2a864886f70d010701")))
    signed_data = der(0x30, der(0x02, b"\1"), der(0x31, algorithm), data, der(0x31, signer))
    kind = der(0x06, bytes.fromhex(_SIGNED_DATA))
    if indefinite:
        return b"\x30\x80" + kind + b"\xa0\x80" + signed_data + b"\0\0\0\0"
    return der(0x30, kind, der(0xA0, signed_data))


def _attribute(oid: str, value: bytes) -> bytes:
    return der(0x30, der(0x06, bytes.fromhex(oid)), der(0x31, value))
