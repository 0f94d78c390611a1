"""boto3 and the running service: waiters, paginators, retries, contexts, places, streams, sizes."""

import base64
import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.lambda_calls import ROLE
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import SIZE, create, members, package, saying

MB = 1024 * 1024
TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("boto3")) as found:
        yield found


@pytest.fixture(scope="module")
def client(service: RunningService) -> Any:
    return service.client(retries={"total_max_attempts": 1}, read_timeout=60)


def answer_of(client: Any, name: str, event: Any = None, **given: Any) -> Any:
    found = client.invoke(FunctionName=name, Payload=json.dumps(event), **given)
    assert "FunctionError" not in found, found["Payload"].read()
    return json.loads(found["Payload"].read())


def test_waiters(client: Any) -> None:
    name = {"FunctionName": "waited"}
    client.create_function(**members("waited"))
    quick = {"WaiterConfig": {"Delay": 1, "MaxAttempts": 20}}
    for condition in ("function_exists", "function_active", "function_active_v2", "function_updated_v2"):
        client.get_waiter(condition).wait(**name, **quick)
    client.update_function_configuration(**name, Timeout=7)
    client.get_waiter("function_updated").wait(**name, **quick)
    client.update_function_code(**name, ZipFile=saying("new"), Publish=True)
    client.get_waiter("function_updated_v2").wait(**name, **quick)
    client.get_waiter("published_version_active").wait(**name, Qualifier="1", **quick)
    assert answer_of(client, "waited:1") == "new"


def test_paginators(service: RunningService) -> None:
    """In a region of their own, so that all that is listed is known."""
    client = service.client(region="eu-central-1")
    names = [f"paged-{number:02d}" for number in range(12)]
    for name in names:
        client.create_function(**members(name))
    client.get_waiter("function_active_v2").wait(FunctionName=names[0])
    code = [saying(str(number)) for number in range(5)]
    for number, each in enumerate(code, 1):
        client.update_function_code(FunctionName=names[0], ZipFile=each)
        client.get_waiter("function_updated_v2").wait(FunctionName=names[0], WaiterConfig={"Delay": 1})
        client.publish_version(FunctionName=names[0])
        client.create_alias(FunctionName=names[0], Name=f"a{number}", FunctionVersion=str(number))
        client.publish_layer_version(LayerName="paged", Content={"ZipFile": each})
        client.create_event_source_mapping(
            FunctionName=names[0], EventSourceArn=f"arn:aws:sqs:eu-central-1:000000000000:q{number}", Enabled=False
        )

    def pages(operation: str, result: str, key: str, **given: Any) -> list[Any]:
        found = client.get_paginator(operation).paginate(**given, PaginationConfig={"PageSize": 2})
        listed = [page[result] for page in found]
        assert max(map(len, listed)) == 2
        return [each[key] for page in listed for each in page]

    one = {"FunctionName": names[0]}
    listed = pages("list_functions", "Functions", "FunctionName")
    assert [each for each in listed if each in names] == names == listed
    everything = pages("list_functions", "Functions", "FunctionArn", FunctionVersion="ALL")
    assert len(everything) == len(set(everything)) == len(names) + 5
    versions = pages("list_versions_by_function", "Versions", "Version", **one)
    assert versions == ["$LATEST", "1", "2", "3", "4", "5"]
    assert pages("list_aliases", "Aliases", "Name", **one) == ["a1", "a2", "a3", "a4", "a5"]
    assert pages("list_layer_versions", "LayerVersions", "Version", LayerName="paged") == [5, 4, 3, 2, 1]
    mappings = pages("list_event_source_mappings", "EventSourceMappings", "EventSourceArn", **one)
    assert sorted(each[-2:] for each in mappings) == ["q1", "q2", "q3", "q4", "q5"]


