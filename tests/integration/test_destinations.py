"""Records and dead letters as they arrive at an emulator of AWS."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.async_bench import FAILURE, AsyncBench, an_event, settings
from tests.support.moto_server import moto_server
from workbench.cloud.deliver import DestinationSender
from workbench.cloud.session import CloudSession
from workbench.engine.async_queue import AsyncQueue
from workbench.model.async_event import AsyncEvent, DeliveryFailed, Done
from workbench.model.function_settings import FunctionSettings

ACCOUNT = "us-east-1:123456789012"
TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;Lineage=1:a1b2c3d4:1"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with moto_server() as found:
        yield found


class Account:
    """An account in the emulator, and a queue of ours that sends to it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.session = CloudSession(address)
        self.sender = DestinationSender(address)
        self.bench = AsyncBench(folder)
        self.queue: AsyncQueue = self.bench.queue()
        self.queue._deliver = self.sender

    def sqs_queue(self, name: str) -> tuple[str, str]:
        """ARN and URL of a new queue."""
        url = self.session.client("sqs").create_queue(QueueName=name)["QueueUrl"]
        return f"arn:aws:sqs:{ACCOUNT}:{name}", url

    def messages(self, url: str) -> list[dict[str, Any]]:
        answer = self.session.client("sqs").receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"]
        )
        return list(answer.get("Messages", []))

    async def invoke(self, function: FunctionSettings) -> AsyncEvent:
        self.bench.functions["f"] = function
        event = an_event("f", self.bench.clock.now_ns(), trace_id=TRACE)
        await self.queue.accept(event)
        await self.queue.idle()
        return event


@pytest.fixture
async def account(tmp_path: Path, address: str) -> AsyncIterator[Account]:
    made = Account(tmp_path, address)
    yield made
    await made.queue.close()
    made.session.close()
    made.sender.close()


async def test_a_queue_gets_the_record_with_the_trace(account: Account) -> None:
    arn, url = account.sqs_queue("records")
    account.bench.answer = lambda _event: Done(b'{"ok":true}')
    event = await account.invoke(settings(on_success=arn))
    (message,) = account.messages(url)
    record = json.loads(message["Body"])
    assert record["requestContext"]["requestId"] == event.id
    assert record["requestPayload"] == {"n": 1.5}
    assert record["responsePayload"] == {"ok": True}
    assert message["Attributes"]["AWSTraceHeader"] == TRACE


async def test_a_queue_and_a_dead_letter_queue_both_get_theirs(account: Account) -> None:
    (records, records_url), (dead, dead_url) = account.sqs_queue("failed"), account.sqs_queue("dead")
    account.bench.answer = lambda _event: FAILURE
    event = await account.invoke(settings(on_failure=records, dead=dead, retries=0))
    (record,) = account.messages(records_url)
    assert json.loads(record["Body"])["requestContext"]["condition"] == "RetriesExhausted"
    (letter,) = account.messages(dead_url)
    assert letter["Body"].encode() == event.payload
    attributes = {name: (each["DataType"], each["StringValue"]) for name, each in letter["MessageAttributes"].items()}
    assert attributes == {
        "RequestID": ("String", event.id),
        "ErrorCode": ("Number", "200"),
        "ErrorMessage": ("String", "no"),
    }


async def test_a_topic_gets_the_record(account: Account) -> None:
    arn, url = account.sqs_queue("of-topic")
    sns = account.session.client("sns")
    topic = sns.create_topic(Name="results")["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    event = await account.invoke(settings(on_success=topic))
    (message,) = account.messages(url)
    record = json.loads(json.loads(message["Body"])["Message"])
    assert record["requestContext"]["requestId"] == event.id


@pytest.mark.parametrize("bus", ["default", "orders"])
async def test_a_bus_gets_the_record(account: Account, bus: str) -> None:
    arn, url = account.sqs_queue(f"of-{bus}")
    events = account.session.client("events")
    if bus != "default":
        events.create_event_bus(Name=bus)
    events.put_rule(Name="all", EventBusName=bus, EventPattern='{"source":["lambda"]}')
    events.put_targets(Rule="all", EventBusName=bus, Targets=[{"Id": "1", "Arn": arn}])
    bus_arn = f"arn:aws:events:{ACCOUNT}:event-bus/{bus}"
    event = await account.invoke(settings(on_success=bus_arn))
    (message,) = account.messages(url)
    found = json.loads(message["Body"])
    assert (found["source"], found["detail-type"]) == ("lambda", "Lambda Function Invocation Result - Success")
    assert found["resources"] == [bus_arn, event.qualified_arn]
    assert found["detail"]["requestContext"]["requestId"] == event.id


async def test_a_bucket_gets_the_failure(account: Account) -> None:
    s3 = account.session.client("s3")
    s3.create_bucket(Bucket="failures")
    account.bench.answer = lambda _event: FAILURE
    event = await account.invoke(settings(on_failure="arn:aws:s3:::failures", retries=0))
    (item,) = s3.list_objects_v2(Bucket="failures")["Contents"]
    assert item["Key"].startswith("aws/lambda/async/f/2027/01/15/2027-01-15T08.00.00-")
    record = json.loads(s3.get_object(Bucket="failures", Key=item["Key"])["Body"].read())
    assert record["requestContext"]["requestId"] == event.id
    assert record["responsePayload"]["errorMessage"] == "no"


async def test_a_queue_that_is_not_there_is_told_and_found_when_it_is_made(account: Account) -> None:
    await account.invoke(settings(on_success=f"arn:aws:sqs:{ACCOUNT}:late"))
    (failed,) = (each for each in account.bench.seen if isinstance(each, DeliveryFailed))
    assert not failed.dropped
    assert "NonExistentQueue" in failed.reason
    _arn, url = account.sqs_queue("late")
    account.bench.clock.advance(1)
    await account.queue.idle()
    assert len(account.messages(url)) == 1
