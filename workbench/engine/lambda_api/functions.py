"""CreateFunction, GetFunction, GetFunctionConfiguration, ListFunctions, DeleteFunction (LAMBDA_FACTS §7.1, §7.5)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.code import function_code
from workbench.engine.lambda_api.configuration import created, listed
from workbench.engine.lambda_api.errors import conflict, invalid_parameter
from workbench.engine.lambda_api.function_checks import check_configuration, check_new_name
from workbench.engine.lambda_api.function_layers import layer_members
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import OF_FUNCTION, OF_QUALIFIER, Document, Kind
from workbench.engine.lambda_api.lookup import (
    aliases_of,
    function_names,
    latest,
    require_function,
    require_own,
    require_version,
    version_place,
    versions,
)
from workbench.engine.lambda_api.package_door import package_url
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.publishing import publish
from workbench.engine.lambda_api.signature_checks import check_layers, with_signature
from workbench.engine.lambda_api.tags import check_tags
from workbench.engine.lambda_api.transitions import activation


async def create_function(call: Call) -> Members:
    """Make a function, Pending at first; with Publish the answer is its version 1."""
    found = call.function_id()
    check_new_name(found, call.members["FunctionName"])
    if latest(call, found.name) is not None:
        raise conflict(f"Function already exist: {found.name}")
    call.view.delete_all(OF_FUNCTION, found.name)  # a workspace's function that is gone may have left versions
    given = {**call.members, "FunctionName": found.name}
    assert call.package is not None
    document = created(call.place, given, call.package, layer_members(call, given.get("Layers", ())))
    check_configuration(call, document, given)
    call.view.put(Kind.FUNCTION, found.name, "", _meta(call))
    document = await with_signature(call, document, found.name)
    await check_layers(call, document)
    call.view.put(Kind.VERSION, found.name, LATEST, document)
    call.later.append(activation(found.name))
    if not given.get("Publish"):
        return document
    # Recorded on AWS: the version's number, but the function's ARN.
    return {**publish(call, document), "FunctionArn": document["FunctionArn"]}


def _meta(call: Call) -> Document:
    meta: dict[str, Any] = {}
    if tags := call.members.get("Tags"):
        check_tags(tags)
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
        shown, more = page(everything, call.members, _place)
        return {"Functions": [listed(one) for one in shown], **more}
    names, more = page(function_names(call), call.members, str)
    found = (latest(call, name) for name in names)
    return {"Functions": [listed(one) for one in found if one is not None], **more}


def _place(document: Document) -> str:
    """Where a version stands among all: texts that sort as the list does."""
    return f"{document['FunctionName']}\0{version_place(document)}"


async def delete_function(call: Call) -> Members:
    """Remove a function with all it has, or one version of it."""
    found = call.function_id()
    if found.qualifier:
        return _delete_version(call, found.name, found.qualifier)
    require_own(call, found.name)
    call.view.delete_all(OF_FUNCTION, found.name)
    return {"StatusCode": 204}


def _delete_version(call: Call, name: str, version: str) -> Members:
    """Remove a version; one that is not there is no error, as long as the function is (recorded on AWS)."""
    if version == LATEST:
        raise invalid_parameter("$LATEST version cannot be deleted without deleting the function.")
    if "$" not in version and not version.isdecimal():
        raise invalid_parameter("Deletion of aliases is not currently supported.")
    if using := aliases_of(call.view, name, version):
        raise conflict(f"Unable to delete version because the following aliases reference it: [{', '.join(using)}]")
    if not call.view.delete(Kind.VERSION, name, version):
        require_function(call, name)
    for kind in OF_QUALIFIER:
        call.view.delete(kind, name, version)
    return {"StatusCode": 204}


OPERATIONS: Mapping[str, Entry] = {
    "CreateFunction": Entry(create_function, writes=True, prepare=function_code),
    "GetFunction": Entry(get_function),
    "GetFunctionConfiguration": Entry(get_function_configuration),
    "ListFunctions": Entry(list_functions),
    "DeleteFunction": Entry(delete_function, writes=True),
}
