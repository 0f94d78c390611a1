"""Function URLs and streamed invokes of a running service: real functions, and clients as users have them."""

import base64
import http.client
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.support.lambda_calls import zipped
from tests.support.lambda_service import ACCOUNT, REGION, RunningService, running_service
from tests.support.service_functions import create

OPEN: tuple[dict[str, Any], ...] = (
    {"StatementId": "url", "Action": "lambda:InvokeFunctionUrl", "Principal": "*", "FunctionUrlAuthType": "NONE"},
    {"StatementId": "invoke", "Action": "lambda:InvokeFunction", "Principal": "*", "InvokedViaFunctionUrl": True},
)
FORBIDDEN = (
    "Forbidden. For troubleshooting Function URL authorization issues, see: "
    "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"
)
SITE = """
import json

def handler(event, context):
    path = event.get("rawPath", "")
    if path == "/raise":
        raise ValueError("no")
    if path == "/bare":
        return {"hello": "world", "list": [1, 2.50, None]}
    if path == "/text":
        return "grün"
    if path == "/odd":
        return {"statusCode": "many"}
    if path == "/as-told":
        return json.loads(event["body"])
    return {"statusCode": "201", "headers": {"x-id": context.aws_request_id}, "cookies": ["a=1", "b=2"],
            "body": json.dumps(event)}
"""
NODE = """
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const mode = (event.rawPath ?? event.mode ?? '').replace('/', '');
  if (mode === 'early') throw new Error('early');
  if (mode !== 'plain') {
    stream = awslambda.HttpResponseStream.from(stream, {
      statusCode: 418, headers: { 'content-type': 'text/plain', 'x-a': 'b' }, cookies: ['a=1', 'b=2'] });
  }
  stream.write('one ');
  await new Promise((done) => setTimeout(done, 400));
  stream.write('two ');
  if (mode === 'late') throw new TypeError('late');
  if (mode === 'large') for (let i = 0; i < 70; i++) stream.write('x'.repeat(100000));
  stream.end();
});
"""
node = pytest.mark.skipif(sys.platform == "win32", reason="Node.js is started through a shell")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """A URL, called at this computer's address by its name."""

    url: str

    def ask(self, method: str = "GET", path: str = "/", body: bytes | None = None, **headers: str) -> Answer:
        """The answer; `_` in names of headers stands for `-`."""
        parts = urlsplit(self.url)
        with closing(http.client.HTTPConnection("127.0.0.1", parts.port, timeout=30)) as connection:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Host": parts.netloc, **named})
            found = connection.getresponse()
            return Answer(found.status, found.headers, found.read())

    def signed(self, access_key: str) -> dict[str, Any]:
        """The headers of a signed GET."""
        request = AWSRequest("GET", self.url)
        SigV4Auth(Credentials(access_key, "anything"), "lambda", REGION).add_auth(request)
        return {name.replace("-", "_"): value for name, value in request.headers.items()}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("urls")) as found:
        yield found


@pytest.fixture(scope="module")
def client(service: RunningService) -> Any:
    return service.client()


@pytest.fixture(scope="module")
def python(client: Any) -> Any:
    """The name of a function that answers as a web site."""
    create(client, "site", SITE)
    for statement in OPEN:
        client.add_permission(FunctionName="site", **statement)
    return "site"


@pytest.fixture(scope="module")
def site(client: Any, python: str) -> Site:
    return Site(client.create_function_url_config(FunctionName=python, AuthType="NONE")["FunctionUrl"])


@pytest.fixture(scope="module")
def streamed(client: Any) -> Site:
    """A streaming function of Node.js, with a URL that streams."""
    code = {"ZipFile": zipped({"index.mjs": NODE})}
    create(client, "streamed", Runtime="nodejs20.x", Handler="index.handler", Code=code)
    for statement in OPEN:
        client.add_permission(FunctionName="streamed", **statement)
    made = client.create_function_url_config(FunctionName="streamed", AuthType="NONE", InvokeMode="RESPONSE_STREAM")
    return Site(made["FunctionUrl"])


# -- buffered


