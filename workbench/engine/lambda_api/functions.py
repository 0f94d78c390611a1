"""CreateFunction, GetFunction, GetFunctionConfiguration, ListFunctions, DeleteFunction (LAMBDA_FACTS §7.1, §7.5)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.code import function_code
from workbench.engine.lambda_api.configuration import created, listed
from workbench.engine.lambda_api.errors import conflict, invalid_parameter, not_found
from workbench.engine.lambda_api.function_checks import check_configuration, check_new_name
from workbench.engine.lambda_api.function_layers import layer_members
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import OF_FUNCTION, Document, Kind
from workbench.engine.lambda_api.lookup import function_names, latest, require_own, require_version, versions
from workbench.engine.lambda_api.package_door import package_url
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.publishing import publish
from workbench.engine.lambda_api.transitions import activation


async def create_function(call: Call) -> Members:
    """Make a function, Pending at first; with Publish the answer is its version 1."""
    found = call.function_id()
    check_new_name(found, call.members["FunctionName"])
    if latest(call, found.name) is not None:
        raise conflict(f"Function already exist: {found.name}")
    given = {**call.members, "FunctionName": found.name}
    assert call.package is not None
    document = created(call.place, given, call.package, layer_members(call, given.get("Layers", ())))
    check_configuration(call, document, given)
    call.view.put(Kind.VERSION, found.name, LATEST, document)
    call.view.put(Kind.FUNCTION, found.name, "", _meta(call))
    call.later.append(activation(found.name))
    if not given.get("Publish"):
        return document
    return publish(call, document)


def _meta(call: Call) -> Document:
    meta: dict[str, Any] = {}
    if tags := call.members.get("Tags"):
        meta["Tags"] = tags
    if arn := call.members.get("CodeSigningConfigArn"):
        meta["CodeSigningConfigArn"] = arn
    return meta


async def get_function(call: Call) -> Members:
    """Configuration, where the code is, and tags and reserved concurrency where there are any."""
    found = call.function_id()
    document = require_version(call, found)
    meta = call.view.get(Kind.FUNCTION, found.name) or {}
    answer: dict[str, Any] = {"Configuration": document, "Code": _code(call, document)}
    if meta.get("Tags"):
        answer["Tags"] = meta["Tags"]
    if "ReservedConcurrentExecutions" in meta:
        answer["Concurrency"] = {"ReservedConcurrentExecutions": meta["ReservedConcurrentExecutions"]}
    return answer


def _code(call: Call, document: Document) -> dict[str, str]:
    if document["PackageType"] == "Image":
        uri = document.get("_ImageUri", "")
        return {"RepositoryType": "ECR", "ImageUri": uri, "ResolvedImageUri": document.get("_ResolvedImageUri", uri)}
    name = document.get("_Package")
    return {"RepositoryType": "S3", "Location": package_url(call.base_url, name) if name else ""}


async def get_function_configuration(call: Call) -> Members:
    """The configuration of a function, version or alias."""
    return require_version(call, call.function_id())


async def list_functions(call: Call) -> Members:
    """The functions in the order of their names; every version of each with `FunctionVersion=ALL`."""
    if call.members.get("FunctionVersion") == "ALL":
        everything = [one for name in function_names(call) for one in versions(call, name)]
        shown, more = page(everything, call.members, _arn)
        return {"Functions": [listed(one) for one in shown], **more}
    names, more = page(function_names(call), call.members, str)
    found = (latest(call, name) for name in names)
    return {"Functions": [listed(one) for one in found if one is not None], **more}


def _arn(document: Document) -> str:
    return f"{document['FunctionName']}:{document['Version']:>12}"


async def delete_function(call: Call) -> Members:
    """Remove a function with all it has, or one version of it."""
    found = call.function_id()
    if found.qualifier:
        return _delete_version(call, found.name, found.qualifier)
    require_own(call, found.name)
    call.view.delete_all(OF_FUNCTION, found.name)
    return {"StatusCode": 204}


def _delete_version(call: Call, name: str, version: str) -> Members:
    if version == LATEST:
        raise invalid_parameter("$LATEST version cannot be deleted without deleting the function.")
    if call.view.get(Kind.ALIAS, name, version) is not None or not version.isdigit():
        if latest(call, name) is None or not version.strip("$").isidentifier():
            raise not_found(f"Function not found: {call.arn(name)}")
        raise invalid_parameter("Deletion of aliases is not currently supported.")
    using = [alias["Name"] for alias in call.view.all(Kind.ALIAS, name).values() if version in _versions_of(alias)]
    if using:
        raise conflict(f"Version {version} is used by aliases: {', '.join(using)}")
    if not call.view.delete(Kind.VERSION, name, version):
        raise not_found(f"Function not found: {call.arn(name)}")
    for kind in (Kind.POLICY, Kind.EVENT_INVOKE, Kind.PROVISIONED, Kind.RUNTIME_MANAGEMENT):
        call.view.delete(kind, name, version)
    return {"StatusCode": 204}


def _versions_of(alias: Document) -> set[str]:
    weights: Mapping[str, float] = alias.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})
    return {alias["FunctionVersion"], *weights}


OPERATIONS: Mapping[str, Entry] = {
    "CreateFunction": Entry(create_function, writes=True, prepare=function_code),
    "GetFunction": Entry(get_function),
    "GetFunctionConfiguration": Entry(get_function_configuration),
    "ListFunctions": Entry(list_functions),
    "DeleteFunction": Entry(delete_function, writes=True),
}
