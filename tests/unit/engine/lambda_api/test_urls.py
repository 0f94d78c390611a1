import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from tests.support.served_invokes import (
    Program,
    ScriptedEngine,
    a_request,
    body_of,
    echo,
    gives,
    header,
    invoking_of,
    raises,
    streams,
)
from workbench.base.aio import TaskOwner
from workbench.engine.http.message import Response, StreamedResponse
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.url_access import FORBIDDEN
from workbench.engine.lambda_api.urls import Urls, is_url_host
from workbench.model.errors import RequestTooLargeError, ThrottledError

OPEN = (
    {"StatementId": "a", "Action": "lambda:InvokeFunctionUrl", "Principal": "*", "FunctionUrlAuthType": "NONE"},
    {"StatementId": "b", "Action": "lambda:InvokeFunction", "Principal": "*", "InvokedViaFunctionUrl": True},
)


class Site:
    """A function with a URL that everybody may call."""

    def __init__(self, calls: LambdaCalls) -> None:
        self.calls = calls
        self.engine = ScriptedEngine()
        self.tasks = TaskOwner(lambda error: pytest.fail(str(error)))
        self.urls = Urls(calls.state, {}, invoking_of(calls, self.engine), self.tasks)
        self.host = ""

    async def open(self, place: Place = PLACE, **config: Any) -> None:
        """Make the function's URL."""
        given = {"FunctionName": "f", "AuthType": "NONE", **config}
        qualifier = {"Qualifier": given["Qualifier"]} if "Qualifier" in given else {}
        for statement in OPEN:
            await self.calls.do("AddPermission", place, FunctionName="f", **qualifier, **statement)
        made = await self.calls.do("CreateFunctionUrlConfig", place, **given)
        self.host = made["FunctionUrl"].split("/")[2]
        self.follow()

    def follow(self) -> None:
        """Tell what was committed, as the service does."""
        self.urls.changed(tuple(self.calls.changes))

    async def get(self, program: Program = echo, method: str = "GET", **headers: Any) -> Response | StreamedResponse:
        """The answer of a function that does this."""
        self.engine.program = program
        request = a_request(method, "/a", "b=c", **({"host": self.host} | headers))
        assert self.urls.takes(request)
        return await self.urls.answer(request, "id-1")


@pytest.fixture
async def site(calls: LambdaCalls) -> AsyncIterator[Site]:
    await calls.function(Publish=True)
    made = Site(calls)
    yield made
    await made.tasks.close()


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("0123456789abcdefghijklmnopqrstuv.lambda-url.eu-west-1.localhost:9999", True),
        ("X.LAMBDA-URL.y.localhost", True),
        ("a.lambda-url.b.localhost.", True),
        ("localhost:9999", False),
        ("lambda-url.localhost", False),
        ("", False),
    ],
)
def test_which_requests_are_for_urls(host: str, ours: bool) -> None:
    assert is_url_host({"host": host}) is ours


async def test_a_function_is_asked(site: Site) -> None:
    await site.open()
    answer = await site.get(user_agent="me")
    [request] = site.engine.requests
    event = json.loads(request.payload)
    assert answer.status == 200
    assert json.loads(await body_of(answer)) == event, "it gave its event"
    assert (event["rawPath"], event["rawQueryString"]) == ("/a", "b=c")
    assert event["requestContext"]["apiId"] == site.host.split(".")[0]
    assert event["requestContext"]["requestId"] == request.request_id == header(answer, "x-amzn-RequestId") == "id-1"
    assert (request.qualifier, request.scope) == ("", "lambda:000000000000:eu-west-1")
    assert not request.streaming


async def test_the_trace_goes_on(site: Site) -> None:
    await site.open()
    await site.get()
    event = json.loads(site.engine.requests[-1].payload)
    assert event["headers"]["x-amzn-trace-id"] == site.engine.requests[-1].trace_id
    assert site.engine.requests[-1].trace_id.startswith("Root=1-")
    sent = "Root=1-643ec28d-5503dc7274559e68706dae64;Parent=0123456789abcdef;Sampled=1"
    answer = await site.get(x_amzn_trace_id=sent)
    assert site.engine.requests[-1].trace_id == sent
    told = json.loads(site.engine.requests[-1].payload)["headers"]["x-amzn-trace-id"]
    assert told.startswith("Self=1-")
    assert told.endswith(f";{sent}")
    assert header(answer, "X-Amzn-Trace-Id") == "Root=1-x;Sampled=0"


async def test_an_alias_is_asked_by_its_name(site: Site) -> None:
    await site.calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    await site.open(Qualifier="live")
    assert (await site.get()).status == 200
    assert (site.engine.requests[0].qualifier, site.engine.requests[0].function.version) == ("live", "1")
    await site.calls.do("DeleteAlias", FunctionName="f", Name="live")
    site.follow()
    answer = await site.get()
    assert (answer.status, json.loads(await body_of(answer))) == (403, {"Message": FORBIDDEN})


@pytest.mark.parametrize(
    "change", ["x{}", "{}.evil.example", "0123456789abcdefghijklmnopqrstuv.lambda-url.eu-west-1.localhost"]
)
async def test_an_unknown_url(site: Site, change: str) -> None:
    await site.open()
    site.host = change.format(site.host.partition(":")[0])
    answer = await site.get()
    assert (answer.status, await body_of(answer)) == (403, b'{"Message":null}')
    assert header(answer, "x-amzn-ErrorType") == "AccessDeniedException"
    assert header(answer, "x-amzn-RequestId") == "id-1"


