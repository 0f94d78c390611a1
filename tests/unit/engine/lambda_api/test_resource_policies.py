import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import LambdaCalls

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"
NOTHING: dict[str, Any] = {}


def policy(arn: str = ARN, **more: Any) -> str:
    statement = {"Sid": "all", "Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunction", "Resource": arn}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement | more]}, indent=2)


async def put(calls: LambdaCalls, arn: str = ARN, **given: Any) -> dict[str, Any]:
    return await calls.do("PutResourcePolicy", **{"ResourceArn": arn, "Policy": policy(arn), **given})


async def test_a_whole_policy_is_put_read_and_deleted(calls: LambdaCalls) -> None:
    await calls.function()
    answer = await put(calls)
    assert answer["Policy"] == json.dumps(json.loads(policy()), separators=(",", ":"))
    assert await calls.do("GetResourcePolicy", ResourceArn=ARN) == answer
    assert await calls.do("DeleteResourcePolicy", ResourceArn=ARN) == {}
    error = await calls.fails("GetResourcePolicy", ResourceArn=ARN)
    assert (error.code, error.message) == ("ResourceNotFoundException", "The resource you requested does not exist.")
    error = await calls.fails("DeleteResourcePolicy", ResourceArn=ARN)
    assert error.message == "No policy is associated with the given resource."


async def test_it_is_the_policy_that_statements_are_added_to(calls: LambdaCalls) -> None:
    await calls.function()
    given: dict[str, Any] = {"FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "*"}
    await calls.do("AddPermission", StatementId="older", **given)
    await put(calls)
    await calls.do("AddPermission", StatementId="newer", **given)
    answer = await calls.do("GetPolicy", FunctionName="f")
    assert [one["Sid"] for one in json.loads(answer["Policy"])["Statement"]] == ["all", "newer"]
    assert await calls.do("GetResourcePolicy", ResourceArn=ARN) == answer


async def test_versions_have_policies_of_their_own(calls: LambdaCalls) -> None:
    await calls.function(Publish=True)
    await put(calls, f"{ARN}:1")
    assert (await calls.fails("GetResourcePolicy", ResourceArn=ARN)).code == "ResourceNotFoundException"
    error = await calls.fails("PutResourcePolicy", ResourceArn=f"{ARN}:1", Policy=policy())
    assert error.message == f"The policy is not valid: Resource of statement 1 must be {ARN}:1."


async def test_revisions_must_be_the_latest(calls: LambdaCalls) -> None:
    await calls.function()
    first = (await put(calls))["RevisionId"]
    second = (await put(calls, RevisionId=first))["RevisionId"]
    assert second != first
    for operation, more in (("PutResourcePolicy", {"Policy": policy()}), ("DeleteResourcePolicy", NOTHING)):
        error = await calls.fails(operation, ResourceArn=ARN, RevisionId=first, **more)
        assert error.code == "PreconditionFailedException"
        assert error.message.endswith("Call the GetResourcePolicy API to retrieve the latest Revision Id")
    await calls.do("DeleteResourcePolicy", ResourceArn=ARN, RevisionId=second)


@pytest.mark.parametrize(
    ("arn", "code", "text"),
    [
        (f"{ARN}g", "ResourceNotFoundException", f"Function not found: {ARN}g"),
        (f"{ARN}:2", "ResourceNotFoundException", f"Function not found: {ARN}:2"),
        (f"{ARN}:live", "ResourceNotFoundException", f"Cannot find alias arn: {ARN}:live"),
        (
            ARN.replace("eu-west-1", "us-east-1"),
            "ResourceNotFoundException",
            "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')",
        ),
        (
            "arn:aws:lambda:eu-west-1:000000000000:runtime/mine",
            "InvalidParameterValueException",
            "Policies of runtimes are not part of the local service.",
        ),
    ],
)
async def test_what_cannot_have_a_policy(calls: LambdaCalls, arn: str, code: str, text: str) -> None:
    await calls.function()
    for operation, more in (("PutResourcePolicy", {"Policy": policy()}), ("GetResourcePolicy", NOTHING)):
        error = await calls.fails(operation, ResourceArn=arn, **more)
        assert (error.code, error.message) == (code, text)


async def test_latest_has_none(calls: LambdaCalls) -> None:
    await calls.function()
    error = await calls.fails("PutResourcePolicy", ResourceArn=f"{ARN}:$LATEST", Policy=policy())
    assert error.message == "We currently do not support adding policies for $LATEST."
    error = await calls.fails("GetResourcePolicy", ResourceArn=f"{ARN}:$LATEST")
    assert error.message == "The resource you requested does not exist."


async def test_policies_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await calls.function()
    kept = await put(calls)
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetResourcePolicy", ResourceArn=ARN) == kept
    await calls.close()
