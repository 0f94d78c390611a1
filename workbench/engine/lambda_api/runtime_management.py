"""PutRuntimeManagementConfig and GetRuntimeManagementConfig (LAMBDA_FACTS §7.12).

What is kept is what the API shows. Nothing here changes a runtime: that is what the machine has installed.
"""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_version

_AUTO: Document = {"UpdateRuntimeOn": "Auto"}
_MANUAL = "Manual"


async def put_runtime_management_config(call: Call) -> Members:
    """Choose when a version's runtime is updated. Raises ApiError."""
    found = _version(call)
    chosen = {name: call.members[name] for name in ("UpdateRuntimeOn", "RuntimeVersionArn") if call.members.get(name)}
    _check(chosen)
    call.view.put(Kind.RUNTIME_MANAGEMENT, found.name, found.qualifier or LATEST, chosen)
    return {**chosen, "FunctionArn": call.arn(found.name, found.qualifier)}


async def get_runtime_management_config(call: Call) -> Members:
    """What was chosen for a version; `Auto` where nothing was."""
    found = _version(call)
    chosen = call.view.get(Kind.RUNTIME_MANAGEMENT, found.name, found.qualifier or LATEST) or _AUTO
    return {**chosen, "FunctionArn": call.arn(found.name, found.qualifier)}


def _version(call: Call) -> FunctionId:
    """The version that the call names: an alias may lead to another one tomorrow. Raises ApiError."""
    found = call.function_id()
    document = require_version(call, found)
    if call.view.get(Kind.ALIAS, found.name, found.qualifier) is not None:
        what = f"The provided function name {call.arn(found.name, found.qualifier)} is invalid."
        raise invalid_parameter(f"{what} Aliases are not allowed.")
    if document["PackageType"] == "Image":
        raise invalid_parameter("Runtime management is not supported for functions created with container images.")
    return found


def _check(chosen: Document) -> None:
    manual, arn = chosen["UpdateRuntimeOn"] == _MANUAL, "RuntimeVersionArn" in chosen
    if manual and not arn:
        raise invalid_parameter("RuntimeVersionArn must be provided when UpdateRuntimeOn is set to Manual.")
    if arn and not manual:
        raise invalid_parameter("RuntimeVersionArn can only be provided when UpdateRuntimeOn is set to Manual.")


OPERATIONS: Mapping[str, Entry] = {
    "PutRuntimeManagementConfig": Entry(put_runtime_management_config, writes=True),
    "GetRuntimeManagementConfig": Entry(get_runtime_management_config),
}
