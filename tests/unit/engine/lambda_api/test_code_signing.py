"""Code signing configurations."""

import re
from pathlib import Path
from typing import Any

from tests.support.lambda_calls import PLACE, LambdaCalls
from workbench.engine.lambda_api.state import Place

PUBLISHERS = {"SigningProfileVersionArns": ["arn:aws:signer:eu-west-1:000000000000:/signing-profiles/test/1"]}
UNKNOWN = "arn:aws:lambda:eu-west-1:000000000000:code-signing-config:csc-00000000000000000"
F_ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


async def config(calls: LambdaCalls, **members: Any) -> dict[str, Any]:
    made = await calls.do("CreateCodeSigningConfig", AllowedPublishers=PUBLISHERS, **members)
    found: dict[str, Any] = made["CodeSigningConfig"]
    return found


async def test_a_new_configuration_warns_unless_told_otherwise(calls: LambdaCalls) -> None:
    made = await config(calls)
    assert made["CodeSigningPolicies"] == {"UntrustedArtifactOnDeployment": "Warn"}
    assert made["Description"] == ""
    assert re.fullmatch("csc-[a-z0-9]{17}", made["CodeSigningConfigId"])
    assert made["CodeSigningConfigArn"] == UNKNOWN.rpartition(":")[0] + ":" + made["CodeSigningConfigId"]
    assert made["LastModified"].endswith("+0000")
    got = await calls.do("GetCodeSigningConfig", CodeSigningConfigArn=made["CodeSigningConfigArn"])
    assert got["CodeSigningConfig"] == made


async def test_an_update_changes_what_is_given(calls: LambdaCalls) -> None:
    arn = (await config(calls, Description="first"))["CodeSigningConfigArn"]
    policy = {"UntrustedArtifactOnDeployment": "Enforce"}
    updated = await calls.do("UpdateCodeSigningConfig", CodeSigningConfigArn=arn, CodeSigningPolicies=policy)
    assert updated["CodeSigningConfig"]["CodeSigningPolicies"] == policy
    assert updated["CodeSigningConfig"]["Description"] == "first"
    again = await calls.do("UpdateCodeSigningConfig", CodeSigningConfigArn=arn)
    assert again == updated


async def test_lists_come_in_pages(calls: LambdaCalls) -> None:
    arns = {(await config(calls))["CodeSigningConfigArn"] for _ in range(3)}
    first = await calls.do("ListCodeSigningConfigs", MaxItems=2)
    rest = await calls.do("ListCodeSigningConfigs", MaxItems=2, Marker=first["NextMarker"])
    assert {one["CodeSigningConfigArn"] for one in first["CodeSigningConfigs"] + rest["CodeSigningConfigs"]} == arns
    assert "NextMarker" not in rest


async def test_a_function_has_one_until_it_is_taken_away(calls: LambdaCalls) -> None:
    arn = (await config(calls))["CodeSigningConfigArn"]
    await calls.function("f", Tags={"a": "b"})
    has = {"CodeSigningConfigArn": arn, "FunctionName": "f"}
    assert await calls.do("GetFunctionCodeSigningConfig", FunctionName="f") == {}
    assert await calls.do("PutFunctionCodeSigningConfig", FunctionName=F_ARN, CodeSigningConfigArn=arn) == has
    assert await calls.do("GetFunctionCodeSigningConfig", FunctionName="f") == has
    users = await calls.do("ListFunctionsByCodeSigningConfig", CodeSigningConfigArn=arn)
    assert users == {"FunctionArns": [F_ARN]}
    for _ in range(2):
        assert await calls.do("DeleteFunctionCodeSigningConfig", FunctionName="f") == {}
    assert await calls.do("GetFunctionCodeSigningConfig", FunctionName="f") == {}
    assert (await calls.do("ListTags", Resource=F_ARN))["Tags"] == {"a": "b"}


async def test_a_configuration_in_use_stays(calls: LambdaCalls) -> None:
    arn = (await config(calls))["CodeSigningConfigArn"]
    await calls.function("f")
    await calls.do("PutFunctionCodeSigningConfig", FunctionName="f", CodeSigningConfigArn=arn)
    error = await calls.fails("DeleteCodeSigningConfig", CodeSigningConfigArn=arn)
    assert error.code == "ResourceConflictException"
    assert error.message.endswith("cannot be deleted because it is in use by: f")
    await calls.do("DeleteFunction", FunctionName="f")
    assert await calls.do("DeleteCodeSigningConfig", CodeSigningConfigArn=arn) == {}
    assert (await calls.do("ListCodeSigningConfigs"))["CodeSigningConfigs"] == []


async def test_unknown_configurations_are_missed(calls: LambdaCalls) -> None:
    here = (await config(calls))["CodeSigningConfigArn"]
    elsewhere = here.replace("eu-west-1", "eu-west-2")
    text = "The Lambda code signing configuration {} can not be found."
    for operation in ("Get", "Update", "Delete"):
        for arn in (UNKNOWN, elsewhere):
            error = await calls.fails(f"{operation}CodeSigningConfig", CodeSigningConfigArn=arn)
            assert (error.code, error.message) == ("ResourceNotFoundException", text.format(arn))
    error = await calls.fails("ListFunctionsByCodeSigningConfig", CodeSigningConfigArn=UNKNOWN)
    assert error.message == text.format(UNKNOWN)
    other = await calls.fails("GetCodeSigningConfig", Place(PLACE.account_id, "us-east-1"), CodeSigningConfigArn=here)
    assert other.code == "ResourceNotFoundException"


async def test_the_configuration_is_looked_for_before_the_function(calls: LambdaCalls) -> None:
    error = await calls.fails("PutFunctionCodeSigningConfig", FunctionName="none", CodeSigningConfigArn=UNKNOWN)
    assert error.code == "CodeSigningConfigNotFoundException"
    assert error.message == (
        "The code signing configuration cannot be found. Check that the provided configuration is not deleted:"
        f" {UNKNOWN}."
    )
    arn = (await config(calls))["CodeSigningConfigArn"]
    error = await calls.fails("PutFunctionCodeSigningConfig", FunctionName="none", CodeSigningConfigArn=arn)
    assert error.message == f"Function not found: {F_ARN[:-1]}none"
    for operation in ("Get", "Delete"):
        error = await calls.fails(f"{operation}FunctionCodeSigningConfig", FunctionName="none")
        assert error.code == "ResourceNotFoundException"


async def test_images_cannot_be_signed(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service", images={"repo/image:1": "sha256:" + "0" * 64})
    arn = (await config(calls))["CodeSigningConfigArn"]
    await calls.do("CreateFunction", FunctionName="i", Role="r", PackageType="Image", Code={"ImageUri": "repo/image:1"})
    error = await calls.fails("PutFunctionCodeSigningConfig", FunctionName="i", CodeSigningConfigArn=arn)
    assert error.message == "Code signing is not supported for functions created with container images."
    await calls.close()


async def test_configurations_outlive_the_program(tmp_path: Path) -> None:
    calls = await LambdaCalls.open(tmp_path / "service")
    made = await config(calls)
    await calls.close()
    calls = await LambdaCalls.open(tmp_path / "service")
    got = await calls.do("GetCodeSigningConfig", CodeSigningConfigArn=made["CodeSigningConfigArn"])
    assert got["CodeSigningConfig"] == made
    await calls.close()
