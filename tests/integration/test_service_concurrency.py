"""Concurrency and asynchronous configuration of the running service, with boto3 and real processes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create, package
from tests.support.waiting import until

KIND = """
import os

def handler(event, context):
    return [os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"], context.function_version]
"""
FAILS = "raise ValueError('no')\n"
NOTES = """
import json

def handler(event, context):
    print("noted", context.function_version, json.dumps(event))
    if event == "fail":
        raise ValueError("no")
"""
WITHIN_S = 60.0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("concurrency")) as found:
        yield found


@pytest.fixture(scope="module")
def client(service: RunningService) -> Any:
    return service.client()


def settled(client: Any, name: str, qualifier: str) -> dict[str, Any]:
    """The provisioned concurrency when it is not in progress any more."""
    found: dict[str, Any] = {"Status": "IN_PROGRESS"}

    def is_settled() -> bool:
        found.update(client.get_provisioned_concurrency_config(FunctionName=name, Qualifier=qualifier))
        return str(found["Status"]) != "IN_PROGRESS"

    until(is_settled, f"{name}:{qualifier} to have its environments", WITHIN_S)
    return found


def kind(client: Any, name: str) -> list[str]:
    """How the environment that answers was initialised, and its version."""
    found: list[str] = json.load(client.invoke(FunctionName=name)["Payload"])
    return found


def notes(service: RunningService, name: str) -> set[str]:
    """What the function has noted."""
    try:
        found = service.client("logs").filter_log_events(logGroupName=f"/aws/lambda/{name}", filterPattern="noted")
    except ClientError:
        return set()
    return {each["message"].strip() for each in found["events"]}


def test_provisioned_concurrency_is_initialised_before_it_is_ready(client: Any) -> None:
    create(client, "ready", KIND, Publish=True)
    client.create_alias(FunctionName="ready", Name="live", FunctionVersion="1")
    asked = {"FunctionName": "ready", "Qualifier": "live"}
    made = client.put_provisioned_concurrency_config(**asked, ProvisionedConcurrentExecutions=2)
    assert (made["ResponseMetadata"]["HTTPStatusCode"], made["Status"]) == (202, "IN_PROGRESS")
    found = settled(client, "ready", "live")
    assert [found[f"{one}ProvisionedConcurrentExecutions"] for one in ("Requested", "Allocated", "Available")] == [
        2
    ] * 3
    assert kind(client, "ready:live") == kind(client, "ready:1") == ["provisioned-concurrency", "1"]
    assert kind(client, "ready") == ["on-demand", "$LATEST"]
    client.update_function_code(FunctionName="ready", ZipFile=package(KIND + "\n"), Publish=True)
    client.update_alias(FunctionName="ready", Name="live", FunctionVersion="2")
    until(lambda: settled(client, "ready", "live")["Status"] == "READY", "READY", WITHIN_S)
    until(lambda: kind(client, "ready:live") == ["provisioned-concurrency", "2"], "the alias to lead there", WITHIN_S)
    client.delete_provisioned_concurrency_config(**asked)
    with pytest.raises(client.exceptions.ProvisionedConcurrencyConfigNotFoundException):
        client.get_provisioned_concurrency_config(**asked)
    assert client.list_provisioned_concurrency_configs(FunctionName="ready")["ProvisionedConcurrencyConfigs"] == []


def test_provisioned_concurrency_whose_init_fails(client: Any) -> None:
    create(client, "broken", FAILS, Publish=True)
    client.put_provisioned_concurrency_config(FunctionName="broken", Qualifier="1", ProvisionedConcurrentExecutions=1)
    found = settled(client, "broken", "1")
    assert (found["Status"], found["StatusReason"]) == ("FAILED", "FUNCTION_ERROR_INIT_FAILURE")
    assert found["AvailableProvisionedConcurrentExecutions"] == 0


def test_a_function_that_is_switched_off(client: Any) -> None:
    create(client, "off", KIND)
    client.put_function_concurrency(FunctionName="off", ReservedConcurrentExecutions=0)
    with pytest.raises(client.exceptions.TooManyRequestsException) as caught:
        client.invoke(FunctionName="off")
    error = caught.value.response
    assert error["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert error["Error"]["Message"] == "Rate Exceeded."
    client.delete_function_concurrency(FunctionName="off")
    assert "ReservedConcurrentExecutions" not in client.get_function_concurrency(FunctionName="off")
    assert kind(client, "off") == ["on-demand", "$LATEST"]


def test_records_of_an_alias_go_to_a_version(service: RunningService, client: Any) -> None:
    create(client, "source", NOTES, Publish=True)
    client.create_alias(FunctionName="source", Name="live", FunctionVersion="1")
    target = create(client, "target", NOTES, Publish=True)["FunctionArn"] + ":1"
    made = client.put_function_event_invoke_config(
        FunctionName="source",
        Qualifier="live",
        MaximumRetryAttempts=0,
        DestinationConfig={"OnFailure": {"Destination": target}},
    )
    assert (made["FunctionArn"].rpartition(":")[2], made["DestinationConfig"]["OnSuccess"]) == ("live", {})
    accepted = client.invoke(FunctionName="source:live", InvocationType="Event", Payload=b'"fail"')
    assert accepted["StatusCode"] == 202
    until(lambda: notes(service, "source") == {'noted 1 "fail"'}, "the event to fail", WITHIN_S)
    until(lambda: len(notes(service, "target")) == 1, "its record", WITHIN_S)
    (note,) = notes(service, "target")
    record = json.loads(note.removeprefix("noted 1 "))
    assert record["requestContext"]["condition"] == "RetriesExhausted"
    assert record["requestContext"]["functionArn"].endswith(":function:source:live")
    assert record["responseContext"]["executedVersion"] == "1"
