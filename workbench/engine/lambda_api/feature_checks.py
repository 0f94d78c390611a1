"""Features that AWS does not combine in one function, in its words where known (LAMBDA_FACTS §7.10, 7.11, 7.17)."""

import re

from workbench.engine.destinations import kind_of
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.model.delivery import TargetKind
from workbench.model.limits import EPHEMERAL_MB

_RUNTIME = re.compile(r"(python|java|dotnet)(\d+)(?:\.(\d+))?")
_LEAST = {"python": (3, 12), "java": (11,), "dotnet": (8,)}
"""The oldest version of each language that has snapshots."""

_NO_VPC = (
    "Function must be configured to execute in a VPC to reference access point {}."
    " Please update the function configuration to include VPC subnets and security groups."
)


def check_features(document: Document) -> None:
    """Refuse a configuration whose parts do not go together. Raises InvalidParameterValueException."""
    _check_vpc(document)
    _check_dead_letters(document)
    if document["SnapStart"]["ApplyOn"] == "PublishedVersions":
        _check_snapshots(document)


def check_no_tenants(document: Document, what: str) -> None:
    """Refuse to give a function with tenants what cannot tell the tenant. Raises InvalidParameterValueException."""
    if "TenancyConfig" in document:
        raise invalid_parameter(f"{what} can not be used with tenant isolation.")


def has_snapshots(runtime: str) -> bool:
    """Whether SnapStart is there for a runtime."""
    found = _RUNTIME.match(runtime)
    if found is None:
        return False
    language, *numbers = found.groups()
    return tuple(int(number) for number in numbers if number) >= _LEAST[language]


def _check_vpc(document: Document) -> None:
    vpc = document.get("VpcConfig", {})
    if bool(vpc.get("SubnetIds")) is not bool(vpc.get("SecurityGroupIds")):
        raise invalid_parameter("SubnetIds and SecurityIds must coexist or be both empty list.")
    for one in document.get("FileSystemConfigs", ()):
        if not vpc.get("SubnetIds"):
            raise invalid_parameter(_NO_VPC.format(one["Arn"]))


def _check_dead_letters(document: Document) -> None:
    arn = document.get("DeadLetterConfig", {}).get("TargetArn", "")
    if arn and kind_of(arn) not in (TargetKind.SQS, TargetKind.SNS):
        raise invalid_parameter(f"The dead letter target must be an SQS queue or an SNS topic: {arn}")


def _check_snapshots(document: Document) -> None:
    kind = "ContainerImage" if document["PackageType"] == "Image" else document.get("Runtime", "")
    if not has_snapshots(kind):
        raise invalid_parameter(f"{kind} is not supported for SnapStart enabled functions.")
    check_no_tenants(document, "SnapStart")
    if document.get("FileSystemConfigs"):
        raise invalid_parameter("SnapStart can not be used with file systems.")
    if document["EphemeralStorage"]["Size"] > EPHEMERAL_MB[0]:
        raise invalid_parameter(f"SnapStart can not be used with more than {EPHEMERAL_MB[0]} MB of ephemeral storage.")
