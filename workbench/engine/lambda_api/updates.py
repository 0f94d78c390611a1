"""UpdateFunctionCode and UpdateFunctionConfiguration (LAMBDA_FACTS §7.4, §7.5)."""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.code import package_of
from workbench.engine.lambda_api.configuration import of_code, updating, with_changes
from workbench.engine.lambda_api.desk import Desk
from workbench.engine.lambda_api.errors import check_revision, conflict, invalid_parameter
from workbench.engine.lambda_api.function_checks import check_configuration
from workbench.engine.lambda_api.function_layers import layer_members
from workbench.engine.lambda_api.identifiers import LATEST, function_id, latest_name
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_own
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.publishing import publish
from workbench.engine.lambda_api.signature_checks import check_layers, with_signature
from workbench.engine.lambda_api.state import Place
from workbench.engine.lambda_api.transitions import activation

_CODE = ("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri")


async def updated_code(given: Members, place: Place, desk: Desk) -> Package:
    """The code that the call brings, if it is of the function's kind. Raises ApiError."""
    found = function_id(given["FunctionName"], place)
    current = desk.view(place).get(Kind.VERSION, found.name, LATEST)
    if current is not None:
        _check_kind(current, image="ImageUri" in given)
    return await package_of({name: given[name] for name in _CODE if name in given}, place, desk)


async def update_function_code(call: Call) -> Members:
    """Replace the code of `$LATEST`; with DryRun only say what would be."""
    current = _current(call)
    assert call.package is not None
    _check_kind(current, image=bool(call.package.image))
    architectures = call.members.get("Architectures", current["Architectures"])
    changed = updating({**current, **of_code(call.package), "Architectures": architectures})
    check_configuration(call, changed, call.members)
    changed = await with_signature(call, changed, call.arn(changed["FunctionName"]))
    return changed if call.members.get("DryRun") else _kept(call, changed)


async def update_function_configuration(call: Call) -> Members:
    """Change what is given of `$LATEST`'s configuration."""
    current = _current(call)
    changed = with_changes(current, call.place, call.members)
    if (arns := call.members.get("Layers")) is not None:
        merged = {**changed, **layer_members(call, arns)}
        changed = {name: value for name, value in merged.items() if value is not None}
        await check_layers(call, changed)
    changed = updating(changed)
    check_configuration(call, changed, call.members)
    return _kept(call, changed)


def _current(call: Call) -> Document:
    """The function's `$LATEST` when it may be changed now. Raises ApiError."""
    current = require_own(call, latest_name(call.function_id()))
    check_revision(call.members.get("RevisionId"), current)
    check_quiet(call, current)
    return current


def check_quiet(call: Call, current: Document) -> None:
    """Refuse a change while another is under way. Raises ResourceConflictException."""
    what = "The operation cannot be performed at this time."
    if current.get("LastUpdateStatus") == "InProgress":
        raise conflict(f"{what} An update is in progress for resource: {call.arn(current['FunctionName'])}")
    if current.get("State") == "Pending":
        raise conflict(f"{what} The function is currently in the following state: Pending")


def _kept(call: Call, changed: Document) -> Document:
    name = changed["FunctionName"]
    call.view.put(Kind.VERSION, name, LATEST, changed)
    call.later.append(activation(name))
    return publish(call, changed) if call.members.get("Publish") else changed


def _check_kind(current: Document, *, image: bool) -> None:
    if image is (current["PackageType"] == "Image"):
        return
    if image:
        raise invalid_parameter("Please don't provide ImageUri when updating a function with packageType Zip.")
    raise invalid_parameter("Please provide ImageUri when updating a function with packageType Image.")


OPERATIONS: Mapping[str, Entry] = {
    "UpdateFunctionCode": Entry(update_function_code, writes=True, prepare=updated_code),
    "UpdateFunctionConfiguration": Entry(update_function_configuration, writes=True),
}
