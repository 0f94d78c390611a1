import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.state import Place
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
NOT_THE_LATEST = (
    "The Revision Id provided does not match the latest Revision Id. "
    "Call the GetPolicy API to retrieve the latest Revision Id"
)


async def add(calls: LambdaCalls, sid: str = "s1", **given: Any) -> dict[str, Any]:
    asked = {"FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "s3.amazonaws.com", **given}
    return await calls.do("AddPermission", StatementId=sid, **asked)


async def fails(calls: LambdaCalls, operation: str = "AddPermission", **given: Any) -> tuple[str, str]:
    asked: dict[str, Any] = {"FunctionName": "f", **given}
    if operation == "AddPermission":
        asked = {"StatementId": "s1", "Action": "lambda:InvokeFunction", "Principal": "*", **asked}
    error = await calls.fails(operation, **asked)
    return error.code, error.message


def statement(sid: str, arn: str = ARN) -> dict[str, Any]:
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": {"Service": "s3.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": arn,
    }


async def sids(calls: LambdaCalls, **given: Any) -> list[str]:
    answer = await calls.do("GetPolicy", **{"FunctionName": "f", **given})
    return [one["Sid"] for one in json.loads(answer["Policy"])["Statement"]]


async def revision(calls: LambdaCalls, qualifier: str = "") -> str:
    given: dict[str, Any] = {"Qualifier": qualifier} if qualifier else {}
    return str((await calls.do("GetFunctionConfiguration", FunctionName="f", **given))["RevisionId"])


async def test_a_statement_is_added_read_and_removed(calls: LambdaCalls) -> None:
    await calls.function()
    answer = await add(calls)
    assert json.loads(answer["Statement"]) == statement("s1")
    policy = await calls.do("GetPolicy", FunctionName="f")
    assert policy["Policy"] == (
        f'{{"Version":"2012-10-17","Id":"default","Statement":[{json.dumps(statement("s1"), separators=(",", ":"))}]}}'
    )
    await add(calls, "s2")
    assert await sids(calls) == ["s1", "s2"]
    assert await calls.do("RemovePermission", FunctionName="f", StatementId="s1") == {}
    assert await sids(calls) == ["s2"]
    await calls.do("RemovePermission", FunctionName="f", StatementId="s2")
    wanted = ("ResourceNotFoundException", "The resource you requested does not exist.")
    assert await fails(calls, "GetPolicy") == wanted


async def test_the_policys_revision_is_the_functions(calls: LambdaCalls) -> None:
    await calls.function()
    first = await revision(calls)
    await add(calls, RevisionId=first)
    second = await revision(calls)
    assert second != first
    assert (await calls.do("GetPolicy", FunctionName="f"))["RevisionId"] == second
    assert await fails(calls, StatementId="s2", RevisionId=first) == ("PreconditionFailedException", NOT_THE_LATEST)
    gone = await fails(calls, "RemovePermission", StatementId="s1", RevisionId=first)
    assert gone == ("PreconditionFailedException", NOT_THE_LATEST)
    await calls.do("RemovePermission", FunctionName="f", StatementId="s1", RevisionId=second)
    assert await revision(calls) not in (first, second)