def test_a_function_gets_the_request_and_gives_the_response(site: Site) -> None:
    answer = site.ask(
        "POST",
        "/pa2%Fth/1?q=foo&q=%2Fbar",
        b'{"a": "\xc3\xbc"}',
        Content_Type="application/json",
        Cookie="x=1; y=2",
        X_Weird_CaPs="With WeiRd CapS",
        User_Agent="test/echo",
    )
    event = json.loads(answer.body)
    assert answer.status == 201
    assert answer.headers.get_all("set-cookie") == ["a=1", "b=2"]
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-id"] == answer.headers["x-amzn-requestid"] == event["requestContext"]["requestId"]
    assert answer.headers["x-amzn-trace-id"].startswith(event["headers"]["x-amzn-trace-id"])
    host = urlsplit(site.url)
    assert (event["rawPath"], event["rawQueryString"]) == ("/pa2%Fth/1", "q=foo&q=%2Fbar")
    assert event["queryStringParameters"] == {"q": "foo,/bar"}
    assert event["cookies"] == ["x=1", "y=2"]
    assert (event["body"], event["isBase64Encoded"]) == ('{"a": "ü"}', False)
    assert event["headers"]["x-weird-caps"] == "With WeiRd CapS"
    assert event["headers"]["host"] == host.netloc
    assert event["requestContext"]["domainName"] == host.hostname
    assert event["requestContext"]["http"] == {
        "method": "POST",
        "path": "/pa2%Fth/1",
        "protocol": "HTTP/1.1",
        "sourceIp": "127.0.0.1",
        "userAgent": "test/echo",
    }


def test_a_binary_body(site: Site) -> None:
    event = json.loads(site.ask("PUT", body=bytes(range(256)), Content_Type="image/png").body)
    assert event["isBase64Encoded"]
    assert base64.b64decode(event["body"]) == bytes(range(256))


def test_bare_values(site: Site) -> None:
    answer = site.ask(path="/bare")
    assert (answer.status, answer.body) == (200, b'{"hello":"world","list":[1,2.5,null]}')
    assert answer.headers["content-type"] == "application/json"
    assert site.ask(path="/text").body == "grün".encode()


def test_a_response_as_it_is_told(site: Site) -> None:
    told = {
        "statusCode": 404,
        "headers": {"Content-Type": "image/png", "Date": "x"},
        "body": base64.b64encode(bytes(8)).decode(),
        "isBase64Encoded": True,
    }
    answer = site.ask("POST", "/as-told", json.dumps(told).encode(), Content_Type="application/json")
    assert (answer.status, answer.body, answer.headers["content-type"]) == (404, bytes(8), "image/png")
    assert answer.headers["x-amzn-remapped-date"] == "x"
    assert len(answer.headers.get_all("date", [])) == 1


@pytest.mark.parametrize("path", ["/raise", "/odd"])
def test_what_fails_is_502(site: Site, path: str) -> None:
    answer = site.ask(path=path)
    assert (answer.status, answer.body) == (502, b"Internal Server Error")


def test_a_request_that_is_too_large(site: Site) -> None:
    answer = site.ask("POST", body=bytes(6 * 1024 * 1024 + 1), Content_Type="text/plain")
    assert answer.status == 413
    in_event = site.ask("POST", body=bytes(6 * 1024 * 1024 - 10), Content_Type="image/png")
    assert in_event.status == 413, "base64 makes it too large"


def test_reserved_concurrency_0_switches_a_url_off(client: Any, site: Site) -> None:
    client.put_function_concurrency(FunctionName="site", ReservedConcurrentExecutions=0)
    answer = site.ask()
    assert (answer.status, answer.body) == (429, b'{"Message":"Rate Exceeded."}')
    client.delete_function_concurrency(FunctionName="site")
    assert site.ask().status == 201


# -- who may


def test_urls_that_do_not_exist(site: Site) -> None:
    for name in ("0123456789abcdefghijklmnopqrstuv.lambda-url.us-east-1", "x.lambda-url.us-east-1"):
        answer = Site(f"http://{name}.localhost:{urlsplit(site.url).port}/").ask(path="/2015-03-31/functions/")
        assert (answer.status, answer.body) == (403, b'{"Message":null}'), "and nothing else answers there"


