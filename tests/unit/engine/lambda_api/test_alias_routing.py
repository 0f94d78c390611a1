from typing import Any

import pytest

from tests.support.lambda_calls import LambdaCalls

ROLE = "arn:aws:iam::000000000000:role/other"


@pytest.fixture
async def versions(calls: LambdaCalls) -> LambdaCalls:
    """Of a function `f`: 1 and 2 are alike, 3 has another role, 4 another dead-letter queue."""
    await calls.function(Publish=True)
    changes: list[dict[str, Any]] = [
        {"Timeout": 5},
        {"Role": ROLE},
        {"Role": "arn:aws:iam::000000000000:role/service", "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:::q"}},
    ]
    for change in changes:
        await calls.do("UpdateFunctionConfiguration", FunctionName="f", **change)
        await calls.do("PublishVersion", FunctionName="f")
    return calls


@pytest.mark.parametrize(
    ("main", "weights", "message"),
    [
        ("1", {"1": 0.8, "2": 0.2}, "Number of items in AdditionalVersionWeights cannot be greater than 1"),
        (
            "1",
            {"1": 0.5},
            "Invalid function version 1. Function version 1 is already included in routing configuration.",
        ),
        ("$LATEST", {"1": 0.5}, "$LATEST is not supported for an alias pointing to more than 1 version"),
        ("1", {"3": 0.5}, "Specified versions must be associated with the same execution role"),
        ("4", {"1": 0.5}, "Specified versions must be associated with the same dead letter queue configuration"),
    ],
)
async def test_refused(versions: LambdaCalls, main: str, weights: dict[str, float], message: str) -> None:
    routing = {"AdditionalVersionWeights": weights}
    error = await versions.fails("CreateAlias", FunctionName="f", Name="a", FunctionVersion=main, RoutingConfig=routing)
    assert (error.code, error.message) == ("InvalidParameterValueException", message)


@pytest.mark.parametrize(("main", "other"), [("1", "10"), ("10", "1")])
async def test_versions_must_be_there(versions: LambdaCalls, main: str, other: str) -> None:
    routing = {"AdditionalVersionWeights": {other: 0.5}}
    error = await versions.fails("CreateAlias", FunctionName="f", Name="a", FunctionVersion=main, RoutingConfig=routing)
    assert error.code == "ResourceNotFoundException"
    assert error.message == "Function not found: arn:aws:lambda:eu-west-1:000000000000:function:f:10"


@pytest.mark.parametrize("weights", [{"2": 0.0}, {"2": 1.0}, {}])
async def test_taken(versions: LambdaCalls, weights: dict[str, float]) -> None:
    routing = {"AdditionalVersionWeights": weights}
    alias = await versions.do("CreateAlias", FunctionName="f", Name="a", FunctionVersion="1", RoutingConfig=routing)
    assert alias.get("RoutingConfig", {"AdditionalVersionWeights": {}}) == routing