async def test_versions_and_aliases_have_policies_of_their_own(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await calls.do("CreateAlias", FunctionName="f", Name="live", FunctionVersion="1")
    before = (await revision(calls), await revision(calls, "1"))
    answer = await add(calls, Qualifier="1")
    assert json.loads(answer["Statement"]) == statement("s1", f"{ARN}:1")
    await add(calls, FunctionName="f:live")
    await add(calls)
    assert await sids(calls, Qualifier="1") == await sids(calls, Qualifier="live") == await sids(calls) == ["s1"]
    after = (await revision(calls), await revision(calls, "1"))
    assert len({*before, *after}) == 4
    alias = await calls.do("GetAlias", FunctionName="f", Name="live")
    policy = await calls.do("GetPolicy", FunctionName="f", Qualifier="live")
    assert policy["RevisionId"] == alias["RevisionId"]
    await calls.do("RemovePermission", FunctionName="f", Qualifier="live", StatementId="s1")
    assert (await fails(calls, "GetPolicy", Qualifier="live"))[0] == "ResourceNotFoundException"
    assert await sids(calls) == ["s1"]


@pytest.mark.parametrize(
    ("given", "code", "text"),
    [
        ({"FunctionName": "g"}, "ResourceNotFoundException", f"Function not found: {ARN[:-1]}g"),
        ({"Qualifier": "live"}, "ResourceNotFoundException", f"Cannot find alias arn: {ARN}:live"),
        ({"Qualifier": "42"}, "ResourceNotFoundException", f"Function not found: {ARN}:42"),
        ({"Qualifier": "a-$-b"}, "ResourceNotFoundException", f"Function not found: {ARN}:a-$-b"),
        (
            {"Qualifier": "$LATEST"},
            "InvalidParameterValueException",
            "We currently do not support adding policies for $LATEST.",
        ),
        (
            {"FunctionName": "f:1", "Qualifier": "2"},
            "InvalidParameterValueException",
            "The derived qualifier from the function name does not match the specified qualifier.",
        ),
        (
            {"Principal": "invalid.nonaws.com"},
            "InvalidParameterValueException",
            "The provided principal was invalid. Please check the principal and try again.",
        ),
    ],
)
async def test_what_cannot_be_added(calls: LambdaCalls, given: dict[str, str], code: str, text: str) -> None:
    await calls.function()
    assert await fails(calls, **given) == (code, text)


async def test_a_statement_id_is_given_once(calls: LambdaCalls) -> None:
    await calls.function()
    await add(calls)
    code, text = await fails(calls)
    assert code == "ResourceConflictException"
    assert text.startswith("The statement id (s1) provided already exists.")


async def test_a_policy_that_is_too_long_is_refused(calls: LambdaCalls) -> None:
    await calls.function()
    code, text = await fails(calls, SourceArn="arn:aws:s3:::" + "b" * 20_480)
    assert code == "PolicyLengthExceededException"
    assert text.endswith("is bigger than the limit (20480).")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"FunctionName": "g"}, f"No policy found for: {ARN[:-1]}g"),
        ({"Qualifier": "live"}, f"Cannot find alias arn: {ARN}:live"),
        ({"Qualifier": "$LATEST"}, "No policy is associated with the given resource."),
        ({}, "No policy is associated with the given resource."),
    ],
)
async def test_what_cannot_be_removed(calls: LambdaCalls, given: dict[str, str], text: str) -> None:
    await calls.function()
    assert await fails(calls, "RemovePermission", StatementId="s1", **given) == ("ResourceNotFoundException", text)


async def test_a_statement_that_is_not_there_cannot_be_removed(calls: LambdaCalls) -> None:
    await calls.function()
    await add(calls)
    wanted = ("ResourceNotFoundException", "Statement s2 is not found in resource policy.")
    assert await fails(calls, "RemovePermission", StatementId="s2") == wanted


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"FunctionName": "g"}, f"Function not found: {ARN[:-1]}g"),
        ({"Qualifier": "7"}, "The resource you requested does not exist."),
        ({"Qualifier": "$LATEST"}, "The resource you requested does not exist."),
    ],
)
async def test_what_has_no_policy(calls: LambdaCalls, given: dict[str, str], text: str) -> None:
    await calls.function()
    await add(calls)
    assert await fails(calls, "GetPolicy", **given) == ("ResourceNotFoundException", text)


async def test_a_workspace_function_has_a_policy_with_a_revision_of_its_own(calls: LambdaCalls, tmp_path: Path) -> None:
    config = FunctionConfig("f", "python3.11", "app.handler", tmp_path)
    calls.desk.workspace.replace("workspace", [(config, FunctionSettings())])
    await add(calls, RevisionId=await revision(calls))
    first = (await calls.do("GetPolicy", FunctionName="f"))["RevisionId"]
    await add(calls, "s2", RevisionId=first)
    assert (await calls.do("GetPolicy", FunctionName="f"))["RevisionId"] != first
    assert await fails(calls, StatementId="s3", RevisionId=first) == ("PreconditionFailedException", NOT_THE_LATEST)
    await calls.do("RemovePermission", FunctionName="f", StatementId="s1")
    assert await sids(calls) == ["s2"]


async def test_a_policy_goes_with_its_function(calls: LambdaCalls) -> None:
    await calls.function()
    await add(calls)
    await calls.do("DeleteFunction", FunctionName="f")
    await calls.function()
    assert (await fails(calls, "GetPolicy"))[0] == "ResourceNotFoundException"


async def test_policies_are_of_one_place_and_outlive_the_program(tmp_path: Path) -> None:
    folder, other = tmp_path / "service", Place("111122223333", PLACE.region)
    calls = await LambdaCalls.open(folder)
    await calls.function()
    await add(calls)
    kept = await calls.do("GetPolicy", FunctionName="f")
    error = await calls.fails("GetPolicy", other, FunctionName="f")
    assert error.code == "ResourceNotFoundException"
    await calls.close()
    calls = await LambdaCalls.open(folder)
    assert await calls.do("GetPolicy", FunctionName="f") == kept
    await calls.close()
