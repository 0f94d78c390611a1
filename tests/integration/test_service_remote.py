"""The running service beside other AWS services (moto): code from S3, records to destinations, calls of functions."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.support.lambda_service import RunningService, running_service
from tests.support.moto_server import moto_server
from tests.support.service_functions import create, members, saying
from tests.support.waiting import until

ACCOUNT = "123456789012"
"""The account of everything in moto."""

SQS = f"arn:aws:sqs:us-east-1:{ACCOUNT}"
WITHIN_S = 60.0

SENDING = """
import boto3, os

def handler(event, context):
    client = boto3.client("sqs")
    url = client.get_queue_url(QueueName=event["queue"])["QueueUrl"]
    client.send_message(QueueUrl=url, MessageBody="from a function")
    return os.environ["AWS_ENDPOINT_URL"]
"""
FAILING = "def handler(event, context):\n    raise RuntimeError('no')\n"


@dataclass(frozen=True, slots=True)
class Account:
    """The service, and moto behind it."""

    service: RunningService
    address: str

    def client(self, name: str) -> Any:
        make: Any = boto3.client
        keys = {"aws_access_key_id": ACCOUNT, "aws_secret_access_key": "anything"}
        return make(name, endpoint_url=self.address, region_name="us-east-1", **keys)

    def queue(self, name: str) -> str:
        """A new queue."""
        self.client("sqs").create_queue(QueueName=name)
        return f"{SQS}:{name}"

    def message(self, name: str) -> str:
        """The first message of a queue, when it is there."""
        sqs = self.client("sqs")
        url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
        look = partial(sqs.receive_message, QueueUrl=url, WaitTimeSeconds=1)
        return str(until(lambda: look().get("Messages"), f"a message in {name}", WITHIN_S)[0]["Body"])


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with moto_server() as address:
        words = ("--aws-endpoint-url", address)
        with running_service(tmp_path_factory.mktemp("remote"), *words) as service:
            yield Account(service, address)


@pytest.fixture(scope="module")
def client(account: Account) -> Any:
    return account.service.client(access_key=ACCOUNT)


def test_code_from_s3(account: Account, client: Any) -> None:
    s3 = account.client("s3")
    s3.create_bucket(Bucket="code")
    s3.put_bucket_versioning(Bucket="code", VersioningConfiguration={"Status": "Enabled"})
    first = s3.put_object(Bucket="code", Key="a/own ü.zip", Body=saying("first"))["VersionId"]
    s3.put_object(Bucket="code", Key="a/own ü.zip", Body=saying("second"))
    place = {"S3Bucket": "code", "S3Key": "a/own ü.zip"}
    create(client, "stored", Code=place)
    assert json.loads(client.invoke(FunctionName="stored")["Payload"].read()) == "second"
    client.update_function_code(FunctionName="stored", **place, S3ObjectVersion=first)
    client.get_waiter("function_updated_v2").wait(FunctionName="stored", WaiterConfig={"Delay": 1})
    assert json.loads(client.invoke(FunctionName="stored")["Payload"].read()) == "first"

    for wrong, code in (({"S3Key": "missing.zip"}, "NoSuchKey"), ({"S3Bucket": "nobody"}, "NoSuchBucket")):
        with pytest.raises(ClientError, match="Error occurred while GetObject") as refused:
            client.create_function(**members("missing", Code=place | wrong))
        assert refused.value.response["Error"]["Code"] == "InvalidParameterValueException"
        assert f"S3 Error Code: {code}" in refused.value.response["Error"]["Message"]
    s3.put_object(Bucket="code", Key="text", Body=b"no zip")
    with pytest.raises(ClientError, match="Could not unzip uploaded file"):
        client.create_function(**members("text", Code={"S3Bucket": "code", "S3Key": "text"}))
    assert "missing" not in [each["FunctionName"] for each in client.list_functions()["Functions"]]


def test_layers_from_s3(account: Account, client: Any) -> None:
    s3 = account.client("s3")
    s3.create_bucket(Bucket="layers")
    s3.put_object(Bucket="layers", Key="layer.zip", Body=saying("x"))
    made = client.publish_layer_version(LayerName="stored", Content={"S3Bucket": "layers", "S3Key": "layer.zip"})
    assert made["Version"] == 1


def test_records_of_asynchronous_events(account: Account, client: Any) -> None:
    create(client, "works", "def handler(event, context):\n    return event\n")
    create(client, "fails", FAILING)
    done, failed = account.queue("done"), account.queue("failed")
    bus = f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/default"
    events = account.client("events")
    events.put_rule(Name="all", EventPattern='{"source":["lambda"]}')
    events.put_targets(Rule="all", Targets=[{"Id": "1", "Arn": account.queue("of-bus")}])
    for name, config in (
        ("works", {"OnSuccess": {"Destination": done}}),
        ("fails", {"OnFailure": {"Destination": bus}, "OnSuccess": {"Destination": failed}}),
    ):
        client.put_function_event_invoke_config(FunctionName=name, MaximumRetryAttempts=0, DestinationConfig=config)
    accepted = client.invoke(FunctionName="works", InvocationType="Event", Payload=b'{"n": 1}')
    client.invoke(FunctionName="fails", InvocationType="Event")
    assert accepted["StatusCode"] == 202

    record = json.loads(account.message("done"))
    assert record["requestContext"]["condition"] == "Success"
    assert record["requestContext"]["functionArn"] == f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:works:$LATEST"
    assert record["requestContext"]["requestId"] == accepted["ResponseMetadata"]["RequestId"]
    assert (record["requestPayload"], record["responsePayload"]) == ({"n": 1}, {"n": 1})
    told = json.loads(account.message("of-bus"))
    assert told["detail-type"] == "Lambda Function Invocation Result - Failure"
    assert told["detail"]["requestContext"]["condition"] == "RetriesExhausted"
    assert told["detail"]["responsePayload"]["errorMessage"] == "no"


def test_asynchronous_events_of_aliases(account: Account, client: Any) -> None:
    """Each runs the version of its alias, by the settings of its alias."""
    create(client, "aliased", "def handler(event, context):\n    return ['one', context.function_version]\n")
    client.publish_version(FunctionName="aliased")
    client.create_alias(FunctionName="aliased", Name="live", FunctionVersion="1")
    client.update_function_code(FunctionName="aliased", ZipFile=saying("latest"))
    client.get_waiter("function_updated_v2").wait(FunctionName="aliased", WaiterConfig={"Delay": 1})
    for name, qualifier in (("of-alias", {"Qualifier": "live"}), ("of-latest", {})):
        config = {"OnSuccess": {"Destination": account.queue(name)}}
        client.put_function_event_invoke_config(FunctionName="aliased", DestinationConfig=config, **qualifier)
    client.invoke(FunctionName="aliased", Qualifier="live", InvocationType="Event")
    client.invoke(FunctionName="aliased", InvocationType="Event")
    record = json.loads(account.message("of-alias"))
    assert record["requestContext"]["functionArn"].endswith(":aliased:live")
    assert record["responseContext"]["executedVersion"] == "1"
    assert record["responsePayload"] == ["one", "1"]
    record = json.loads(account.message("of-latest"))
    assert record["responsePayload"] == "latest"


def test_a_function_is_a_destination(account: Account, client: Any) -> None:
    create(client, "first", "def handler(event, context):\n    return {'from': 'first'}\n")
    create(client, "second", "def handler(event, context):\n    return event['responsePayload']\n")
    arn = f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:second"
    for name, destination in (("first", arn), ("second", account.queue("of-second"))):
        config = {"OnSuccess": {"Destination": destination}}
        client.put_function_event_invoke_config(FunctionName=name, DestinationConfig=config)
    client.invoke(FunctionName="first", InvocationType="Event")
    assert json.loads(account.message("of-second"))["responsePayload"] == {"from": "first"}


def test_functions_reach_other_services(account: Account, client: Any) -> None:
    account.queue("of-function")
    create(client, "sending", SENDING, Timeout=60)
    found = client.invoke(FunctionName="sending", Payload=b'{"queue": "of-function"}')
    assert "FunctionError" not in found, found["Payload"].read()
    assert json.loads(found["Payload"].read()) == account.address
    assert account.message("of-function") == "from a function"
    client.update_function_configuration(
        FunctionName="sending", Environment={"Variables": {"AWS_ENDPOINT_URL": "http://localhost:9"}}
    )
    client.get_waiter("function_updated_v2").wait(FunctionName="sending", WaiterConfig={"Delay": 1})
    found = client.invoke(FunctionName="sending", Payload=b'{"queue": "of-function"}')
    assert b"Could not connect to the endpoint URL" in found["Payload"].read(), "what the function says itself wins"
