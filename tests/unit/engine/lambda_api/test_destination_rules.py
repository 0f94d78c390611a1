from pathlib import Path

import pytest

from tests.support.fake_executor import a_config
from tests.support.lambda_calls import CODE, PLACE, LambdaCalls
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.identifiers import function_arn
from workbench.engine.lambda_api.state import Place
from workbench.model.function_settings import FunctionSettings

HERE = "eu-west-1:000000000000"
ELSEWHERE = Place("111111111111", "us-east-1")


async def refused(calls: LambdaCalls, **sides: str) -> ApiError:
    config = {side: {"Destination": arn} for side, arn in sides.items()}
    return await calls.fails("PutFunctionEventInvokeConfig", FunctionName="f", DestinationConfig=config)


async def taken(calls: LambdaCalls, **sides: str) -> dict[str, dict[str, str]]:
    config = {side: {"Destination": arn} for side, arn in sides.items()}
    output = await calls.do("PutFunctionEventInvokeConfig", FunctionName="f", DestinationConfig=config)
    found: dict[str, dict[str, str]] = output["DestinationConfig"]
    return found


@pytest.mark.parametrize(
    "arn", [f"arn:aws:sqs:{HERE}:q", f"arn:aws:sns:{HERE}:t", f"arn:aws:events:{HERE}:event-bus/default"]
)
async def test_targets_of_both_sides(calls: LambdaCalls, arn: str) -> None:
    await calls.function()
    found = await taken(calls, OnSuccess=arn, OnFailure=arn)
    assert found == {"OnSuccess": {"Destination": arn}, "OnFailure": {"Destination": arn}}


async def test_a_bucket_gets_failures_only(calls: LambdaCalls) -> None:
    await calls.function()
    bucket = "arn:aws:s3:::bucket"
    assert (await taken(calls, OnFailure=bucket))["OnFailure"] == {"Destination": bucket}
    error = await refused(calls, OnSuccess=bucket)
    assert error.message == (
        "The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:s3:::bucket),"
        " onFailure=null) is invalid."
    )


async def test_an_empty_destination_is_none(calls: LambdaCalls) -> None:
    await calls.function()
    assert await taken(calls, OnSuccess="", OnFailure="") == {"OnSuccess": {}, "OnFailure": {}}


@pytest.mark.parametrize(
    "arn",
    [
        f"arn:aws:iam:{HERE}:function:f",
        f"arn:aws:lambda:{HERE}:layer:l",
        f"arn:aws:sqs:{HERE}:q.fifo",
        f"arn:aws:sns:{HERE}:t.fifo",
        "kafka://topic",
    ],
)
async def test_what_is_no_target(calls: LambdaCalls, arn: str) -> None:
    await calls.function()
    queue = f"arn:aws:sqs:{HERE}:q"
    error = await refused(calls, OnSuccess=queue, OnFailure=arn)
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        f"The provided destination config DestinationConfig(onSuccess=OnSuccess(destination={queue}),"
        f" onFailure=OnFailure(destination={arn})) is invalid.",
    )


async def test_functions(calls: LambdaCalls, tmp_path: Path) -> None:
    await calls.function()
    await calls.function("g", Publish=True)
    await calls.do("CreateAlias", FunctionName="g", Name="live", FunctionVersion="1")
    calls.desk.workspace.replace("w", [(a_config(tmp_path / "code"), FunctionSettings())])
    there = [function_arn(PLACE, "g", one) for one in ("", "$LATEST", "1", "live")]
    for arn in (*there, function_arn(PLACE, "Hello")):
        assert (await taken(calls, OnSuccess=arn))["OnSuccess"] == {"Destination": arn}
    for arn in (function_arn(PLACE, "h"), function_arn(PLACE, "g", "2"), function_arn(ELSEWHERE, "g")):
        assert (await refused(calls, OnSuccess=arn)).message == f"The destination ARN {arn} is invalid."
    itself = "You can't specify the function as a destination for itself."
    assert (await refused(calls, OnFailure=function_arn(PLACE, "f"))).message == itself


async def test_a_function_of_another_place(calls: LambdaCalls) -> None:
    await calls.function()
    given = {"Runtime": "python3.11", "Handler": "app.handler", "Role": "arn:aws:iam::111111111111:role/r"}
    await calls.do("CreateFunction", ELSEWHERE, FunctionName="f", Code={"ZipFile": CODE}, **given)
    arn = function_arn(ELSEWHERE, "f")
    assert (await taken(calls, OnSuccess=arn))["OnSuccess"] == {"Destination": arn}
