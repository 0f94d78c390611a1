import hashlib
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls, zipped
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
OTHER = zipped({"app.py": "other = 1\n"})
CREATING = "The function is being created."
UPDATES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("UpdateFunctionCode", {"ZipFile": OTHER}),
    ("UpdateFunctionConfiguration", {"Timeout": 9}),
)
both = pytest.mark.parametrize(("operation", "given"), UPDATES, ids=[name for name, _given in UPDATES])


def _sha(data: bytes) -> str:
    return b64encode(hashlib.sha256(data).digest()).decode()


@both
async def test_an_update_is_under_way_and_then_over(calls: LambdaCalls, operation: str, given: dict[str, Any]) -> None:
    await calls.function()
    before = await calls.do("GetFunctionConfiguration", FunctionName="f")
    answer = await calls.do(operation, PLACE, FunctionName="f", **given)
    states = {name: value for name, value in answer.items() if name.startswith(("State", "LastUpdate"))}
    assert states == {
        "State": "Active",
        "LastUpdateStatus": "InProgress",
        "LastUpdateStatusReason": CREATING,
        "LastUpdateStatusReasonCode": "Creating",
    }
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert (after["State"], after["LastUpdateStatus"]) == ("Active", "Successful")
    assert len({one["RevisionId"] for one in (before, answer, after)}) == 3


async def test_code(calls: LambdaCalls) -> None:
    before = await calls.function()
    answer = await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=OTHER, Architectures=["arm64"])
    assert (answer["CodeSha256"], answer["CodeSize"]) == (_sha(OTHER), len(OTHER))
    assert answer["Architectures"] == ["arm64"]
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    assert {name for name in before if name in after and before[name] != after[name]} == {
        "CodeSha256",
        "CodeSize",
        "Architectures",
        "LastModified",
        "RevisionId",
        "State",
        "_Package",
        "_Unzipped",
    }


async def test_architectures_stay(calls: LambdaCalls) -> None:
    await calls.function(Architectures=["arm64"])
    assert (await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=OTHER))["Architectures"] == ["arm64"]


async def test_a_dry_run_changes_nothing(calls: LambdaCalls) -> None:
    await calls.function()
    before = await calls.do("GetFunctionConfiguration", FunctionName="f")
    answer = await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=OTHER, DryRun=True, Publish=True)
    assert (answer["CodeSha256"], answer["Version"]) == (_sha(OTHER), "$LATEST")
    assert await calls.do("GetFunctionConfiguration", FunctionName="f") == before
    assert len((await calls.do("ListVersionsByFunction", FunctionName="f"))["Versions"]) == 1


async def test_configuration_changes_what_is_given(calls: LambdaCalls) -> None:
    await calls.function(Description="text", Environment={"Variables": {"A": "1"}})
    before = await calls.do("GetFunctionConfiguration", FunctionName="f")
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Environment={"Variables": {"B": "2"}}, Timeout=9)
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    changed = {name: after[name] for name in after if after[name] != before[name]}
    assert changed.keys() == {"Environment", "Timeout", "LastModified", "RevisionId"}
    assert (changed["Environment"], changed["Timeout"]) == ({"Variables": {"B": "2"}}, 9)


@both
async def test_revisions(calls: LambdaCalls, operation: str, given: dict[str, Any]) -> None:
    await calls.function()
    error = await calls.fails(operation, PLACE, FunctionName="f", RevisionId="wrong", **given)
    assert (error.code, error.message) == (
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. "
        "Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
    )
    revision = (await calls.do("GetFunctionConfiguration", FunctionName="f"))["RevisionId"]
    assert await calls.do(operation, PLACE, FunctionName="f", RevisionId=revision, **given)


@both
async def test_one_after_the_other(calls: LambdaCalls, operation: str, given: dict[str, Any]) -> None:
    await calls.function()
    await calls.answer("UpdateFunctionConfiguration", FunctionName="f", Timeout=5)
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Timeout=6)
    what = "The operation cannot be performed at this time."
    assert (error.code, error.message) == (
        "ResourceConflictException",
        f"{what} An update is in progress for resource: {ARN}",
    )
    await calls.do("ListFunctions")  # lets the first one end
    assert await calls.do(operation, PLACE, FunctionName="f", **given)


async def test_not_while_it_is_being_created(calls: LambdaCalls) -> None:
    given = {"FunctionName": "f", "Runtime": "python3.11", "Handler": "a.b", "Role": ROLE}
    await calls.answer("CreateFunction", PLACE, Code={"ZipFile": CODE}, **given)
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Timeout=6)
    assert error.code == "ResourceConflictException"
    assert error.message.endswith("The function is currently in the following state: Pending")


@both
async def test_what_cannot_be_updated(
    calls: LambdaCalls, operation: str, given: dict[str, Any], tmp_path: Path
) -> None:
    error = await calls.fails(operation, PLACE, FunctionName="f", **given)
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Function not found: {ARN}")
    await calls.function(Publish=True)
    error = await calls.fails(operation, PLACE, FunctionName="f:1", **given)
    assert error.code == "InvalidParameterValueException"
    assert "versions other than $LATEST" in error.message
    config = FunctionConfig("w", "python3.11", "a.b", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings())])
    error = await calls.fails(operation, PLACE, FunctionName="w", **given)
    assert "in the open workspace" in error.message
    assert await calls.do(operation, PLACE, FunctionName="f:$LATEST", **given)


async def test_the_kind_of_code_stays(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path, images={"img:1": "sha256:1", "img:2": "sha256:2"})
    await calls.function()
    for image in ("img:1", "unknown:1"):
        error = await calls.fails("UpdateFunctionCode", FunctionName="f", ImageUri=image)
        assert error.message == "Please don't provide ImageUri when updating a function with packageType Zip."
    given = {"FunctionName": "i", "Role": ROLE, "PackageType": "Image"}
    await calls.do("CreateFunction", PLACE, Code={"ImageUri": "img:1"}, **given)
    error = await calls.fails("UpdateFunctionCode", FunctionName="i", ZipFile=OTHER)
    assert error.message == "Please provide ImageUri when updating a function with packageType Image."
    assert (await calls.do("UpdateFunctionCode", FunctionName="i", ImageUri="img:2"))["CodeSha256"] == "2"
    await calls.close()


async def test_what_is_not_here(calls: LambdaCalls) -> None:
    await calls.function()
    error = await calls.fails("UpdateFunctionCode", FunctionName="f", ZipFile=OTHER, PublishTo="LATEST_PUBLISHED")
    assert "capacity providers" in error.message


@both
async def test_an_update_outlives_the_program(operation: str, given: dict[str, Any], tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function()
    await calls.do(operation, PLACE, FunctionName="f", **given)
    after = await calls.do("GetFunctionConfiguration", FunctionName="f")
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetFunctionConfiguration", FunctionName="f") == after
    await calls.close()
