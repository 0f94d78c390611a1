"""When runtimes are updated."""

from pathlib import Path
from typing import Any

from tests.support.lambda_calls import CODE, LambdaCalls

F_ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
RUNTIME_ARN = "arn:aws:lambda:eu-west-1::runtime:" + "0" * 64


async def test_runtimes_are_updated_by_themselves_unless_told_otherwise(calls: LambdaCalls) -> None:
    await calls.function("f")
    got = await calls.do("GetRuntimeManagementConfig", FunctionName="f")
    assert got == {"UpdateRuntimeOn": "Auto", "FunctionArn": F_ARN}
    put = await calls.do("PutRuntimeManagementConfig", FunctionName="f", UpdateRuntimeOn="FunctionUpdate")
    assert put == {"UpdateRuntimeOn": "FunctionUpdate", "FunctionArn": F_ARN}
    assert await calls.do("GetRuntimeManagementConfig", FunctionName="f") == put


async def test_each_version_has_its_own(calls: LambdaCalls) -> None:
    await calls.function("f", Publish=True)
    manual: dict[str, Any] = {"UpdateRuntimeOn": "Manual", "RuntimeVersionArn": RUNTIME_ARN}
    await calls.do("PutRuntimeManagementConfig", FunctionName="f", Qualifier="1", **manual)
    one = await calls.do("GetRuntimeManagementConfig", FunctionName="f:1")
    assert one == {**manual, "FunctionArn": f"{F_ARN}:1"}
    latest = await calls.do("GetRuntimeManagementConfig", FunctionName="f", Qualifier="$LATEST")
    assert latest == {"UpdateRuntimeOn": "Auto", "FunctionArn": f"{F_ARN}:$LATEST"}


async def test_manual_needs_a_version_and_nothing_else_takes_one(calls: LambdaCalls) -> None:
    await calls.function("f")
    error = await calls.fails("PutRuntimeManagementConfig", FunctionName="f", UpdateRuntimeOn="Manual")
    assert error.message == "RuntimeVersionArn must be provided when UpdateRuntimeOn is set to Manual."
    given: dict[str, Any] = {"UpdateRuntimeOn": "Auto", "RuntimeVersionArn": RUNTIME_ARN}
    error = await calls.fails("PutRuntimeManagementConfig", FunctionName="f", **given)
    assert error.message == "RuntimeVersionArn can only be provided when UpdateRuntimeOn is set to Manual."


async def test_aliases_are_refused(calls: LambdaCalls) -> None:
    await calls.function("f", Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="active", FunctionVersion="1")
    text = f"The provided function name {F_ARN}:active is invalid. Aliases are not allowed."
    for operation in ("PutRuntimeManagementConfig", "GetRuntimeManagementConfig"):
        error = await calls.fails(operation, FunctionName="f", Qualifier="active", UpdateRuntimeOn="Auto")
        assert (error.code, error.message) == ("InvalidParameterValueException", text)


async def test_unknown_versions_are_missed(calls: LambdaCalls) -> None:
    error = await calls.fails("GetRuntimeManagementConfig", FunctionName="f")
    assert error.message == f"Function not found: {F_ARN}"
    await calls.function("f")
    error = await calls.fails("GetRuntimeManagementConfig", FunctionName="f", Qualifier="7")
    assert error.message == f"Function not found: {F_ARN}:7"


async def test_images_have_no_managed_runtime(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service", images={"repo/image:1": "sha256:" + "0" * 64})
    given: dict[str, Any] = {
        "FunctionName": "f",
        "Role": "r",
        "PackageType": "Image",
        "Code": {"ImageUri": "repo/image:1"},
    }
    await calls.do("CreateFunction", **given)
    error = await calls.fails("GetRuntimeManagementConfig", FunctionName="f")
    assert error.message.endswith("created with container images.")
    await calls.close()


async def test_it_outlives_the_program_but_not_the_function(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service")
    await calls.function("f", Code={"ZipFile": CODE})
    put = await calls.do("PutRuntimeManagementConfig", FunctionName="f", UpdateRuntimeOn="FunctionUpdate")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path / "service")
    assert await calls.do("GetRuntimeManagementConfig", FunctionName="f") == put
    await calls.do("DeleteFunction", FunctionName="f")
    await calls.function("f")
    assert (await calls.do("GetRuntimeManagementConfig", FunctionName="f"))["UpdateRuntimeOn"] == "Auto"
    await calls.close()
