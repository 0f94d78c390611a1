"""Function URLs of a running service, buffered: real functions, and a plain HTTP client."""

import base64
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.support.lambda_service import running_service
from tests.support.service_functions import create
from tests.support.url_sites import SITE, Site, client, open_to_all, site, site_of

__all__ = ["client", "site"]


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
        assert site_of(service.client(), "mine").ask().status == 201


def test_urls_outlive_the_service(tmp_path: Path) -> None:
    with running_service(tmp_path) as service:
        client = service.client()
        create(client, "site", SITE)
        open_to_all(client, "site")
        before = urlsplit(site_of(client, "site").url)
        assert Site(before.geturl()).ask().status == 201
        service.kill()
        service.start()
        after = urlsplit(service.client().get_function_url_config(FunctionName="site")["FunctionUrl"])
        assert (after.hostname, after.port) == (before.hostname, service.port)
        assert Site(after.geturl()).ask().status == 201
