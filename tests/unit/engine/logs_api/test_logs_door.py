"""CloudWatch Logs over HTTP, with boto3."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from tests.support.http_rig import serving
from tests.support.logs_calls import ELSEWHERE, GROUP, PLACE, STREAM, LogsCalls
from workbench.base.service_model.load import load_service
from workbench.engine.http.message import Request, Response, StreamedResponse
from workbench.engine.logs_api import logs_door
from workbench.engine.logs_api.live_tail import LiveTails, Tempo
from workbench.engine.logs_api.logs_door import LogsDoor, load_model
from workbench.engine.logs_api.operations import OPERATIONS
from workbench.model.errors import EngineError

T = TypeVar("T")
ARN = f"arn:aws:logs:eu-west-1:000000000000:log-group:{GROUP}"


@asynccontextmanager
async def a_client(logs: LogsCalls, key: str = PLACE.account_id) -> AsyncIterator[Any]:
    """A boto3 client of a server with the store's logs."""
    door = LogsDoor(logs.store, "us-east-1", LiveTails(logs.store, Tempo(0.01)))

    async def handle(request: Request) -> Response | StreamedResponse:
        assert door.takes(request)
        return await door.answer(request, "request-1")

    async with serving(handle) as server:
        client = boto3.client(
            "logs",
            endpoint_url=f"http://127.0.0.1:{server.port}",
            region_name=PLACE.region,
            aws_access_key_id=key,
            aws_secret_access_key="secret",
            config=Config(inject_host_prefix=False, retries={"total_max_attempts": 1}),
        )
        try:
            yield client
        finally:
            client.close()
            door.end_streams()


async def call(function: Callable[..., T], *values: Any, **members: Any) -> T:
    """Call boto3 beside the loop."""
    return await asyncio.to_thread(function, *values, **members)


def a_request(target: str, body: bytes = b"{}") -> Request:
    return Request("POST", "/", "", {"x-amz-target": target}, body, "127.0.0.1")


async def asked(logs: LogsCalls, target: str, body: bytes = b"{}") -> tuple[int, dict[str, Any]]:
    answer = await LogsDoor(logs.store, "us-east-1").answer(a_request(target, body), "request-1")
    assert isinstance(answer, Response)
    headers = dict(answer.headers)
    assert headers == {"Content-Type": "application/x-amz-json-1.1", "x-amzn-RequestId": "request-1"}
    return answer.status, json.loads(answer.body)


async def test_the_way_of_a_log(logs: LogsCalls) -> None:
    async with a_client(logs) as client:
        made = await call(client.create_log_group, logGroupName="/shop", tags={"a": "b"})
        assert made["ResponseMetadata"]["RequestId"] == "request-1"
        await call(client.create_log_stream, logGroupName="/shop", logStreamName="s")
        events = [{"timestamp": logs.now_ms + number, "message": f"é {number}"} for number in range(3)]
        await call(client.put_log_events, logGroupName="/shop", logStreamName="s", logEvents=events)
        found = await call(client.get_log_events, logGroupName="/shop", logStreamName="s", startFromHead=True)
        assert [{"timestamp": one["timestamp"], "message": one["message"]} for one in found["events"]] == events
        arn = (await call(client.describe_log_groups))["logGroups"][0]["logGroupArn"]
        assert (await call(client.list_tags_for_resource, resourceArn=arn))["tags"] == {"a": "b"}
        await call(client.delete_log_group, logGroupName="/shop")
        with pytest.raises(client.exceptions.ResourceNotFoundException, match="log group does not exist"):
            await call(client.get_log_events, logGroupName="/shop", logStreamName="s")


async def test_paginators(logs: LogsCalls) -> None:
    for number in range(7):
        logs.write(f"{number} a", f"{number} b", stream=f"s{number}")

    def pages(client: Any, operation: str, result: str, **members: Any) -> list[int]:
        found = client.get_paginator(operation).paginate(**members, PaginationConfig={"PageSize": 3})
        return [len(page[result]) for page in found]

    async with a_client(logs) as client:
        for operation, result in (("describe_log_streams", "logStreams"), ("filter_log_events", "events")):
            counts = await call(pages, client, operation, result, logGroupName=GROUP)
            assert (sum(counts), max(counts)) == (7 if result == "logStreams" else 14, 3)
        found = await call(pages, client, "filter_log_events", "events", logGroupName=GROUP, filterPattern="b")
        assert sum(found) == 7
        assert await call(pages, client, "describe_log_groups", "logGroups") == [1]


