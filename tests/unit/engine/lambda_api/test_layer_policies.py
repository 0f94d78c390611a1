import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.lambda_calls import LambdaCalls, zipped

ARN = "arn:aws:lambda:eu-west-1:000000000000:layer:tools"
VERSION: dict[str, Any] = {"LayerName": "tools", "VersionNumber": 1}
ARCHIVE = zipped({"python/tools.py": ""})
NOT_THE_LATEST = (
    "The Revision Id provided does not match the latest Revision Id. "
    "Call the GetLayerPolicy API to retrieve the latest Revision Id"
)


async def publish(calls: LambdaCalls) -> None:
    await calls.do("PublishLayerVersion", LayerName="tools", Content={"ZipFile": ARCHIVE})


def asked(sid: str = "s1", **given: Any) -> dict[str, Any]:
    return {**VERSION, "StatementId": sid, "Action": "lambda:GetLayerVersion", "Principal": "*", **given}


def statement(sid: str, principal: object) -> dict[str, Any]:
    return {
        "Sid": sid,
        "Effect": "Allow",
        "Principal": principal,
        "Action": "lambda:GetLayerVersion",
        "Resource": f"{ARN}:1",
    }


async def test_statements_come_and_go(calls: LambdaCalls) -> None:
    await publish(calls)
    first = await calls.do("AddLayerVersionPermission", **asked())
    assert first["Statement"] == json.dumps(statement("s1", "*"), separators=(",", ":"))
    second = await calls.do("AddLayerVersionPermission", **asked("s2", LayerName=ARN, Principal="111122223333"))
    policy = await calls.do("GetLayerVersionPolicy", **VERSION)
    assert json.loads(policy["Policy"]) == {
        "Version": "2012-10-17",
        "Id": "default",
        "Statement": [statement("s1", "*"), statement("s2", {"AWS": "arn:aws:iam::111122223333:root"})],
    }
    assert policy["RevisionId"] == second["RevisionId"] != first["RevisionId"]
    assert await calls.do("RemoveLayerVersionPermission", StatementId="s1", **VERSION) == {}
    policy = await calls.do("GetLayerVersionPolicy", **VERSION)
    assert [one["Sid"] for one in json.loads(policy["Policy"])["Statement"]] == ["s2"]
    await calls.do("RemoveLayerVersionPermission", StatementId="s2", RevisionId=policy["RevisionId"], **VERSION)
    error = await calls.fails("GetLayerVersionPolicy", **VERSION)
    assert (error.code, error.message) == (
        "ResourceNotFoundException",
        "No policy is associated with the given resource.",
    )


async def test_an_organization_is_a_condition(calls: LambdaCalls) -> None:
    await publish(calls)
    answer = await calls.do("AddLayerVersionPermission", **asked(OrganizationId="o-a1b2c3d4e5f"))
    wanted = {**statement("s1", "*"), "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5f"}}}
    assert json.loads(answer["Statement"]) == wanted


async def test_revisions_must_be_the_latest(calls: LambdaCalls) -> None:
    await publish(calls)
    error = await calls.fails("AddLayerVersionPermission", **asked(RevisionId="wrong"))
    assert (error.code, error.message) == ("PreconditionFailedException", NOT_THE_LATEST)
    first = (await calls.do("AddLayerVersionPermission", **asked()))["RevisionId"]
    await calls.do("AddLayerVersionPermission", **asked("s2", RevisionId=first))
    for operation, given in (
        ("AddLayerVersionPermission", asked("s3")),
        ("RemoveLayerVersionPermission", {**VERSION, "StatementId": "s1"}),
    ):
        error = await calls.fails(operation, **given, RevisionId=first)
        assert (error.code, error.message) == ("PreconditionFailedException", NOT_THE_LATEST)


@pytest.mark.parametrize(
    ("layer", "number", "arn"), [("none", 1, f"{ARN.removesuffix('tools')}none:1"), ("tools", 2, f"{ARN}:2")]
)
@pytest.mark.parametrize(
    "operation", ["AddLayerVersionPermission", "GetLayerVersionPolicy", "RemoveLayerVersionPermission"]
)
async def test_the_version_must_exist(calls: LambdaCalls, operation: str, layer: str, number: int, arn: str) -> None:
    await publish(calls)
    error = await calls.fails(operation, **asked(LayerName=layer, VersionNumber=number))
    assert (error.code, error.message) == ("ResourceNotFoundException", f"Layer version {arn} does not exist.")
    error = await calls.fails(operation, **asked(VersionNumber=0))
    assert (error.code, error.message) == ("InvalidParameterValueException", "Layer Version Cannot be less than 1")


async def test_a_statement_id_is_given_once_and_removed_once(calls: LambdaCalls) -> None:
    await publish(calls)
    error = await calls.fails("RemoveLayerVersionPermission", StatementId="s1", **VERSION)
    assert error.message == "No policy is associated with the given resource."
    await calls.do("AddLayerVersionPermission", **asked())
    error = await calls.fails("AddLayerVersionPermission", **asked())
    assert (error.code, error.message) == (
        "ResourceConflictException",
        "The statement id (s1) provided already exists. "
        "Please provide a new statement id, or remove the existing statement.",
    )
    error = await calls.fails("RemoveLayerVersionPermission", StatementId="s2", **VERSION)
    assert (error.code, error.message) == (
        "ResourceNotFoundException",
        "Statement s2 is not found in resource policy.",
    )


async def test_another_accounts_policy_is_not_to_be_seen(calls: LambdaCalls) -> None:
    arn = ARN.replace("000000000000", "111122223333")
    error = await calls.fails("GetLayerVersionPolicy", LayerName=arn, VersionNumber=1)
    assert error.code == "AccessDeniedException"
    assert "is not authorized to perform: lambda:GetLayerVersionPolicy on resource: " in error.message


async def test_a_policy_goes_with_its_version_and_outlives_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path)
    await publish(calls)
    await calls.do("AddLayerVersionPermission", **asked())
    kept = await calls.do("GetLayerVersionPolicy", **VERSION)
    await calls.close()
    calls = await LambdaCalls.open(tmp_path)
    assert await calls.do("GetLayerVersionPolicy", **VERSION) == kept
    await calls.do("DeleteLayerVersion", **VERSION)
    error = await calls.fails("GetLayerVersionPolicy", **VERSION)
    assert error.message == f"Layer version {ARN}:1 does not exist."
    await calls.close()