async def test_a_url_is_of_one_region(site: Site) -> None:
    await site.open()
    site.host = site.host.replace("eu-west-1", "us-east-1")
    assert await body_of(await site.get()) == b'{"Message":null}'


async def test_a_url_that_is_gone(site: Site) -> None:
    await site.open()
    await site.calls.do("DeleteFunction", FunctionName="f")
    site.follow()
    assert await body_of(await site.get()) == b'{"Message":null}'


async def test_who_may_not_is_told_so(site: Site) -> None:
    await site.open()
    await site.calls.do("RemovePermission", FunctionName="f", StatementId="a")
    answer = await site.get()
    assert (answer.status, json.loads(await body_of(answer))) == (403, {"Message": FORBIDDEN})
    assert site.engine.requests == []


async def test_a_signed_call_is_told_to_the_function(site: Site) -> None:
    await site.open(AuthType="AWS_IAM")
    assert (await site.get()).status == 403
    credential = f"{PLACE.account_id}/20261121/eu-west-1/lambda/aws4_request"
    signature = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0"
    answer = await site.get(authorization=signature, x_amz_date="20261121T100000Z")
    assert answer.status == 200
    context = json.loads(site.engine.requests[0].payload)["requestContext"]
    assert context["accountId"] == context["authorizer"]["iam"]["accountId"] == PLACE.account_id
    wrong = await site.get(authorization=signature.replace("/lambda/", "/s3/"), x_amz_date="20261121T100000Z")
    assert (wrong.status, header(wrong, "x-amzn-ErrorType")) == (403, "InvalidSignatureException")


async def test_a_function_that_fails(site: Site) -> None:
    await site.open()
    answer = await site.get(gives(b'{"errorMessage":"x"}', function_error="Unhandled"))
    assert (answer.status, await body_of(answer)) == (502, b"Internal Server Error")
    assert header(answer, "x-amzn-RequestId") == "id-1"


async def test_a_response_that_is_none_is_told_in_the_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    await site.open()
    with caplog.at_level(logging.WARNING):
        answer = await site.get(gives(b'{"statusCode":"many"}'))
    assert (answer.status, await body_of(answer)) == (502, b"Internal Server Error")
    assert "function:f: its URL answers 502. The statusCode 'many' is no HTTP status." in caplog.text


async def test_a_function_without_concurrency(site: Site) -> None:
    await site.open()
    answer = await site.get(raises(ThrottledError("ReservedFunctionConcurrentInvocationLimitExceeded", 1)))
    assert (answer.status, await body_of(answer)) == (429, b'{"Message":"Rate Exceeded."}')
    assert (await site.get(raises(RequestTooLargeError(9, 8)))).status == 413


async def test_pages_of_others_are_told_what_they_may(site: Site) -> None:
    page: dict[str, Any] = {"origin": "https://page.example"}
    await site.open(Cors={"AllowOrigins": ["*"], "AllowMethods": ["GET"]})
    answer = await site.get(method="OPTIONS", access_control_request_method="GET", **page)
    assert (answer.status, header(answer, "Access-Control-Allow-Methods")) == (200, "GET")
    assert site.engine.requests == [], "the function is not asked"
    for program, status in ((echo, 200), (gives(b"", function_error="Unhandled"), 502)):
        answer = await site.get(program, **page)
        assert (answer.status, header(answer, "Access-Control-Allow-Origin")) == (status, "*")


async def test_without_cors_the_function_answers_a_preflight(site: Site) -> None:
    await site.open()
    answer = await site.get(method="OPTIONS", origin="https://x", access_control_request_method="GET")
    assert json.loads(await body_of(answer))["requestContext"]["http"]["method"] == "OPTIONS"
    assert header(answer, "Access-Control-Allow-Origin") is None


async def test_a_stream(site: Site) -> None:
    await site.open(InvokeMode="RESPONSE_STREAM")
    answer = await site.get(streams("text/plain", b"a", b"b"))
    assert isinstance(answer, StreamedResponse)
    assert site.engine.requests[0].streaming
    assert (answer.status, header(answer, "Content-Type")) == (200, "text/plain")
    assert header(answer, "x-amzn-RequestId") == "id-1"
    assert header(answer, "X-Amzn-Trace-Id") == site.engine.requests[0].trace_id
    assert await body_of(answer) == b"ab"
    failed = await site.get(raises(ThrottledError("x", 1)))
    assert failed.status == 429


async def test_an_update_is_followed(site: Site) -> None:
    await site.open()
    await site.calls.do("UpdateFunctionUrlConfig", FunctionName="f", InvokeMode="RESPONSE_STREAM")
    site.follow()
    assert isinstance(await site.get(streams("", b"x")), StreamedResponse)


async def test_urls_of_before_are_known_to_a_new_service(site: Site) -> None:
    await site.open()
    site.urls = Urls(site.calls.state, {}, invoking_of(site.calls, site.engine), site.tasks)
    assert (await site.get()).status == 200


async def test_an_invoke_goes_on_when_the_answer_is_not_awaited(site: Site) -> None:
    await site.open(InvokeMode="RESPONSE_STREAM")
    answer = await site.get(streams("", b"x" * 100))
    assert isinstance(answer, StreamedResponse)
    await anext(answer.chunks)
    await asyncio.wait_for(site.tasks.drain(), 5)