async def test_the_key_is_the_account_and_the_signature_names_the_region(logs: LogsCalls) -> None:
    logs.write("here")
    logs.write("elsewhere", place=ELSEWHERE)
    async with a_client(logs, ELSEWHERE.account_id) as client:
        assert (await call(client.describe_log_groups))["logGroups"] == []
    async with a_client(logs, "AKIDEXAMPLE") as client:
        assert len((await call(client.describe_log_groups))["logGroups"]) == 1
    door = LogsDoor(logs.store, "eu-west-1")
    unsigned = await door.answer(a_request("Logs_20140328.DescribeLogGroups"), "r")
    assert isinstance(unsigned, Response)
    assert len(json.loads(unsigned.body)["logGroups"]) == 1


async def test_a_live_tail(logs: LogsCalls) -> None:
    logs.write("before")

    def first_events(client: Any) -> list[Any]:
        stream = client.start_live_tail(logGroupIdentifiers=[ARN], logEventFilterPattern="-no")["responseStream"]
        found = [next(iter(stream))]
        put = [{"timestamp": logs.now_ms, "message": text} for text in ("no", "yes")]
        client.put_log_events(logGroupName=GROUP, logStreamName=STREAM, logEvents=put)
        for event in stream:
            if event["sessionUpdate"]["sessionResults"]:
                stream.close()
                return [*found, event]
        return found

    async with a_client(logs) as client:
        start, update = await call(first_events, client)
        assert start["sessionStart"]["logGroupIdentifiers"] == [ARN]
        assert [one["message"] for one in update["sessionUpdate"]["sessionResults"]] == ["yes"]
        with pytest.raises(client.exceptions.ResourceNotFoundException):
            await call(client.start_live_tail, logGroupIdentifiers=[f"{ARN}2"])


async def test_a_live_tail_ends_with_the_service(logs: LogsCalls) -> None:
    logs.write("a")
    door = LogsDoor(logs.store, "eu-west-1", LiveTails(logs.store, Tempo(3600.0)))
    body = json.dumps({"logGroupIdentifiers": [ARN]}).encode()
    answer = await door.answer(a_request("Logs_20140328.StartLiveTail", body), "r")
    assert isinstance(answer, StreamedResponse)
    assert ("Content-Type", "application/vnd.amazon.eventstream") in answer.headers
    door.end_streams()
    assert len([frame async for frame in answer.chunks]) == 2


async def test_calls_that_are_not_as_the_model_wants_them(logs: LogsCalls) -> None:
    status, told = await asked(logs, "Logs_20140328.CreateLogGroup", b'{"logGroupName": "a b"}')
    assert (status, told["__type"]) == (400, "InvalidParameterException")
    assert told["message"] == (
        "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: "
        "Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"
    )
    status, told = await asked(logs, "Logs_20140328.CreateLogGroup", b"{")
    assert (status, told["__type"]) == (400, "SerializationException")
    status, told = await asked(logs, "Logs_20140328.CreateLogGroup", b'{"logGroupName": ["a"]}')
    assert (status, told["__type"]) == (400, "SerializationException")


async def test_operations_that_are_not_there(logs: LogsCalls) -> None:
    status, told = await asked(logs, "Logs_20140328.Nonsense")
    assert (status, told["__type"]) == (400, "UnknownOperationException")
    status, told = await asked(logs, "Logs_20140328.StartQuery")
    assert (status, told["__type"]) == (501, "NotImplementedException")
    assert told["message"].startswith("StartQuery is not implemented. The local service keeps log groups")


async def test_an_engines_error_is_an_internal_failure(logs: LogsCalls, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_call: Callable[[sqlite3.Connection], object]) -> None:
        raise EngineError("The disk is full.")

    monkeypatch.setattr(logs.store, "ask", fails)
    status, told = await asked(logs, "Logs_20140328.DescribeLogGroups")
    assert (status, told) == (500, {"__type": "InternalFailure", "message": "The disk is full."})
    async with a_client(logs) as client:
        with pytest.raises(ClientError, match="The disk is full"):
            await call(client.describe_log_groups)


def test_what_is_taken(logs: LogsCalls) -> None:
    door = LogsDoor(logs.store, "eu-west-1")
    assert door.takes(a_request("Logs_20140328.X"))
    assert not door.takes(a_request("DynamoDB_20120810.ListTables"))
    assert not door.takes(Request("POST", "/", "", {}, b"", ""))


def test_every_operation_is_one_of_the_model() -> None:
    assert set(OPERATIONS) <= set(load_model().operations)


def test_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs_door, "load_service", lambda _name: load_service("nothing"))
    with pytest.raises(EngineError, match="model of CloudWatch Logs is not installed"):
        load_model()


async def test_closing_closes_the_store(logs: LogsCalls) -> None:
    await LogsDoor(logs.store, "eu-west-1").close()
    with pytest.raises(EngineError, match="closed"):
        await logs.store.ask(lambda _connection: None)
