from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.identifiers import function_arn
from workbench.engine.lambda_api.launch import settings_of
from workbench.model.function_settings import DEFAULT_SETTINGS, EventInvokeConfig

QUEUE = "arn:aws:sqs:eu-west-1:000000000000:q"
TOPIC = "arn:aws:sns:eu-west-1:000000000000:t"
EMPTY: dict[str, Any] = {"OnSuccess": {}, "OnFailure": {}}


def without_time(output: dict[str, Any]) -> dict[str, Any]:
    assert isinstance(output["LastModified"], float)
    return {name: value for name, value in output.items() if name != "LastModified"}


async def put(calls: LambdaCalls, qualifier: str | None = None, **members: Any) -> dict[str, Any]:
    named: dict[str, Any] = {} if qualifier is None else {"Qualifier": qualifier}
    return await calls.do("PutFunctionEventInvokeConfig", FunctionName="f", **named, **members)


async def test_a_configuration_is_put_whole_and_updated_in_part(calls: LambdaCalls) -> None:
    await calls.function()
    arn = function_arn(PLACE, "f", "$LATEST")
    first = await put(calls, MaximumRetryAttempts=2, MaximumEventAgeInSeconds=60)
    assert without_time(first) == {
        "FunctionArn": arn,
        "MaximumRetryAttempts": 2,
        "MaximumEventAgeInSeconds": 60,
        "DestinationConfig": EMPTY,
    }
    assert await calls.do("GetFunctionEventInvokeConfig", FunctionName="f") == first
    second = await put(calls, "$LATEST", MaximumRetryAttempts=0)
    assert without_time(second) == {"FunctionArn": arn, "MaximumRetryAttempts": 0, "DestinationConfig": EMPTY}
    destinations = {"OnSuccess": {"Destination": QUEUE}, "OnFailure": {}}
    third = await calls.do(
        "UpdateFunctionEventInvokeConfig", FunctionName="f", DestinationConfig=destinations, Qualifier="$LATEST"
    )
    assert without_time(third) == {"FunctionArn": arn, "MaximumRetryAttempts": 0, "DestinationConfig": destinations}
    assert third["LastModified"] >= second["LastModified"]


async def test_it_holds_for_asynchronous_invokes_of_its_qualifier(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    config = {"OnSuccess": {"Destination": QUEUE}, "OnFailure": {"Destination": TOPIC}}
    await put(calls, "1", MaximumRetryAttempts=1, MaximumEventAgeInSeconds=100, DestinationConfig=config)
    view = calls.state.view(PLACE)
    assert settings_of(view, "f", "1", DEFAULT_SETTINGS).event_invoke == EventInvokeConfig(1, 100, QUEUE, TOPIC)
    assert settings_of(view, "f", "", DEFAULT_SETTINGS).event_invoke == EventInvokeConfig()
    await put(calls, MaximumRetryAttempts=0)
    latest = settings_of(calls.state.view(PLACE), "f", "", DEFAULT_SETTINGS)
    assert latest.event_invoke == EventInvokeConfig(max_retry_attempts=0)


async def test_they_are_listed_a_page_at_a_time_and_survive(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    for qualifier in ("live", "1", "$LATEST"):
        await put(calls, qualifier, MaximumRetryAttempts=1)
    await calls.close()
    again = await LambdaCalls.open(tmp_path)
    found: list[str] = []
    marker: dict[str, Any] = {}
    while True:
        page = await again.do("ListFunctionEventInvokeConfigs", FunctionName="f", MaxItems=1, **marker)
        found += [one["FunctionArn"].rpartition(":")[2] for one in page["FunctionEventInvokeConfigs"]]
        if "NextMarker" not in page:
            break
        marker = {"Marker": page["NextMarker"]}
    assert found == ["$LATEST", "1", "live"]
    for qualifier in found:
        assert await again.do("DeleteFunctionEventInvokeConfig", FunctionName="f", Qualifier=qualifier) == {}
    assert await again.do("ListFunctionEventInvokeConfigs", FunctionName="f") == {"FunctionEventInvokeConfigs": []}
    await again.close()


async def test_they_go_with_what_they_are_of(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    await put(calls, "live", MaximumRetryAttempts=1)
    await calls.do("DeleteAlias", FunctionName="f", Name="live")
    await calls.fails("GetFunctionEventInvokeConfig", FunctionName="f", Qualifier="live")


@pytest.mark.parametrize("operation", ["PutFunctionEventInvokeConfig", "UpdateFunctionEventInvokeConfig"])
async def test_what_cannot_be_configured(calls: LambdaCalls, operation: str) -> None:
    error = await calls.fails(operation, FunctionName="f")
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        "You must specify at least one of error handling or destination setting.",
    )
    error = await calls.fails(operation, FunctionName="f", MaximumRetryAttempts=1)
    assert (error.code, error.message) == ("ResourceNotFoundException", "The function doesn't exist.")
    await calls.function()
    for qualifier in ("1", "live"):
        error = await calls.fails(operation, FunctionName="f", Qualifier=qualifier, MaximumRetryAttempts=1)
        assert error.message == "The function doesn't exist."


async def test_what_is_not_there(calls: LambdaCalls) -> None:
    error = await calls.fails("ListFunctionEventInvokeConfigs", FunctionName="f")
    assert error.message == "The function doesn't exist."
    for operation in ("GetFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig"):
        for qualifier in ("$LATEST", "live"):
            error = await calls.fails(operation, FunctionName="f", Qualifier=qualifier)
            arn = function_arn(PLACE, "f", qualifier)
            assert error.message == f"The function {arn} doesn't have an EventInvokeConfig"
            assert error.code == "ResourceNotFoundException"
    await calls.function()
    error = await calls.fails("UpdateFunctionEventInvokeConfig", FunctionName="f", MaximumRetryAttempts=1)
    assert error.message == f"The function {function_arn(PLACE, 'f', '$LATEST')} doesn't have an EventInvokeConfig"
