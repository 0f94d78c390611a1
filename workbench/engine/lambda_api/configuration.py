"""FunctionConfiguration documents: made by CreateFunction, changed by the update calls (LAMBDA_FACTS §7.1, §7.5)."""

from collections.abc import Callable, Mapping
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.desk import new_id, now_stamp
from workbench.engine.lambda_api.identifiers import LATEST, function_arn
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.state import Place
from workbench.engine.loglines import runtime_version_arn

Given = Mapping[str, Any]
Member = Callable[[Any], dict[str, Any]]
"""What one member of a request makes of a document; members whose value is None go."""

CREATING = "The function is being created."
STATES = (
    "State",
    "StateReason",
    "StateReasonCode",
    "LastUpdateStatus",
    "LastUpdateStatusReason",
    "LastUpdateStatusReasonCode",
)
"""What says how far a creation or an update is (LAMBDA_FACTS §7.4)."""

PENDING: Mapping[str, str] = {"State": "Pending", "StateReason": CREATING, "StateReasonCode": "Creating"}


def _as_given(name: str) -> Member:
    return lambda value: {name: value}


def _vpc(given: Given) -> dict[str, Any]:
    subnets, groups = given.get("SubnetIds", []), given.get("SecurityGroupIds", [])
    allowed = given.get("Ipv6AllowedForDualStack", False)
    vpc_id = "vpc-00000000000000000" if subnets else ""
    shown = {"SubnetIds": subnets, "SecurityGroupIds": groups, "VpcId": vpc_id, "Ipv6AllowedForDualStack": allowed}
    return {"VpcConfig": shown}


def _dead_letters(given: Given) -> dict[str, Any]:
    return {"DeadLetterConfig": {"TargetArn": given["TargetArn"]} if given.get("TargetArn") else None}


def _environment(given: Given) -> dict[str, Any]:
    return {"Environment": {"Variables": dict(given.get("Variables") or {})}}


def _image(given: Given) -> dict[str, Any]:
    return {"ImageConfigResponse": {"ImageConfig": dict(given)} if given else None}


def _snap_start(given: Given) -> dict[str, Any]:
    return {"SnapStart": {"ApplyOn": given.get("ApplyOn", "None"), "OptimizationStatus": "Off"}}


_MEMBERS: Mapping[str, Member] = {
    **{
        name: _as_given(name)
        for name in ("Role", "Handler", "Description", "Timeout", "MemorySize", "EphemeralStorage", "TenancyConfig")
    },
    "Runtime": _as_given("Runtime"),
    "KMSKeyArn": lambda arn: {"KMSKeyArn": arn or None},
    "TracingConfig": lambda given: {"TracingConfig": {"Mode": given.get("Mode", "PassThrough")}},
    "FileSystemConfigs": lambda given: {"FileSystemConfigs": given or None},
    "VpcConfig": _vpc,
    "DeadLetterConfig": _dead_letters,
    "Environment": _environment,
    "ImageConfig": _image,
    "SnapStart": _snap_start,
}
"""The members of CreateFunction and UpdateFunctionConfiguration that say how a function runs."""

_DEFAULTS: Mapping[str, Any] = {
    "Description": "",
    "Timeout": 3,
    "MemorySize": 128,
    "TracingConfig": {"Mode": "PassThrough"},
    "EphemeralStorage": {"Size": 512},
    "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
}


def created(place: Place, given: Members, package: Package, layers: Document) -> Document:
    """The `$LATEST` of a new function, Pending; `layers` are the members that its layers make."""
    name = given["FunctionName"]
    document = {
        "FunctionName": name,
        "FunctionArn": function_arn(place, name),
        "Version": LATEST,
        "PackageType": given.get("PackageType", "Zip"),
        "Architectures": given.get("Architectures", ["x86_64"]),
        **_DEFAULTS,
        **of_code(package),
        **with_changes({"FunctionName": name}, place, given),
        **layers,
        **PENDING,
        **stamped(),
    }
    return {name: value for name, value in document.items() if value is not None}


def with_changes(document: Document, place: Place, given: Members) -> Document:
    """`document` with what a request gives: members that are not given stay as they were (§7.5)."""
    changed = dict(document)
    for name, member in _MEMBERS.items():
        if name in given:
            changed.update(member(given[name]))
    changed["LoggingConfig"] = _logging(changed, given.get("LoggingConfig") or {})
    if runtime := changed.get("Runtime"):
        changed["RuntimeVersionConfig"] = {"RuntimeVersionArn": runtime_version_arn(runtime, place.region)}
    return {name: value for name, value in changed.items() if value is not None}


def _logging(document: Document, given: Given) -> dict[str, Any]:
    """Levels exist in JSON format only."""
    default = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{document['FunctionName']}"}
    logging = {**default, **document.get("LoggingConfig", {}), **given}
    if logging["LogFormat"] == "JSON":
        return {"ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO", **logging}
    return {name: logging[name] for name in ("LogFormat", "LogGroup")}


def of_code(package: Package) -> dict[str, Any]:
    """The members that the code makes; what is kept and where is ours."""
    private = {"_Package": package.name, "_Unzipped": package.unzipped}
    if package.image:
        private |= {"_ImageUri": package.image, "_ResolvedImageUri": package.resolved}
    return {"CodeSha256": package.sha256, "CodeSize": package.size, **private}


def stamped() -> dict[str, Any]:
    """A new revision, made now."""
    return {"LastModified": now_stamp(), "RevisionId": new_id()}


def updating(document: Document) -> Document:
    """A changed document while its update is in progress; AWS's reason is odd, but recorded (§7.4)."""
    status = {
        "LastUpdateStatus": "InProgress",
        "LastUpdateStatusReason": CREATING,
        "LastUpdateStatusReasonCode": "Creating",
    }
    return {**document, **status, **stamped()}


def settled(document: Document) -> Document:
    """The document once its change has been made: Active and Successful, in a revision of its own."""
    kept = {name: value for name, value in document.items() if name not in STATES}
    return {**kept, "State": "Active", "LastUpdateStatus": "Successful", "RevisionId": new_id()}


_UNLISTED = frozenset((*STATES, "RuntimeVersionConfig"))


def listed(document: Document) -> Document:
    """The document as an entry of a list, which leaves out states and the runtime's version, as recorded on AWS."""
    return {name: value for name, value in document.items() if name not in _UNLISTED}
