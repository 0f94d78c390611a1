from typing import Any

import pytest
from botocore.exceptions import ClientError

from workbench.cloud.deliver import DestinationSender
from workbench.model.delivery import Attribute, Delivery, Purpose, TargetKind
from workbench.model.environment import ExecutorKind
from workbench.model.errors import CloudError, CloudRefusedError

REGION = "eu-west-1:123456789012"
TARGETS = {
    TargetKind.SQS: f"arn:aws:sqs:{REGION}:records",
    TargetKind.SNS: f"arn:aws:sns:{REGION}:topic",
    TargetKind.EVENTS: f"arn:aws:events:{REGION}:event-bus/orders",
    TargetKind.S3: "arn:aws:s3:::bucket",
    TargetKind.LAMBDA: f"arn:aws:lambda:{REGION}:function:g",
    TargetKind.UNKNOWN: "arn:aws:dynamodb:x",
}


def a_delivery(kind: TargetKind, **changes: Any) -> Delivery:
    values: dict[str, Any] = {
        "id": "d",
        "event_id": "e",
        "scope": "shop",
        "function": "f",
        "purpose": Purpose.DESTINATION,
        "kind": kind,
        "target": TARGETS[kind],
        "body": b'{"version":"1.0"}',
        "executor": ExecutorKind.PROCESS,
    }
    return Delivery(**(values | changes))


class Calls:
    """Stands for a session and all its clients: keeps calls, answers as told."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, str, dict[str, Any]]] = []
        self.answers: dict[str, dict[str, Any]] = {"get_queue_url": {"QueueUrl": "http://queue"}}
        self.error: Exception | None = None

    def client(self, service: str, region: str = "") -> Any:
        calls = self

        class Client:
            def __getattr__(self, name: str) -> Any:
                return lambda **values: calls.call(service, region, name, values)

        return Client()

    def call(self, service: str, region: str, name: str, values: dict[str, Any]) -> dict[str, Any]:
        if self.error is not None:
            raise self.error
        self.made.append((service, region, name, values))
        return self.answers.get(name, {})


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def sender(calls: Calls) -> DestinationSender:
    made = DestinationSender()
    made._session = calls  # type: ignore[assignment]
    return made


async def test_a_record_to_a_queue(sender: DestinationSender, calls: Calls) -> None:
    for _time in range(2):
        await sender(a_delivery(TargetKind.SQS, trace_id="Root=1-a"))
    found = {"QueueName": "records", "QueueOwnerAWSAccountId": "123456789012"}
    assert calls.made[0] == ("sqs", "eu-west-1", "get_queue_url", found)
    assert [name for _service, _region, name, _values in calls.made[1:]] == ["send_message"] * 2, "the URL is kept"
    assert calls.made[1][3] == {
        "QueueUrl": "http://queue",
        "MessageBody": '{"version":"1.0"}',
        "MessageAttributes": {},
        "MessageSystemAttributes": {"AWSTraceHeader": {"DataType": "String", "StringValue": "Root=1-a"}},
    }


async def test_a_dead_letter_to_a_topic(sender: DestinationSender, calls: Calls) -> None:
    await sender(a_delivery(TargetKind.SNS, attributes=(Attribute("ErrorCode", "Number", "200"),)))
    assert calls.made == [
        (
            "sns",
            "eu-west-1",
            "publish",
            {
                "TopicArn": TARGETS[TargetKind.SNS],
                "Message": '{"version":"1.0"}',
                "MessageAttributes": {"ErrorCode": {"DataType": "Number", "StringValue": "200"}},
            },
        )
    ]


async def test_a_record_to_a_bus(sender: DestinationSender, calls: Calls) -> None:
    resources = (TARGETS[TargetKind.EVENTS], "arn:f:$LATEST")
    await sender(a_delivery(TargetKind.EVENTS, detail_type="Result", resources=resources, trace_id="Root=1-a"))
    (_service, _region, name, values) = calls.made[0]
    assert name == "put_events"
    assert values["Entries"] == [
        {
            "Source": "lambda",
            "DetailType": "Result",
            "Detail": '{"version":"1.0"}',
            "Resources": list(resources),
            "EventBusName": TARGETS[TargetKind.EVENTS],
            "TraceHeader": "Root=1-a",
        }
    ]


async def test_a_bus_that_takes_no_event(sender: DestinationSender, calls: Calls) -> None:
    calls.answers["put_events"] = {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "Full", "ErrorMessage": "Later."}]}
    with pytest.raises(CloudRefusedError, match=r"took no event\. Full: Later") as caught:
        await sender(a_delivery(TargetKind.EVENTS))
    assert caught.value.code == "Full"
    assert "TraceHeader" not in calls.made[0][3]["Entries"][0]


async def test_a_record_to_a_bucket(sender: DestinationSender, calls: Calls) -> None:
    await sender(a_delivery(TargetKind.S3, key="aws/lambda/x"))
    assert calls.made == [
        (
            "s3",
            "",
            "put_object",
            {
                "Bucket": "bucket",
                "Key": "aws/lambda/x",
                "Body": b'{"version":"1.0"}',
                "ContentType": "application/json",
            },
        )
    ]


@pytest.mark.parametrize("kind", [TargetKind.LAMBDA, TargetKind.UNKNOWN])
async def test_what_is_not_sent_here(sender: DestinationSender, kind: TargetKind) -> None:
    with pytest.raises(CloudError, match="no queue, topic, bus or bucket"):
        await sender(a_delivery(kind))


@pytest.mark.parametrize("kind", [TargetKind.SQS, TargetKind.SNS, TargetKind.EVENTS, TargetKind.S3])
async def test_a_refusal_says_what_was_not_sent_and_why(
    sender: DestinationSender, calls: Calls, kind: TargetKind
) -> None:
    calls.error = ClientError({"Error": {"Code": "NotFound", "Message": "Gone."}}, "op")
    with pytest.raises(CloudRefusedError) as caught:
        await sender(a_delivery(kind))
    assert str(caught.value) == f"The result of f could not be sent to {TARGETS[kind]}. NotFound: Gone."


async def test_an_arn_that_is_cut_short(sender: DestinationSender) -> None:
    with pytest.raises(CloudError, match="is no ARN"):
        await sender(a_delivery(TargetKind.SQS, target="arn:aws:sqs"))
