"""Functions that answer as web sites, and their URLs as browsers and signed callers ask them."""

import http.client
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.support.lambda_service import REGION, running_service
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
"""The source of a function that answers what its path says."""


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


def open_to_all(client: Any, function: str, **named: str) -> None:
    """Let everybody call the function's URL; `named` may be a Qualifier."""
    for statement in OPEN:
        client.add_permission(FunctionName=function, **statement, **named)


def site_of(client: Any, function: str, **members: str) -> Site:
    """The function's new URL, for everybody unless `members` say otherwise."""
    return Site(
        client.create_function_url_config(**{"FunctionName": function, "AuthType": "NONE", **members})["FunctionUrl"]
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A client of a service of the module's own."""
    with running_service(tmp_path_factory.mktemp("urls")) as service:
        yield service.client()


@pytest.fixture(scope="module")
def site(client: Any) -> Site:
    """A function that is a web site, open to all."""
    create(client, "site", SITE)
    open_to_all(client, "site")
    return site_of(client, "site")
