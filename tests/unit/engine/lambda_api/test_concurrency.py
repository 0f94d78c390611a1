from pathlib import Path
from typing import Any

import pytest

from tests.support.fake_executor import a_config
from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.identifiers import function_arn
from workbench.engine.lambda_api.launch import settings_of
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings

QUALIFIED = (
    "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation."
    " Please specify either a function name or an unqualified function ARN."
)


async def reserve(calls: LambdaCalls, count: int, name: str = "f") -> dict[str, Any]:
    return await calls.do("PutFunctionConcurrency", FunctionName=name, ReservedConcurrentExecutions=count)


async def test_concurrency_is_reserved_and_given_back(calls: LambdaCalls) -> None:
    await calls.function()
    assert await calls.do("GetFunctionConcurrency", FunctionName="f") == {}
    for count in (0, 5):
        assert await reserve(calls, count) == {"ReservedConcurrentExecutions": count}
        assert await calls.do("GetFunctionConcurrency", FunctionName="f") == {"ReservedConcurrentExecutions": count}
        settings = settings_of(calls.state.view(PLACE), "f", "1", DEFAULT_SETTINGS, "1")
        assert settings.reserved_concurrency == count
    function = await calls.do("GetFunction", FunctionName="f")
    assert function["Concurrency"] == {"ReservedConcurrentExecutions": 5}
    assert await calls.do("DeleteFunctionConcurrency", FunctionName="f") == {}
    assert await calls.do("DeleteFunctionConcurrency", FunctionName="f") == {}
    assert await calls.do("GetFunctionConcurrency", FunctionName="f") == {}
    assert "Concurrency" not in await calls.do("GetFunction", FunctionName="f")


async def test_it_survives(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function(Tags={"a": "b"})
    await reserve(calls, 7)
    await calls.close()
    again = await LambdaCalls.open(tmp_path)
    assert await again.do("GetFunctionConcurrency", FunctionName="f") == {"ReservedConcurrentExecutions": 7}
    assert (await again.do("GetFunction", FunctionName="f"))["Tags"] == {"a": "b"}
    await again.close()


async def test_a_hundred_stay_unreserved(calls: LambdaCalls) -> None:
    await calls.function()
    await calls.function("g")
    await reserve(calls, 500, "g")
    assert await reserve(calls, 400) == {"ReservedConcurrentExecutions": 400}
    error = await calls.fails("PutFunctionConcurrency", FunctionName="f", ReservedConcurrentExecutions=401)
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution"
        " below its minimum value of [100].",
    )


async def test_not_less_than_is_provisioned(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await calls.do(
        "PutProvisionedConcurrencyConfig", FunctionName="f", Qualifier="1", ProvisionedConcurrentExecutions=2
    )
    error = await calls.fails("PutFunctionConcurrency", FunctionName="f", ReservedConcurrentExecutions=1)
    assert error.message == (
        " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2]."
    )
    assert await reserve(calls, 2) == {"ReservedConcurrentExecutions": 2}


@pytest.mark.parametrize("operation", ["PutFunctionConcurrency", "GetFunctionConcurrency", "DeleteFunctionConcurrency"])
async def test_what_cannot_be_named(calls: LambdaCalls, operation: str) -> None:
    given: dict[str, Any] = {"ReservedConcurrentExecutions": 1} if operation.startswith("Put") else {}
    for name in ("f:1", function_arn(PLACE, "f", "live"), "f:$LATEST"):
        error = await calls.fails(operation, FunctionName=name, **given)
        assert (error.code, error.message) == ("InvalidParameterValueException", QUALIFIED)
    error = await calls.fails(operation, FunctionName="f", **given)
    qualifier = "$LATEST" if given else ""  # as it was recorded on AWS
    assert (error.code, error.message) == (
        "ResourceNotFoundException",
        f"Function not found: {function_arn(PLACE, 'f', qualifier)}",
    )


async def test_a_function_of_the_workspace_falls_back_to_its_template(calls: LambdaCalls, tmp_path: Path) -> None:
    config = a_config(tmp_path / "code")
    calls.desk.workspace.replace("w", [(config, FunctionSettings(reserved_concurrency=300))])
    get: dict[str, Any] = {"FunctionName": config.name}
    assert await calls.do("GetFunctionConcurrency", **get) == {"ReservedConcurrentExecutions": 300}
    await reserve(calls, 3, config.name)
    assert await calls.do("GetFunctionConcurrency", **get) == {"ReservedConcurrentExecutions": 3}
    await calls.do("DeleteFunctionConcurrency", **get)
    assert await calls.do("GetFunctionConcurrency", **get) == {"ReservedConcurrentExecutions": 300}
    await calls.function()
    await calls.fails("PutFunctionConcurrency", FunctionName="f", ReservedConcurrentExecutions=601)
    await reserve(calls, 600)
