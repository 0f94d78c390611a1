from typing import Any

import pytest

from tests.support.lambda_calls import CODE, PLACE, ROLE, LambdaCalls
from workbench.engine.lambda_api.feature_checks import has_snapshots

SNAP_START: dict[str, Any] = {"Runtime": "python3.12", "SnapStart": {"ApplyOn": "PublishedVersions"}}
TENANTS: dict[str, Any] = {"TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}}
FILE_SYSTEM = {
    "Arn": "arn:aws:elasticfilesystem:eu-west-1:000000000000:access-point/fsap-0",
    "LocalMountPath": "/mnt/a",
}
VPC: dict[str, Any] = {"VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}}
NO_VPC = (
    f"Function must be configured to execute in a VPC to reference access point {FILE_SYSTEM['Arn']}."
    " Please update the function configuration to include VPC subnets and security groups."
)
BOTH = "SubnetIds and SecurityIds must coexist or be both empty list."
QUEUE = "arn:aws:sqs:eu-west-1:000000000000:orders"


@pytest.mark.parametrize(
    "runtime", ["python3.12", "python3.15", "java11", "java17.al2023", "java25", "dotnet8", "dotnet10", "python4.0"]
)
def test_runtimes_with_snapshots(runtime: str) -> None:
    assert has_snapshots(runtime)


@pytest.mark.parametrize(
    "runtime",
    ["python3.11", "python3.9", "java8", "java8.al2", "dotnet6", "dotnetcore3.1", "nodejs22.x", "provided.al2023", ""],
)
def test_runtimes_without(runtime: str) -> None:
    assert not has_snapshots(runtime)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({**SNAP_START, "Runtime": "nodejs22.x"}, "nodejs22.x is not supported for SnapStart enabled functions."),
        ({**SNAP_START, **TENANTS}, "SnapStart can not be used with tenant isolation."),
        ({**SNAP_START, **VPC, "FileSystemConfigs": [FILE_SYSTEM]}, "SnapStart can not be used with file systems."),
        (
            {**SNAP_START, "EphemeralStorage": {"Size": 513}},
            "SnapStart can not be used with more than 512 MB of ephemeral storage.",
        ),
        ({"VpcConfig": {"SubnetIds": ["subnet-1"]}}, BOTH),
        ({"VpcConfig": {"SecurityGroupIds": ["sg-1"]}}, BOTH),
        ({"FileSystemConfigs": [FILE_SYSTEM]}, NO_VPC),
        (
            {"DeadLetterConfig": {"TargetArn": "arn:aws:s3:::letters"}},
            "The dead letter target must be an SQS queue or an SNS topic: arn:aws:s3:::letters",
        ),
    ],
)
async def test_what_does_not_go_together(calls: LambdaCalls, members: dict[str, Any], message: str) -> None:
    given = {"Runtime": "python3.11", "Handler": "a.b", "Role": ROLE, "Code": {"ZipFile": CODE}, **members}
    error = await calls.fails("CreateFunction", PLACE, FunctionName="f", **given)
    assert (error.code, error.message) == ("InvalidParameterValueException", message)


async def test_an_update_is_checked_with_what_was_there(calls: LambdaCalls) -> None:
    await calls.function(**SNAP_START, **VPC)
    error = await calls.fails("UpdateFunctionConfiguration", FunctionName="f", Runtime="python3.11")
    assert error.message == "python3.11 is not supported for SnapStart enabled functions."
    off = {"ApplyOn": "None"}
    await calls.do("UpdateFunctionConfiguration", FunctionName="f", Runtime="python3.11", SnapStart=off)
    none: dict[str, list[str]] = {"SubnetIds": [], "SecurityGroupIds": []}
    updated = await calls.do("UpdateFunctionConfiguration", FunctionName="f", VpcConfig=none)
    assert (updated["VpcConfig"]["SubnetIds"], updated["VpcConfig"]["VpcId"]) == ([], "")


@pytest.mark.parametrize(
    ("operation", "members", "what"),
    [
        ("CreateFunctionUrlConfig", {"AuthType": "NONE"}, "Function URLs"),
        ("CreateEventSourceMapping", {"EventSourceArn": QUEUE}, "Event source mappings"),
    ],
)
async def test_what_cannot_tell_the_tenant(
    calls: LambdaCalls, operation: str, members: dict[str, Any], what: str
) -> None:
    await calls.function(**TENANTS)
    error = await calls.fails(operation, FunctionName="f", **members)
    assert (error.code, error.message) == (
        "InvalidParameterValueException",
        f"{what} can not be used with tenant isolation.",
    )