def test_a_throttled_invoke_is_tried_again(service: RunningService, client: Any) -> None:
    create(client, "throttled", "def handler(event, context):\n    return 'in'\n")
    client.put_function_concurrency(FunctionName="throttled", ReservedConcurrentExecutions=0)
    with pytest.raises(client.exceptions.TooManyRequestsException) as found:
        client.invoke(FunctionName="throttled")
    told = found.value.response
    assert told["ResponseMetadata"]["HTTPStatusCode"] == 429
    assert told["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert (told["Error"]["Message"], told["Type"]) == ("Rate Exceeded.", "User")
    assert int(told["ResponseMetadata"]["HTTPHeaders"]["retry-after"]) >= 0

    retrying = service.client(retries={"mode": "standard", "total_max_attempts": 5})
    tried: list[int] = []

    def give_way(response: Any, **_rest: Any) -> None:
        if response is not None:
            tried.append(response[0].status_code)
            if len(tried) == 2:
                client.delete_function_concurrency(FunctionName="throttled")

    retrying.meta.events.register_first("needs-retry.lambda.Invoke", give_way)
    assert answer_of(retrying, "throttled") == "in"
    assert tried == [429, 429, 200]


def test_what_a_caller_gives_arrives_in_the_function(service: RunningService, client: Any) -> None:
    create(client, "contexts", Environment={"Variables": {"MARK": "ä"}})
    client.meta.events.register("before-send.lambda.Invoke", with_trace)
    try:
        context = base64.b64encode(json.dumps({"custom": {"a": "b"}, "env": {"c": "d"}, "client": {}}).encode())
        found = answer_of(client, "contexts", {"e": 1}, ClientContext=context.decode())
    finally:
        client.meta.events.unregister("before-send.lambda.Invoke", with_trace)
    assert found["event"] == {"e": 1}
    assert found["client"] == {"custom": {"a": "b"}, "env": {"c": "d"}}
    assert found["trace"].startswith("Root=1-5759e988-bd862e3fe1be46a994272793;")
    assert "Sampled=1" in found["trace"]
    assert found["variables"] == {"MARK": "ä", "AWS_REGION": "us-east-1", "AWS_ENDPOINT_URL": None}


def with_trace(request: Any, **_rest: Any) -> None:
    request.headers["X-Amzn-Trace-Id"] = TRACE


def test_tenants_are_apart(client: Any) -> None:
    create(client, "tenants", TenancyConfig={"TenantIsolationMode": "PER_TENANT"})
    found = {tenant: answer_of(client, "tenants", TenantId=tenant) for tenant in ("blue", "green")}
    assert [each["tenant"] for each in found.values()] == ["blue", "green"]
    assert found["blue"]["environment"] != found["green"]["environment"]
    assert answer_of(client, "tenants", TenantId="blue")["environment"] == found["blue"]["environment"]
    with pytest.raises(client.exceptions.InvalidParameterValueException):
        client.invoke(FunctionName="tenants")


def test_accounts_and_regions_side_by_side(service: RunningService) -> None:
    places = [
        (account, region) for account in ("111111111111", "222222222222") for region in ("eu-west-1", "us-west-2")
    ]
    clients = {place: service.client(access_key=place[0], region=place[1]) for place in places}
    source = "import os\ndef handler(e, c):\n    return [{!r}, os.environ['AWS_REGION'], c.invoked_function_arn]\n"
    for place, each in clients.items():
        create(each, "same", source.format(place))
    for (account, region), each in clients.items():
        arn = f"arn:aws:lambda:{region}:{account}:function:same"
        assert answer_of(each, "same") == [[account, region], region, arn]
        assert [one["FunctionArn"] for one in each.list_functions()["Functions"]] == [arn]
    first = clients[places[0]]
    first.delete_function(FunctionName="same")
    assert first.list_functions()["Functions"] == []
    assert [len(each.list_functions()["Functions"]) for each in clients.values()] == [0, 1, 1, 1]
    other = "arn:aws:lambda:us-west-2:111111111111:function:same"
    with pytest.raises(first.exceptions.ResourceNotFoundException, match="not reachable in this region"):
        first.invoke(FunctionName=other)
    with pytest.raises(ClientError) as denied:
        first.get_function(FunctionName="arn:aws:lambda:eu-west-1:222222222222:function:same")
    assert denied.value.response["Error"]["Code"] == "AccessDeniedException"


def test_a_streamed_answer(client: Any) -> None:
    create(client, "streamed")
    found = client.invoke_with_response_stream(FunctionName="streamed", Payload=b'{"a": 1}', LogType="Tail")
    assert (found["StatusCode"], found["ExecutedVersion"]) == (200, "$LATEST")
    events = list(found["EventStream"])
    payload = b"".join(event["PayloadChunk"]["Payload"] for event in events if "PayloadChunk" in event)
    assert json.loads(payload)["event"] == {"a": 1}
    complete = events[-1]["InvokeComplete"]
    assert "ErrorCode" not in complete
    assert base64.b64decode(complete["LogResult"]).startswith(b"START RequestId: ")

    failed = list(
        client.invoke_with_response_stream(FunctionName="streamed", Payload=b'{"raise": "no"}')["EventStream"]
    )
    assert failed[-1]["InvokeComplete"]["ErrorCode"] == "ValueError"
    assert json.loads(failed[-1]["InvokeComplete"]["ErrorDetails"])["errorMessage"] == "no"
    with pytest.raises(client.exceptions.ResourceNotFoundException):
        client.invoke_with_response_stream(FunctionName="nobody")


def test_the_sizes_of_events_and_answers(service: RunningService, client: Any) -> None:
    create(client, "sizes", SIZE, MemorySize=512)
    most = 6 * MB
    found = client.invoke(FunctionName="sizes", Payload=b'"' + b"x" * (most - 2) + b'"')
    assert json.loads(found["Payload"].read()) == most - 2
    answer = client.invoke(FunctionName="sizes", Payload=json.dumps({"answer": most}))
    assert len(answer["Payload"].read()) == most + 2
    with pytest.raises(ClientError) as refused:
        client.invoke(FunctionName="sizes", Payload=b'"' + b"x" * (most - 1) + b'"')
    told = refused.value.response
    assert told["ResponseMetadata"]["HTTPStatusCode"] == 413
    assert told["Error"]["Code"] in ("RequestTooLargeException", "RequestEntityTooLargeException")
    assert told["Error"]["Message"] == "Request must be smaller than 6291456 bytes for the InvokeFunction operation"
    large = client.invoke(FunctionName="sizes", Payload=json.dumps({"answer": most + 99}))
    assert large["FunctionError"] == "Unhandled"
    assert json.loads(large["Payload"].read()) == {
        "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
        "errorType": "Function.ResponseSizeTooLarge",
    }
    assert answer_of(client, "sizes", "abc") == 3
    with pytest.raises(ClientError) as event:
        client.invoke(FunctionName="sizes", Payload=b'"' + b"x" * MB + b'"', InvocationType="Event")
    assert event.value.response["ResponseMetadata"]["HTTPStatusCode"] == 413


def test_the_code_of_a_function_can_be_fetched(service: RunningService, client: Any) -> None:
    create(client, "fetched")
    address = client.get_function(FunctionName="fetched")["Code"]["Location"]
    assert address.startswith(service.url)
    with closing(http.client.HTTPConnection("127.0.0.1", service.port)) as connection:
        connection.request("GET", address.removeprefix(service.url))
        assert connection.getresponse().read() == package()


def test_a_package_of_70_mb_is_too_large(client: Any) -> None:
    with pytest.raises(ClientError) as refused:
        client.create_function(**{**members("huge"), "Code": {"ZipFile": bytes(53 * MB)}, "Role": ROLE})
    told = refused.value.response
    assert (told["ResponseMetadata"]["HTTPStatusCode"], told["Error"]["Message"]) == (
        413,
        "Request must be smaller than 70167211 bytes for the CreateFunction operation",
    )
