"""The signature that AWS Signer leaves in a zip: who signed it, and whether the files are still those of that time.

The file is PKCS #7 (CMS) in PEM text, detached: its signed attributes hold the ARNs of the signing profile's version
and of the job, when it expires, and the digest of the names and contents of all other entries in their order.
AWS does not publish that form; this is what public readers of it found (LAMBDA_FACTS §7.8 knows the place only).

Not checked, because that takes AWS's certificates and service: that the attributes were signed by AWS Signer (the
chain of certificates and the ECDSA signature), and that the signature was not revoked. Whoever wants to can therefore
make a signature that passes here and fails on AWS.
"""

import base64
import hashlib
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.engine.lambda_api.ber import CONTEXT_0, OCTETS, OID, SET, Element, elements

SIGNATURE_FILES = frozenset(f"{folder}/aws_signer_signature_v1.0.SF" for folder in ("META-INF", "META_INF"))

_LARGEST = 64 * 1024
_BLOCK = 256 * 1024
_UTF8_NAME = 0x800
_PEM = re.compile(rb"-----BEGIN [A-Z0-9 #]+-----(?P<text>.+?)-----END", re.DOTALL)
_ARN = re.compile(r"arn:[a-z-]+:signer:[a-z0-9-]*:\d{12}:/(?P<kind>signing-profiles|signing-jobs)/.+")
_TEXTS = frozenset({0x0C, 0x13, 0x16})
_TIME = 0x18
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_SIGNING_TIME = bytes.fromhex("2a864886f70d010905")


class BrokenSignatureError(Exception):
    """A signature that cannot be read, or that other files were signed with."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature says; `expires` None never does."""

    profile_version_arn: str
    job_arn: str = ""
    expires: datetime | None = None


@dataclass(slots=True)
class _Claims:
    """The signed attributes that are of use, as they are found."""

    digest: bytes = b""
    profile: str = ""
    job: str = ""
    expires: datetime | None = None


def read_signature(path: Path) -> Signature | None:
    """The signature of a zip; None when it has none. Raises BrokenSignatureError. Reads the whole zip: in a thread."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [member for member in archive.infolist() if member.filename in SIGNATURE_FILES]
            if not found:
                return None
            claims = _claims(_envelope(archive, found))
            unchanged = claims.digest == _digest(archive)
    except (*ZIP_FAULTS, OSError) as error:
        raise BrokenSignatureError(str(error)) from error
    if not claims.profile or not unchanged:
        raise BrokenSignatureError("The files are not those that were signed.")
    return Signature(claims.profile, claims.job, claims.expires)


def _envelope(archive: zipfile.ZipFile, found: list[zipfile.ZipInfo]) -> bytes:
    """The one signature, in BER."""
    if len(found) > 1 or found[0].file_size > _LARGEST:
        raise ValueError("There are several signatures, or it is too large.")
    text = archive.read(found[0])
    pem = _PEM.search(text)
    return text if pem is None else base64.b64decode(b"".join(pem["text"].split()), validate=True)


def _digest(archive: zipfile.ZipFile) -> bytes:
    """Of all that was signed: names as they are in the zip, folders too, in the zip's order."""
    inner, seen = hashlib.sha384(), set[str]()
    for member in archive.infolist():
        if member.filename in seen:
            raise ValueError("An entry is there twice.")
        seen.add(member.filename)
        if member.filename in SIGNATURE_FILES:
            continue
        inner.update(member.orig_filename.encode("utf-8" if member.flag_bits & _UTF8_NAME else "cp437"))
        with archive.open(member) as file:
            while block := file.read(_BLOCK):
                inner.update(block)
    return hashlib.sha384(inner.digest()).digest()


def _claims(envelope: bytes) -> _Claims:
    """The signed attributes of the first signer (RFC 5652 §5.3). Raises ValueError."""
    content = next(elements(envelope), Element(0, b"")).child(CONTEXT_0)
    signed_data = next(elements(content.content), Element(0, b""))
    signers = [child for child in signed_data.children() if child.tag == SET][-1:]
    signer = next(elements(signers[0].content if signers else b""), Element(0, b""))
    claims = _Claims()
    for attribute in signer.child(CONTEXT_0).children():
        name = attribute.child(OID).content
        for value in attribute.child(SET).children():
            _note(claims, name, value)
    return claims


def _note(claims: _Claims, name: bytes, value: Element) -> None:
    """Take what a value is known by: ARNs by their form, the time of expiry as the one that is no signing time."""
    if name == _MESSAGE_DIGEST and value.tag == OCTETS:
        claims.digest = value.content
    elif value.tag in _TEXTS and (arn := _ARN.fullmatch(value.content.decode())):
        if arn["kind"] == "signing-profiles":
            claims.profile = arn[0]
        else:
            claims.job = arn[0]
    elif value.tag == _TIME and name != _SIGNING_TIME:
        claims.expires = _moment(value.content.decode("ascii"))


def _moment(text: str) -> datetime:
    """A GeneralizedTime: `20371228091926.806Z`."""
    seconds, _dot, _fraction = text.removesuffix("Z").partition(".")
    return datetime.strptime(seconds, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
