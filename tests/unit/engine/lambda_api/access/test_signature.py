"""What botocore signs is good; whatever is changed afterwards is not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.signed_requests import secret_of, signed
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.access.authorization import SignatureError, authorization_of
from workbench.engine.lambda_api.access.signature import verify

MISMATCH = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
)
MINUTE = timedelta(minutes=1)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=12)
paths = st.lists(texts | st.sampled_from(("..", ".", "")), max_size=4).map(lambda parts: "/" + quote("/".join(parts)))
headers = st.dictionaries(st.sampled_from(("X-A", "X-Amz-Log-Type", "Content-Type", "x-amz-b")), values, max_size=3)
expiries = st.none() | st.integers(60, 604_800)


def written(pairs: Iterable[tuple[str, str]]) -> str:
    """A query as SDKs write it."""
    return "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in pairs)


queries = st.lists(st.tuples(texts.filter(bool), texts), max_size=4).map(written)


def now() -> datetime:
    return datetime.now(UTC)


def told(request: Request, at: datetime | None = None) -> tuple[str, str, int]:
    with pytest.raises(SignatureError) as raised:
        verify(request, secret_of, at or now())
    return raised.value.code, raised.value.message, raised.value.status


def without(request: Request, name: str) -> Request:
    return replace(request, headers={key: value for key, value in request.headers.items() if key != name})


def adding(request: Request, **more: str) -> Request:
    return replace(request, headers={**request.headers, **{key.replace("_", "-"): text for key, text in more.items()}})


@settings(deadline=None)
@given(st.sampled_from(("GET", "POST", "DELETE")), paths, queries, headers, st.binary(max_size=40))
def test_what_botocore_signs(method: str, path: str, query: str, more: dict[str, str], body: bytes) -> None:
    verify(signed(method, f"{path}?{query}" if query else path, more, body), secret_of, now())


@settings(deadline=None)
@given(paths, st.dictionaries(texts.filter(bool), texts, max_size=4), headers, st.integers(60, 604_800))
def test_what_botocore_presigns(path: str, query: dict[str, str], more: dict[str, str], expires_s: int) -> None:
    target = f"{path}?{written(query.items())}" if query else path
    verify(signed("GET", target, more, expires_s=expires_s), secret_of, now())


@settings(deadline=None)
@given(st.data(), expiries)
def test_what_is_changed_afterwards(data: st.DataObject, expires_s: int | None) -> None:
    more = {"X-Amz-Log-Type": "Tail", "X-B": "b", "User-Agent": "c"}
    good = signed("POST", "/a%2Fb/c?d=e&f=g", more, b"body", expires_s=expires_s)
    verify(good, secret_of, now())
    places = {"authorization", *authorization_of(good).signed_headers} & set(good.headers)
    place = data.draw(st.sampled_from(["method", "path", "query", "body", *sorted(places)]))
    match place:
        case "body":
            bad = replace(good, body=data.draw(st.binary(max_size=5).filter(lambda body: body != good.body)))
        case "method":
            bad = replace(good, method=data.draw(changed(good.method)))
        case "path":
            bad = replace(good, path=data.draw(changed(good.path)))
        case "query":
            bad = replace(good, query=data.draw(changed(good.query)))
        case _:
            bad = adding(good, **{place.replace("-", "_"): data.draw(changed(good.headers[place]))})
    with pytest.raises(SignatureError):
        verify(bad, secret_of, now())


@st.composite
def changed(draw: st.DrawFn, text: str) -> str:
    """`text` with another character somewhere."""
    place = draw(st.integers(0, len(text) - 1))
    new = draw(st.sampled_from("qxyz0189").filter(lambda one: one != text[place]))
    return text[:place] + new + text[place + 1 :]


@pytest.mark.parametrize("expires_s", [None, 60])
def test_aws_texts(expires_s: int | None) -> None:
    good = signed(expires_s=expires_s)
    assert told(replace(good, body=b"[]")) == ("InvalidSignatureException", MISMATCH, 403)
    unknown = signed(access_key="AKIDOTHER", expires_s=expires_s)
    assert told(unknown) == (
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
        403,
    )


def test_clocks_may_be_apart_for_five_minutes() -> None:
    good = signed()
    for apart in (-4.9, 4.9):
        verify(good, secret_of, now() + apart * MINUTE)
    stamp = good.headers["x-amz-date"]
    at = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    late, early = at + 6 * MINUTE, at - 6 * MINUTE
    assert told(good, late)[1] == (
        f"Signature expired: {stamp} is now earlier than {at + MINUTE:%Y%m%dT%H%M%SZ} ({late:%Y%m%dT%H%M%SZ} - 5 min.)"
    )
    assert told(good, early)[1] == (
        f"Signature not yet current: {stamp} is still later than {at - MINUTE:%Y%m%dT%H%M%SZ} "
        f"({early:%Y%m%dT%H%M%SZ} + 5 min.)"
    )


def test_a_url_is_good_as_long_as_it_says() -> None:
    good = signed(expires_s=1200)
    verify(good, secret_of, now() + 19 * MINUTE)
    assert "Signature expired" in told(good, now() + 21 * MINUTE)[1]
    assert "Signature not yet current" in told(good, now() - 6 * MINUTE)[1]
    assert "- 90 sec.)" in told(signed(expires_s=90), now() + 3 * MINUTE)[1]


@pytest.mark.parametrize("expires", ["0", "604801", "-1", "x", "", "9999999", "\u0661"])
def test_how_long_a_url_may_be_good(expires: str) -> None:
    good = signed(expires_s=60)
    bad = replace(good, query=good.query.replace("Expires=60", f"Expires={quote(expires)}"))
    assert told(bad)[0] == "IncompleteSignatureException"


@pytest.mark.parametrize("name", ["host", "x-amz-date", "x-amz-log-type"])
def test_what_must_be_signed(name: str) -> None:
    good = signed(headers={"X-Amz-Log-Type": "Tail"})
    names = good.headers["authorization"].split("SignedHeaders=")[1].split(",")[0]
    rest = ";".join(one for one in names.split(";") if one != name)
    bad = adding(good, authorization=good.headers["authorization"].replace(names, rest))
    assert told(bad)[1] == f"'{name.title()}' must be a 'SignedHeader' in the AWS Authorization."


def test_a_header_that_was_added_or_taken_away() -> None:
    good = signed(headers={"X-B": "b"})
    verify(adding(good, user_agent="x", x_amzn_trace_id="x", x_amz_security_token="x"), secret_of, now())
    assert "'X-Amz-Invocation-Type' must be" in told(adding(good, x_amz_invocation_type="DryRun"))[1]
    assert told(without(good, "x-b"))[1] == "The signed header 'X-B' is not part of the request."


def test_the_date_header_must_be_signed_where_it_is_the_time() -> None:
    verify(signed(headers={"Date": "now"}), secret_of, now())
    stray = adding(without(signed(), "x-amz-date"), date=f"{now():%a, %d %b %Y %H:%M:%S GMT}")
    assert "'Date' must be a 'SignedHeader'" in told(stray)[1]


def test_the_scope_must_fit() -> None:
    good = signed()
    header = good.headers["authorization"]
    other_day = header.replace(header.split("/")[1], "20110909")
    assert "Date in Credential scope does not match" in told(adding(good, authorization=other_day))[1]
    assert "valid terminator" in told(adding(good, authorization=header.replace("aws4_request", "x")))[1]
    assert told(adding(good, authorization=header.replace("eu-west-1", "eu-west-2")))[1] == MISMATCH


@pytest.mark.parametrize("stamp", ["20261122", "20261322T000000Z", "x"])
def test_a_time_that_is_none(stamp: str) -> None:
    good = signed()
    header = good.headers["authorization"]
    header = header.replace(header.split("/")[1], stamp[:8])
    code, message, _status = told(adding(good, x_amz_date=stamp, authorization=header))
    assert code == "IncompleteSignatureException"
    assert stamp in message


def test_the_hash_of_the_body() -> None:
    unsigned = signed(headers={"X-Amz-Content-SHA256": "UNSIGNED-PAYLOAD"})
    verify(replace(unsigned, body=b"another"), secret_of, now())
    wrong = signed(headers={"X-Amz-Content-SHA256": "0" * 64})
    assert "'x-amz-content-sha256' header does not match" in told(wrong)[1]
    chunks = signed(headers={"X-Amz-Content-SHA256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER"})
    assert "signed in chunks" in told(chunks)[1]


def test_a_session_has_a_token() -> None:
    verify(signed(token="a/b+c="), secret_of, now())
    verify(signed(token="a/b+c=", expires_s=60), secret_of, now())
