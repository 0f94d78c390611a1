"""Whom the gate lets through, on loopback and beyond, and with boto3 over a socket."""

import asyncio
import json
import socket
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.support.http_rig import serving
from tests.support.signed_requests import ACCESS_KEY, HOST, SECRET, signed
from workbench.engine.http.message import Request, Response
from workbench.engine.lambda_api.access.gate import Gate, is_loopback
from workbench.model.errors import ServiceAccessError

KEYS = {ACCESS_KEY: SECRET}
LOCAL = Gate("127.0.0.1", {}, ("Proxy.test",))
OPEN = Gate("0.0.0.0", KEYS)


def request(host: str | None, origin: str | None = None) -> Request:
    headers = {name: value for name, value in (("host", host), ("origin", origin)) if value is not None}
    return Request("GET", "/2015-03-31/functions/", "", headers, b"", "127.0.0.1")


def told(answer: Response | None) -> tuple[int, str, str]:
    assert answer is not None
    headers = dict(answer.headers)
    assert headers["Content-Type"] == "application/json"
    return answer.status, headers["x-amzn-ErrorType"], json.loads(answer.body)["message"]


OURS = [
    "localhost:3001",
    "LOCALHOST",
    "abc.lambda-url.us-east-1.localhost:3001",
    "127.0.0.1:3001",
    "127.1.2.3",
    "[::1]:3001",
    "host.docker.internal:3001",
    "host.containers.internal",
    "proxy.test",
    "stream-localhost:3001",
    "streaming-proxy.test",
    socket.gethostname(),
]


@pytest.mark.parametrize("host", OURS)
def test_hosts_of_this_computer(host: str) -> None:
    assert LOCAL.check(request(host)) is None


@pytest.mark.parametrize(
    "host", [None, "", "evil.com", "localhost.evil.com", "127.0.0.1.nip.io:80", "a@localhost", "stream-evil.com"]
)
def test_any_other_host(host: str | None) -> None:
    status, code, message = told(LOCAL.check(request(host)))
    assert (status, code) == (403, "AccessDeniedException")
    assert "is not one of this service" in message


@pytest.mark.parametrize("host", ["10.0.0.5", "172.17.0.1:3001", "0.0.0.0", "[fe80::1]:80"])
def test_any_address_is_let_in_as_it_cannot_be_rebound(host: str) -> None:
    assert LOCAL.check(request(host)) is None
    assert told(LOCAL.check(request(host, f"http://{host}")))[1] == "AccessDeniedException"


def test_an_address_that_is_listened_on() -> None:
    assert Gate("10.0.0.5", KEYS).check(signed()) is None
    assert OPEN.check(signed()) is None
    assert told(OPEN.check(request("evil.com")))[1] == "AccessDeniedException"


@pytest.mark.parametrize(
    "origin", ["https://evil.com", "null", "", "https://localhost.evil.com", "file://", "ftp://localhost"]
)
def test_pages_of_others(origin: str) -> None:
    assert told(LOCAL.check(request("localhost", origin)))[:2] == (403, "AccessDeniedException")
    assert LOCAL.check(request("a.lambda-url.us-east-1.localhost", origin)) is None, "function URLs have CORS"


@pytest.mark.parametrize("origin", ["http://localhost:5173", "https://127.0.0.1", "http://proxy.test"])
def test_pages_of_this_computer(origin: str) -> None:
    assert LOCAL.check(request("localhost", origin)) is None


def test_a_signature_is_not_looked_at_on_loopback() -> None:
    wrong = Request("GET", "/", "", {"host": "localhost", "authorization": "AWS4-HMAC-SHA256 Credential=x"}, b"", "")
    assert LOCAL.check(wrong) is None


def test_beyond_loopback_it_is() -> None:
    assert told(OPEN.check(request(HOST)))[1] == "MissingAuthenticationTokenException"
    assert told(OPEN.check(request("localhost")))[1] == "MissingAuthenticationTokenException"
    assert told(OPEN.check(signed(access_key="AKIDOTHER")))[1] == "UnrecognizedClientException"
    later = Gate("0.0.0.0", KEYS, (), lambda: datetime.now(UTC) + timedelta(hours=1))
    assert told(later.check(signed()))[1] == "InvalidSignatureException"


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "10.0.0.5", "box.test"])
@pytest.mark.parametrize("keys", [{}, {"": "x"}, {"x": ""}])
def test_no_gate_that_everybody_can_pass(host: str, keys: dict[str, str]) -> None:
    with pytest.raises(ServiceAccessError, match="Set WORKBENCH_ACCESS_KEY_ID"):
        Gate(host, keys)


def test_is_loopback() -> None:
    assert is_loopback("127.0.0.1")
    assert not is_loopback("0.0.0.0")


async def _ask(got: Request) -> Response:
    return OPEN.check(got) or Response(200, got.body)


def _invoke(port: int, secret: str) -> bytes:
    client = boto3.client(
        "lambda",
        region_name="eu-west-1",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=secret,
        config=Config(retries={"max_attempts": 0}),
    )
    try:
        arn = "arn:aws:lambda:eu-west-1:123456789012:function:f"
        got = client.invoke(FunctionName=arn, Qualifier="$LATEST", LogType="Tail", Payload=b'{"a": 1}')
        return bytes(got["Payload"].read())
    finally:
        client.close()


async def test_boto3_is_let_through_with_the_right_secret() -> None:
    async with serving(_ask) as server:
        assert await asyncio.to_thread(_invoke, server.port, SECRET) == b'{"a": 1}'
        with pytest.raises(ClientError, match="InvalidSignatureException"):
            await asyncio.to_thread(_invoke, server.port, "another")
