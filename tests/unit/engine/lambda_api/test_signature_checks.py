"""What a code signing configuration lets be deployed."""

from typing import Any

import pytest

from tests.support.lambda_calls import CODE, LambdaCalls
from tests.support.signed_zips import JOB, PROFILE, signed_zip
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.state import Change, Name, Place

PLACE = Place("000000000000", "eu-west-1")
FILES = {"app.py": "def handler(event, context):\n    return event\n"}
SIGNED = signed_zip(FILES)
CHANGED = signed_zip(FILES, changed={"app.py": "import os\n"})
FOREIGN = signed_zip(FILES, profile=PROFILE.replace("Release", "Other"))
EXPIRED = signed_zip(FILES, expires="20200101000000Z")
NOT_ACCEPTED = (
    "Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is"
    " not configured to accept. Check the provided signature for {}."
)


async def config(calls: LambdaCalls, policy: str = "Enforce") -> str:
    made = await calls.do(
        "CreateCodeSigningConfig",
        AllowedPublishers={"SigningProfileVersionArns": [PROFILE]},
        CodeSigningPolicies={"UntrustedArtifactOnDeployment": policy},
    )
    arn: str = made["CodeSigningConfig"]["CodeSigningConfigArn"]
    return arn


def create(arn: str, code: bytes) -> dict[str, Any]:
    return {"Code": {"ZipFile": code}, "CodeSigningConfigArn": arn}


async def test_signed_code_is_deployed_and_shown(calls: LambdaCalls) -> None:
    made = await calls.function("f", **create(await config(calls), SIGNED))
    assert (made["SigningProfileVersionArn"], made["SigningJobArn"]) == (PROFILE, JOB)
    updated = await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=SIGNED)
    assert updated["SigningJobArn"] == JOB


@pytest.mark.parametrize("code", [CODE, FOREIGN, EXPIRED], ids=["unsigned", "foreign", "expired"])
async def test_code_that_is_not_trusted_is_refused_under_enforce(calls: LambdaCalls, code: bytes) -> None:
    arn = await config(calls)
    role = "arn:aws:iam::000000000000:role/service"
    given: dict[str, Any] = {"FunctionName": "f", "Runtime": "python3.11", "Handler": "app.handler", "Role": role}
    error = await calls.fails("CreateFunction", **given, **create(arn, code))
    assert (error.code, error.message) == ("CodeVerificationFailedException", NOT_ACCEPTED.format("f"))
    await calls.function("f", **create(arn, SIGNED))
    error = await calls.fails("UpdateFunctionCode", FunctionName="f", ZipFile=code)
    assert error.message == NOT_ACCEPTED.format("arn:aws:lambda:eu-west-1:000000000000:function:f")


@pytest.mark.parametrize("code", [CODE, FOREIGN, EXPIRED], ids=["unsigned", "foreign", "expired"])
async def test_it_is_deployed_with_a_warning_under_warn(
    calls: LambdaCalls, code: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    await calls.function("f", **create(await config(calls, "Warn"), code))
    assert "Code signing of f:" in caplog.text


@pytest.mark.parametrize("policy", ["Warn", "Enforce"])
async def test_code_that_was_changed_after_its_signing_is_refused_always(calls: LambdaCalls, policy: str) -> None:
    await calls.function("f")
    await calls.do("PutFunctionCodeSigningConfig", FunctionName="f", CodeSigningConfigArn=await config(calls, policy))
    error = await calls.fails("UpdateFunctionCode", FunctionName="f", ZipFile=CHANGED)
    assert error.code == "InvalidCodeSignatureException"
    assert "integrity check failed. Check the provided signature for arn:aws:lambda:" in error.message


async def test_a_dry_run_is_checked_as_well(calls: LambdaCalls) -> None:
    await calls.function("f", **create(await config(calls), SIGNED))
    await calls.fails("UpdateFunctionCode", FunctionName="f", ZipFile=CODE, DryRun=True)


async def test_a_function_without_a_configuration_takes_any_code(calls: LambdaCalls) -> None:
    made = await calls.function("f", Code={"ZipFile": CHANGED})
    assert "SigningJobArn" not in made


async def test_unsigned_code_shows_no_signer_of_the_code_before(calls: LambdaCalls) -> None:
    await calls.function("f", **create(await config(calls), SIGNED))
    await calls.do("DeleteFunctionCodeSigningConfig", FunctionName="f")
    updated = await calls.do("UpdateFunctionCode", FunctionName="f", ZipFile=CODE)
    assert "SigningProfileVersionArn" not in updated


async def test_a_configuration_that_is_not_there_is_missed(calls: LambdaCalls) -> None:
    arn = (await config(calls)).replace("eu-west-1", "eu-west-2")
    error = await calls.fails(
        "CreateFunction", FunctionName="f", Runtime="python3.11", Handler="h", Role="r", **create(arn, SIGNED)
    )
    assert error.code == "CodeSigningConfigNotFoundException"


async def test_layers_have_to_be_signed_too(calls: LambdaCalls) -> None:
    await calls.function("f", **create(await config(calls), SIGNED))
    package = await calls.desk.packages.add(CODE)
    layer = "arn:aws:lambda:eu-west-1:000000000000:layer:l:1"
    document = {"_Package": package.name, "_Unzipped": 1, "_CodeSize": 1, "LayerVersionArn": layer}
    calls.state.apply([Change(PLACE, Name(Kind.LAYER_VERSION, "l", "1"), document)])
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Layers=[layer])
    assert error.message == NOT_ACCEPTED.format(layer)