def test_a_function_without_a_policy(client: Any) -> None:
    create(client, "closed", SITE)
    closed = Site(client.create_function_url_config(FunctionName="closed", AuthType="NONE")["FunctionUrl"])
    assert (closed.ask().status, json.loads(closed.ask().body)) == (403, {"Message": FORBIDDEN})
    for number, statement in enumerate(OPEN):
        assert closed.ask().status == 403, number
        client.add_permission(FunctionName="closed", **statement)
    assert closed.ask().status == 201


def test_a_url_for_signed_calls(client: Any) -> None:
    create(client, "signed", SITE)
    made = client.create_function_url_config(FunctionName="signed", AuthType="AWS_IAM")
    signed = Site(made["FunctionUrl"])
    assert json.loads(signed.ask().body) == {"Message": FORBIDDEN}
    event = json.loads(signed.ask(**signed.signed(ACCOUNT)).body)
    assert event["requestContext"]["authorizer"]["iam"]["accessKey"] == ACCOUNT
    assert "authorization" not in event["headers"]
    assert signed.ask(**signed.signed("111111111111")).status == 403


def test_an_alias_and_its_end(client: Any) -> None:
    create(client, "aliased", SITE, Publish=True)
    client.create_alias(FunctionName="aliased", Name="live", FunctionVersion="1")
    for statement in OPEN:
        client.add_permission(FunctionName="aliased", Qualifier="live", **statement)
    made = client.create_function_url_config(FunctionName="aliased", Qualifier="live", AuthType="NONE")
    live = Site(made["FunctionUrl"])
    assert live.ask().status == 201
    client.delete_alias(FunctionName="aliased", Name="live")
    assert (live.ask().status, json.loads(live.ask().body)) == (403, {"Message": FORBIDDEN})
    client.delete_function(FunctionName="aliased")
    assert live.ask().body == b'{"Message":null}'


def test_pages_of_others(client: Any, python: str, site: Site) -> None:
    cors = {"AllowOrigins": ["https://page.example"], "AllowMethods": ["GET"], "MaxAge": 60}
    client.update_function_url_config(FunctionName=python, Cors=cors)
    asking = site.ask("OPTIONS", Origin="https://page.example", Access_Control_Request_Method="GET")
    assert (asking.status, asking.headers["access-control-allow-methods"]) == (200, "GET")
    answer = site.ask(Origin="https://page.example")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (201, "https://page.example")
    assert "access-control-allow-origin" not in site.ask(Origin="https://other.example").headers


# -- streamed


