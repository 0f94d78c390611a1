"""Requests that botocore signs, as the server gets them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from workbench.engine.http.message import Request

ACCESS_KEY = "AKIDEXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
HOST = "10.0.0.5:3001"


def secret_of(access_key: str) -> str | None:
    """The one secret there is."""
    return SECRET if access_key == ACCESS_KEY else None


def signed(
    method: str = "POST",
    target: str = "/2015-03-31/functions/f/invocations",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"{}",
    *,
    expires_s: int | None = None,
    access_key: str = ACCESS_KEY,
    service: str = "lambda",
    region: str = "eu-west-1",
    token: str | None = None,
) -> Request:
    """A request signed now: in its header, or as a URL without a body that is good for `expires_s` seconds."""
    body = body if expires_s is None else b""
    unsigned = AWSRequest(method, f"http://{HOST}{target}", dict(headers or {}), body)
    credentials = Credentials(access_key, SECRET, token)
    if expires_s is None:
        SigV4Auth(credentials, service, region).add_auth(unsigned)
    else:
        SigV4QueryAuth(credentials, service, region, expires_s).add_auth(unsigned)
    sent = unsigned.prepare()
    parts = urlsplit(sent.url)
    names = {name.lower(): _text(value).strip() for name, value in sent.headers.items()}
    return Request(method, parts.path, parts.query, {"host": parts.netloc, **names}, body, "10.0.0.9")


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
