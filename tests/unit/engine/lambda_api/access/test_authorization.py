"""What is read from the Authorization header and from presigned URLs, and what is told of those that lack something."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.signed_requests import signed
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import (
    Authorization,
    Credential,
    SignatureError,
    authorization_of,
    named_credential,
)

STAMP = "20261122T101500Z"
SCOPE = "AKID/20261122/eu-west-1/lambda/aws4_request"
WHOLE = f"AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders=host;X-Amz-Date, Signature=abc"
CREDENTIAL = Credential("AKID", "20261122", "eu-west-1", "lambda", "aws4_request")


def request(authorization: str | None = None, query: str = "", **headers: str) -> Request:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    if authorization is not None:
        told["authorization"] = authorization
    return Request("GET", "/", query, told, b"", "::1")


def told(found: Request) -> tuple[str, str, int]:
    with pytest.raises(SignatureError) as raised:
        authorization_of(found)
    return raised.value.code, raised.value.message, raised.value.status


def test_of_a_header() -> None:
    found = authorization_of(request(WHOLE, x_amz_date=STAMP, date="Mon"))
    assert found == Authorization(CREDENTIAL, ("host", "x-amz-date"), "abc", STAMP)
    assert authorization_of(request(WHOLE.replace(", ", ","), x_amz_date=STAMP)) == found


def test_the_date_header_will_do() -> None:
    assert authorization_of(request(WHOLE, date="Sun, 22 Nov 2026 10:15:00 GMT")).stamp == STAMP


def test_of_a_url() -> None:
    found = authorization_of(signed(expires_s=60))
    assert found.credential.service == "lambda"
    assert (found.signed_headers, found.expires_s, len(found.signature)) == (("host",), "60", 64)


def test_nothing_at_all() -> None:
    assert told(request()) == ("MissingAuthenticationTokenException", "Missing Authentication Token", 403)


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Bearer x", "missing equal-sign"),
        ("Basic Credential=a/b/c/d/e,SignedHeaders=host,Signature=a", "missing equal-sign"),
        (f"{WHOLE},", "missing equal-sign"),
        (f"AWS4-HMAC-SHA256 Credential={SCOPE}, Signature=abc", "requires 'SignedHeaders' parameter. (hashed"),
        (f"AWS4-HMAC-SHA256 Credential={SCOPE}, SignedHeaders=, Signature=", "'Signature' parameter. Authorization"),
        ("AWS4-HMAC-SHA256 SignedHeaders=host, Signature=abc", "Authorization header requires 'Credential' parameter."),
        (WHOLE.replace("/eu-west-1", ""), "exactly 5"),
    ],
)
def test_headers_that_lack_something(header: str, text: str) -> None:
    code, message, status = told(request(header, x_amz_date=STAMP))
    assert (code, status) == ("IncompleteSignatureException", 403)
    assert text in message


@pytest.mark.parametrize("date", ["", "yesterday", "Sun, 99 Nov 2026 10:15:00 GMT"])
def test_no_time(date: str) -> None:
    assert "existence of either a 'X-Amz-Date' or a 'Date' header" in told(request(WHOLE, date=date))[1]


@pytest.mark.parametrize("name", ["Algorithm", "Credential", "Signature", "SignedHeaders", "Date"])
def test_urls_that_lack_something(name: str) -> None:
    whole = signed(expires_s=60)
    pairs = [pair for pair in whole.query.split("&") if not pair.startswith(f"X-Amz-{name}=")]
    code, message, _status = told(request(query="&".join(pairs)))
    assert code == "IncompleteSignatureException"
    assert message == (
        f"AWS query-string parameters must include 'X-Amz-{name}'. Re-examine the query-string parameters."
    )


@given(st.text(st.characters(max_codepoint=255), max_size=40) | st.sampled_from(WHOLE).map(lambda one: WHOLE + one))
def test_anything_else_is_an_error_of_ours(header: str) -> None:
    for found in (request(header, x_amz_date=STAMP), request(query=header), request(f"AWS4-HMAC-SHA256 {header}")):
        named_credential(found)
        with contextlib.suppress(SignatureError):
            assert authorization_of(found).stamp


def test_the_credential_that_is_named() -> None:
    assert named_credential(request()) is None
    assert named_credential(request("AWS4-HMAC-SHA256 Credential=test")) is None
    assert named_credential(request(f"AWS4-HMAC-SHA256 Credential={SCOPE}")) == CREDENTIAL
    assert named_credential(request(query="X-Amz-Credential=" + SCOPE.replace("/", "%2F"))) == CREDENTIAL
