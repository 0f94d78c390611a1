import base64
import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.served_invokes import a_request
from workbench.engine.http.message import Request
from workbench.engine.lambda_api.url_event import Arrival, Signer, event_of, is_text

ID = "0123456789abcdefghijklmnopqrstuv"
HOST = f"{ID}.lambda-url.eu-west-1.localhost"
ARRIVAL = Arrival(ID, "id-1", "Root=1-643ec28d-5503dc7274559e68706dae64", 1_583_348_638_390_123_456)


def told(request: Request, arrival: Arrival = ARRIVAL) -> dict[str, Any]:
    return dict(json.loads(event_of(request, arrival)))


def test_the_event_is_as_recorded() -> None:
    """Of aws-lambda-go's recording of 2023-04-18, but for TLS, which is not here."""
    request = a_request(
        "POST",
        "/hello",
        "hello=world&foo=bar",
        b'{"hello": "world"}',
        host=f"{HOST}:9999",
        accept="*/*",
        content_type="application/json",
        content_length="18",
        connection="keep-alive",
        cookie="foo=bar; hello=hello",
        header2="h1,h2",
        user_agent="python-requests/2.28.2",
    )
    event = told(request)
    assert list(event) == [
        "version",
        "routeKey",
        "rawPath",
        "rawQueryString",
        "cookies",
        "headers",
        "queryStringParameters",
        "requestContext",
        "body",
        "isBase64Encoded",
    ]
    assert event == {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/hello",
        "rawQueryString": "hello=world&foo=bar",
        "cookies": ["foo=bar", "hello=hello"],
        "headers": {
            "host": f"{HOST}:9999",
            "accept": "*/*",
            "content-type": "application/json",
            "content-length": "18",
            "cookie": "foo=bar; hello=hello",
            "header2": "h1,h2",
            "user-agent": "python-requests/2.28.2",
            "x-amzn-trace-id": ARRIVAL.trace,
            "x-forwarded-for": "127.0.0.1",
            "x-forwarded-port": "9999",
            "x-forwarded-proto": "http",
        },
        "queryStringParameters": {"hello": "world", "foo": "bar"},
        "requestContext": {
            "accountId": "anonymous",
            "apiId": ID,
            "domainName": HOST,
            "domainPrefix": ID,
            "http": {
                "method": "POST",
                "path": "/hello",
                "protocol": "HTTP/1.1",
                "sourceIp": "127.0.0.1",
                "userAgent": "python-requests/2.28.2",
            },
            "requestId": "id-1",
            "routeKey": "$default",
            "stage": "$default",
            "time": "04/Mar/2020:19:03:58 +0000",
            "timeEpoch": 1583348638390,
        },
        "body": '{"hello": "world"}',
        "isBase64Encoded": False,
    }


def test_what_is_not_there_is_left_out() -> None:
    event = told(a_request())
    assert not {"cookies", "queryStringParameters", "body"} & set(event)
    assert (event["isBase64Encoded"], event["rawQueryString"]) == (False, "")
    assert "userAgent" not in event["requestContext"]["http"]


def test_the_path_stays_as_it_was_sent_and_the_query_is_decoded() -> None:
    event = told(a_request(path="/pa2%Fth/1", query="q=foo&q=%2Fbar&b=&c&d=a+b%20c"))
    assert (event["rawPath"], event["requestContext"]["http"]["path"]) == ("/pa2%Fth/1", "/pa2%Fth/1")
    assert event["rawQueryString"] == "q=foo&q=%2Fbar&b=&c&d=a+b%20c"
    assert event["queryStringParameters"] == {"q": "foo,/bar", "b": "", "c": "", "d": "a b c"}


def test_a_proxy_before_the_service_is_told() -> None:
    event = told(a_request(host=HOST, x_forwarded_for="10.0.0.1", x_forwarded_proto="https"))
    assert event["headers"]["x-forwarded-for"] == "10.0.0.1, 127.0.0.1"
    assert event["headers"]["x-forwarded-proto"] == "http", "what a client says of itself is not believed"
    assert event["headers"]["x-forwarded-port"] == "80"


def test_a_signer_is_told_and_the_signature_is_not() -> None:
    request = a_request(authorization="AWS4-HMAC-SHA256 Credential=…", x_amz_date="20230418T161716Z")
    assert "authorization" in told(request)["headers"], "of a URL that asks for no signature it is the function's"
    event = told(request, Arrival(ID, "id-1", "Root=1", 0, Signer("AKIA", "111111111111")))
    assert "authorization" not in event["headers"]
    assert event["headers"]["x-amz-date"] == "20230418T161716Z"
    assert event["requestContext"]["accountId"] == "111111111111"
    assert event["requestContext"]["authorizer"]["iam"] == {
        "accessKey": "AKIA",
        "accountId": "111111111111",
        "callerId": "111111111111",
        "cognitoIdentity": None,
        "principalOrgId": None,
        "userArn": "arn:aws:iam::111111111111:root",
        "userId": "111111111111",
    }


@pytest.mark.parametrize(
    ("content_type", "text"),
    [
        ("text/plain", True),
        ("text/html; charset=utf-8", True),
        ("Application/JSON;x=y", True),
        ("application/xml", True),
        ("application/javascript", True),
        ("application/problem+json", True),
        ("image/svg+xml", True),
        ("application/x-www-form-urlencoded", False),
        ("multipart/form-data; boundary=x", False),
        ("application/octet-stream", False),
        ("image/png", False),
        ("", False),
    ],
)
def test_which_bodies_are_text(content_type: str, text: bool) -> None:
    assert is_text(content_type) is text
    event = told(a_request("POST", body=b"a=1", content_type=content_type))
    assert (event["body"], event["isBase64Encoded"]) == (("a=1", False) if text else ("YT0x", True))


def test_a_body_that_came_in_chunks_has_its_length() -> None:
    headers = told(a_request("POST", body=b"abc", transfer_encoding="chunked"))["headers"]
    assert headers["content-length"] == "3"
    assert "transfer-encoding" not in headers


@given(st.binary(max_size=200), st.sampled_from(["text/plain", "application/json", "image/png", ""]))
def test_every_body_can_be_had_back(body: bytes, content_type: str) -> None:
    event = told(a_request("POST", body=body, content_type=content_type))
    sent = event.get("body", "")
    assert (base64.b64decode(sent) if event["isBase64Encoded"] else sent.encode()) == body


texts = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.tuples(texts, texts.filter(lambda text: "," not in text)), max_size=6))
def test_every_query_is_decoded(pairs: list[tuple[str, str]]) -> None:
    event = told(a_request(query=urlencode(pairs)))
    expected: dict[str, list[str]] = {}
    for name, value in pairs:
        expected.setdefault(name, []).append(value)
    assert event.get("queryStringParameters", {}) == {name: ",".join(values) for name, values in expected.items()}


@given(
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=50),
    st.text(st.characters(max_codepoint=0xFF, exclude_characters="\r\n\0"), max_size=50),
    st.binary(max_size=30),
)
def test_no_request_breaks_the_event(query: str, value: str, path: bytes) -> None:
    event = told(a_request(path=f"/{quote(path)}", query=query, cookie=value, x_any=value))
    assert event["rawQueryString"] == query
    assert event["headers"]["x-any"] == value
    assert all(cookie in value for cookie in event.get("cookies", ()))
