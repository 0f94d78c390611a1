"""Features that AWS does not combine in one function, in its words where known (LAMBDA_FACTS §7.10, 7.11, 7.17)."""

import re

from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.model.limits import EPHEMERAL_MB

_RUNTIME = re.compile(r"(python|java|dotnet)(\d+)(?:\.(\d+))?")
_LEAST = {"python": (3, 12), "java": (11,), "dotnet": (8,)}
"""The oldest version of each language that has snapshots."""


def check_features(document: Document) -> None:
    """Refuse a configuration whose parts do not go together. Raises InvalidParameterValueException."""
    _check_vpc(document)
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


def _check_snapshots(document: Document) -> None:
    kind = "ContainerImage" if document["PackageType"] == "Image" else document.get("Runtime", "")
    if not has_snapshots(kind):
        raise invalid_parameter(f"{kind} is not supported for SnapStart enabled functions.")
    check_no_tenants(document, "SnapStart")
    if document.get("FileSystemConfigs"):
        raise invalid_parameter("SnapStart can not be used with file systems.")
    if document["EphemeralStorage"]["Size"] > EPHEMERAL_MB[0]:
        raise invalid_parameter(f"SnapStart can not be used with more than {EPHEMERAL_MB[0]} MB of ephemeral storage.")