def first_and_rest(site: Site, path: str) -> tuple[bytes, bytes]:
    """What a stream has sent when its first chunk is there, and all else until the connection ends."""
    parts = urlsplit(site.url)
    with socket.create_connection(("127.0.0.1", parts.port or 80), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n".encode())
        first = b""
        while b"one " not in first:
            first += connection.recv(65536)
        rest = b""
        while data := connection.recv(65536):
            rest += data
    return first, rest


@node
@pytest.mark.node
def test_a_stream_arrives_while_the_function_runs(streamed: Site) -> None:
    first, rest = first_and_rest(streamed, "/prelude")
    assert first.startswith(b"HTTP/1.1 418 ")
    assert b"x-a: b\r\n" in first
    assert b"Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n" in first
    assert b"two" not in first
    assert rest.endswith(b"two \r\n0\r\n\r\n")


@node
@pytest.mark.node
def test_a_stream_without_a_prelude(streamed: Site) -> None:
    answer = streamed.ask(path="/plain")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/octet-stream")
    assert answer.body == b"one two "


@node
@pytest.mark.node
def test_a_large_stream(streamed: Site) -> None:
    assert len(streamed.ask(path="/large").body) == 8 + 7_000_000


@node
@pytest.mark.node
def test_streams_that_fail(streamed: Site) -> None:
    early = streamed.ask(path="/early")
    assert (early.status, early.body) == (502, b"Internal Server Error")
    with pytest.raises(http.client.IncompleteRead) as found:
        streamed.ask(path="/late")
    assert found.value.partial == b"one two "


def test_a_function_that_does_not_stream_is_sent_as_it_is(client: Any, python: str, site: Site) -> None:
    client.update_function_url_config(FunctionName=python, InvokeMode="RESPONSE_STREAM")
    answer = site.ask()
    client.update_function_url_config(FunctionName=python, InvokeMode="BUFFERED")
    assert answer.status == 200
    assert json.loads(answer.body)["statusCode"] == "201", "as on AWS"


@node
@pytest.mark.node
def test_who_asks_for_the_head_alone_gets_it(streamed: Site) -> None:
    answer = streamed.ask("HEAD", "/prelude")
    assert (answer.status, answer.headers["x-a"], answer.body) == (418, "b", b"")
    assert streamed.ask(path="/plain").body == b"one two "


# -- InvokeWithResponseStream


def events(client: Any, name: str, payload: dict[str, Any], **members: Any) -> list[dict[str, Any]]:
    """The events of a stream, as boto3 reads them."""
    answer = client.invoke_with_response_stream(FunctionName=name, Payload=json.dumps(payload), **members)
    assert answer["StatusCode"] == 200
    assert answer["ExecutedVersion"] == "$LATEST"
    assert answer["ResponseStreamContentType"] == "application/vnd.amazon.eventstream"
    return list(answer["EventStream"])


def payload_of(found: list[dict[str, Any]]) -> bytes:
    return b"".join(event["PayloadChunk"]["Payload"] for event in found if "PayloadChunk" in event)


@node
@pytest.mark.node
def test_boto3_reads_a_stream(client: Any, streamed: Site) -> None:
    assert streamed.url
    found = events(client, "streamed", {"mode": "plain"}, LogType="Tail")
    assert payload_of(found) == b"one two "
    assert b"REPORT RequestId" in base64.b64decode(found[-1]["InvokeComplete"]["LogResult"])


@node
@pytest.mark.node
def test_boto3_reads_a_failure(client: Any, streamed: Site) -> None:
    assert streamed.url
    found = events(client, "streamed", {"mode": "late"})
    assert payload_of(found).endswith(b"one two ")
    complete = found[-1]["InvokeComplete"]
    assert complete["ErrorCode"]
    assert json.loads(complete["ErrorDetails"])["errorMessage"] == "late"


def test_boto3_reads_a_function_that_does_not_stream(client: Any, python: str) -> None:
    found = events(client, python, {"rawPath": "/bare"})
    assert json.loads(payload_of(found)) == {"hello": "world", "list": [1, 2.5, None]}
    assert found[-1] == {"InvokeComplete": {}}
    failed = events(client, python, {"rawPath": "/raise"})
    assert failed[-1]["InvokeComplete"]["ErrorCode"] == "ValueError"


def test_errors_before_the_first_byte_are_ordinary(client: Any, python: str) -> None:
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.invoke_with_response_stream(FunctionName="nobody")
    with pytest.raises(client.exceptions.InvalidRequestContentException):
        client.invoke_with_response_stream(FunctionName=python, Payload=b"{")
    answer = client.invoke_with_response_stream(FunctionName=python, InvocationType="DryRun")
    assert answer["StatusCode"] == 204


TEMPLATE = """
Transform: AWS::Serverless-2016-10-31
Resources:
  Mine:
    Type: AWS::Serverless::Function
    Properties: {FunctionName: mine, Runtime: python3.11, Handler: app.handler, CodeUri: code, Timeout: 20}
"""


def test_urls_of_the_workspaces_functions_are_open(tmp_path: Path) -> None:
    code = tmp_path / "workspace" / "code"
    code.mkdir(parents=True)
    (code / "app.py").write_text(SITE, encoding="utf-8")
    (code.parent / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    with running_service(tmp_path) as service:
        made = service.client().create_function_url_config(FunctionName="mine", AuthType="NONE")
        assert Site(made["FunctionUrl"]).ask().status == 201


def test_urls_outlive_the_service(tmp_path: Path) -> None:
    with running_service(tmp_path) as service:
        client = service.client()
        create(client, "site", SITE)
        for statement in OPEN:
            client.add_permission(FunctionName="site", **statement)
        before = urlsplit(client.create_function_url_config(FunctionName="site", AuthType="NONE")["FunctionUrl"])
        assert Site(before.geturl()).ask().status == 201
        service.kill()
        service.start()
        after = urlsplit(service.client().get_function_url_config(FunctionName="site")["FunctionUrl"])
        assert (after.hostname, after.port) == (before.hostname, service.port)
        assert Site(after.geturl()).ask().status == 201
