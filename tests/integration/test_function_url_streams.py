"""Streamed responses of a running service: by URL, and by InvokeWithResponseStream as boto3 reads it."""

import base64
import http.client
import json
import socket
import sys
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.support.lambda_calls import zipped
from tests.support.service_functions import create
from tests.support.url_sites import Site, client, open_to_all, site, site_of

__all__ = ["client", "site"]

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


@pytest.fixture(scope="module")
def streamed(client: Any) -> Site:
    """A streaming function of Node.js, with a URL that streams."""
    code = {"ZipFile": zipped({"index.mjs": NODE})}
    create(client, "streamed", Runtime="nodejs20.x", Handler="index.handler", Code=code)
    open_to_all(client, "streamed")
    return site_of(client, "streamed", InvokeMode="RESPONSE_STREAM")


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


def test_a_function_that_does_not_stream_is_sent_as_it_is(client: Any, site: Site) -> None:
    client.update_function_url_config(FunctionName="site", InvokeMode="RESPONSE_STREAM")
    answer = site.ask()
    client.update_function_url_config(FunctionName="site", InvokeMode="BUFFERED")
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


def test_boto3_reads_a_function_that_does_not_stream(client: Any, site: Site) -> None:
    assert site.url
    found = events(client, "site", {"rawPath": "/bare"})
    assert json.loads(payload_of(found)) == {"hello": "world", "list": [1, 2.5, None]}
    assert found[-1] == {"InvokeComplete": {}}
    failed = events(client, "site", {"rawPath": "/raise"})
    assert failed[-1]["InvokeComplete"]["ErrorCode"] == "ValueError"


def test_errors_before_the_first_byte_are_ordinary(client: Any, site: Site) -> None:
    assert site.url
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.invoke_with_response_stream(FunctionName="nobody")
    with pytest.raises(client.exceptions.InvalidRequestContentException):
        client.invoke_with_response_stream(FunctionName="site", Payload=b"{")
    answer = client.invoke_with_response_stream(FunctionName="site", InvocationType="DryRun")
    answer["EventStream"].close()
    assert answer["StatusCode"] == 204
