"""Layers: publishing versions, reading, listing and deleting them (LAMBDA_FACTS §7.6)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.code import package_of
from workbench.engine.lambda_api.desk import Desk, now_stamp
from workbench.engine.lambda_api.errors import invalid_parameter, not_found
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.layer_versions import (
    NOT_HERE,
    LayerId,
    check_number,
    layer_id,
    layer_version_id,
    own_layer,
    readable_version,
)
from workbench.engine.lambda_api.package_door import package_url
from workbench.engine.lambda_api.packages import Package
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.state import Place

_FILTERS = {"CompatibleRuntime": "CompatibleRuntimes", "CompatibleArchitecture": "CompatibleArchitectures"}
_AS_GIVEN = ("CompatibleRuntimes", "CompatibleArchitectures")
_CONTENT = ("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion")
_MOST_VERSIONS = 10**12


async def layer_content(given: Members, place: Place, desk: Desk) -> Package:
    """The archive that PublishLayerVersion brings. Raises ApiError."""
    content: Members = given["Content"]
    if not any(name in content for name in _CONTENT):
        raise invalid_parameter("Please provide a source for layer content.")
    return await package_of({name: content[name] for name in _CONTENT if name in content}, place, desk)


async def publish_layer_version(call: Call) -> Members:
    """Make the next version of a layer; numbers rise even after versions were deleted."""
    layer = own_layer(call, "PublishLayerVersion")
    assert call.package is not None
    last = (call.view.get(Kind.LAYER, layer.name) or {}).get("_LastVersion", 0)
    document = _document(layer, last + 1, call.members, call.package)
    call.view.put(Kind.LAYER, layer.name, "", {"_LastVersion": last + 1})
    call.view.put(Kind.LAYER_VERSION, layer.name, str(last + 1), document)
    return _shown(call, document)


def _document(layer: LayerId, number: int, given: Members, package: Package) -> Document:
    document: dict[str, Any] = {
        "Content": {"CodeSha256": package.sha256, "CodeSize": package.size},
        "LayerArn": layer.arn,
        "LayerVersionArn": layer.version_arn(number),
        "Description": given.get("Description", ""),
        "CreatedDate": now_stamp(),
        "Version": number,
        **{name: given[name] for name in _AS_GIVEN if name in given},
        "_Package": package.name,
        "_Unzipped": package.unzipped,
        "_CodeSize": package.size,
    }
    if licence := given.get("LicenseInfo"):
        document["LicenseInfo"] = licence
    return document


async def get_layer_version(call: Call) -> Members:
    """A version of a layer, by name or ARN and number."""
    layer = layer_id(call.members["LayerName"], call.place)
    return _shown(call, readable_version(call, layer, call.members["VersionNumber"]))


async def get_layer_version_by_arn(call: Call) -> Members:
    """A version of a layer, by its ARN."""
    arn = call.members["Arn"]
    named = layer_version_id(arn)
    if named is None:
        raise not_found(f"Layer version {arn} does not exist here. {NOT_HERE}")
    return _shown(call, readable_version(call, *named))


def _shown(call: Call, document: Document) -> Members:
    location = package_url(call.base_url, document["_Package"])
    return {**document, "Content": {**document["Content"], "Location": location}}


async def list_layers(call: Call) -> Members:
    """The layers in the order of their names, each with its newest version that fits the filters."""
    newest = ((name, _fitting(call, name)) for name in call.view.owners(Kind.LAYER_VERSION))
    fitting = [(name, versions[0]) for name, versions in newest if versions]
    shown, more = page(fitting, call.members, lambda one: one[0])
    layers = [
        {"LayerName": name, "LayerArn": version["LayerArn"], "LatestMatchingVersion": version}
        for name, version in shown
    ]
    return {"Layers": layers, **more}


async def list_layer_versions(call: Call) -> Members:
    """The versions of a layer that fit the filters, newest first; none of a layer that does not exist."""
    layer = own_layer(call, "ListLayerVersions")
    shown, more = page(_fitting(call, layer.name), call.members, _newest_first)
    return {"LayerVersions": shown, **more}


def _fitting(call: Call, name: str) -> list[Document]:
    asked = {member: call.members[given] for given, member in _FILTERS.items() if given in call.members}
    versions = call.view.all(Kind.LAYER_VERSION, name).values()
    found = [one for one in versions if all(value in one.get(member, ()) for member, value in asked.items())]
    return sorted(found, key=_newest_first)


def _newest_first(version: Document) -> str:
    """Markers go by rising keys."""
    return f"{_MOST_VERSIONS - version['Version']:012d}"


async def delete_layer_version(call: Call) -> Members:
    """Remove a version, with its policy. Functions that use it keep working, and one that is not there is no error."""
    layer = own_layer(call, "DeleteLayerVersion")
    number = call.members["VersionNumber"]
    check_number(number)
    call.view.delete(Kind.LAYER_VERSION, layer.name, str(number))
    return {}


OPERATIONS: Mapping[str, Entry] = {
    "PublishLayerVersion": Entry(publish_layer_version, writes=True, prepare=layer_content),
    "GetLayerVersion": Entry(get_layer_version),
    "GetLayerVersionByArn": Entry(get_layer_version_by_arn),
    "ListLayers": Entry(list_layers),
    "ListLayerVersions": Entry(list_layer_versions),
    "DeleteLayerVersion": Entry(delete_layer_version, writes=True),
}
