"""An account's limits and usage."""

from pathlib import Path

from tests.support.lambda_calls import CODE, PLACE, LambdaCalls, zipped
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings


async def usage(calls: LambdaCalls) -> tuple[int, int]:
    used = (await calls.do("GetAccountSettings"))["AccountUsage"]
    return used["FunctionCount"], used["TotalCodeSize"]


async def test_an_empty_account_has_its_limits(calls: LambdaCalls) -> None:
    settings = await calls.do("GetAccountSettings")
    assert settings["AccountLimit"] == {
        "TotalCodeSize": 322_122_547_200,
        "CodeSizeUnzipped": 262_144_000,
        "CodeSizeZipped": 52_428_800,
        "ConcurrentExecutions": 1000,
        "UnreservedConcurrentExecutions": 1000,
    }
    assert settings["AccountUsage"] == {"TotalCodeSize": 0, "FunctionCount": 0}


async def test_each_version_is_charged_its_code(calls: LambdaCalls) -> None:
    await calls.function("f")
    assert await usage(calls) == (1, len(CODE))
    await calls.function("g", Publish=True)
    assert await usage(calls) == (2, 3 * len(CODE))
    other = zipped({"app.py": "handler = print\n" * 100})
    await calls.do("UpdateFunctionCode", FunctionName="g", ZipFile=other)
    assert await usage(calls) == (2, 2 * len(CODE) + len(other))
    await calls.do("DeleteFunction", FunctionName="g")
    assert await usage(calls) == (1, len(CODE))


async def test_layers_are_charged_too(calls: LambdaCalls) -> None:
    calls.state.apply(
        Change(PLACE, Name(Kind.LAYER_VERSION, "l", number), {"_CodeSize": size})
        for number, size in (("1", 7), ("2", 5))
    )
    assert await usage(calls) == (0, 12)


async def test_accounts_and_regions_are_apart(calls: LambdaCalls) -> None:
    await calls.function("f")
    elsewhere = await calls.do("GetAccountSettings", Place(PLACE.account_id, "us-east-1"))
    assert elsewhere["AccountUsage"]["FunctionCount"] == 0


async def test_reserved_concurrency_is_taken_off(calls: LambdaCalls, tmp_path: Path) -> None:
    await calls.function("f")
    calls.state.apply([Change(PLACE, Name(Kind.FUNCTION, "f", ""), {"ReservedConcurrentExecutions": 30})])
    config = FunctionConfig("w", "python3.11", "app.handler", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings(reserved_concurrency=5))])
    limit = (await calls.do("GetAccountSettings"))["AccountLimit"]
    assert limit["UnreservedConcurrentExecutions"] == 965
