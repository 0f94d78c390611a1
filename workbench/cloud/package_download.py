"""Fetches a deployed package from the address that GetFunction gives, into memory and not above a limit."""

import contextlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.model.errors import CloudError, CloudUnreachableError
from workbench.model.limits import CODE_BYTES

if TYPE_CHECKING:
    from botocore.response import StreamingBody

_TIMEOUT_S = 30
_CHUNK = 1 << 20
_OK = 200
_WHAT = "The deployed code could not be read."


def fetch_package(location: str, most: int = CODE_BYTES) -> bytes:
    """The package at `location`; blocks. Nothing is unpacked or written. Raises CloudError."""
    if not location.startswith(("http://", "https://")):
        raise CloudError(_WHAT, "AWS named no address of it.")
    from botocore.exceptions import BotoCoreError  # noqa: PLC0415 - see CloudSession

    try:
        return _fetch(location, most)
    except (BotoCoreError, ValueError) as error:  # urllib's and urllib3's for an address that is none
        raise CloudUnreachableError(_WHAT, f"{error}") from error


def _fetch(location: str, most: int) -> bytes:
    from botocore.awsrequest import AWSRequest  # noqa: PLC0415
    from botocore.httpsession import URLLib3Session  # noqa: PLC0415
    from botocore.response import StreamingBody  # noqa: PLC0415
    from botocore.utils import get_environ_proxies  # noqa: PLC0415

    # As botocore's own clients have them.
    verify: Any = os.environ.get("AWS_CA_BUNDLE") or True  # its stubs know no file
    session = URLLib3Session(verify=verify, proxies=get_environ_proxies(location), timeout=_TIMEOUT_S)
    with contextlib.closing(session):
        answer = session.send(AWSRequest("GET", location, stream_output=True).prepare())
        with contextlib.closing(StreamingBody(answer.raw, _length(answer.headers))) as body:
            if answer.status_code != _OK:
                raise CloudError(_WHAT, f"Its address answered with status {answer.status_code}.")
            return _read(body, most)


def _length(headers: Mapping[str, str]) -> Any:
    """How many bytes are promised; None where the answer has no length, which botocore takes and its stubs do not."""
    promised = headers.get("Content-Length", "")
    return int(promised) if promised.isdecimal() else None


def _read(body: "StreamingBody", most: int) -> bytes:
    data = bytearray()
    while chunk := body.read(_CHUNK):
        data += chunk
        if len(data) > most:
            raise CloudError(_WHAT, f"It has more than {most:,} bytes.")
    return bytes(data)
