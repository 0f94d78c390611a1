"""Put-, Get-, Delete- and ListProvisionedConcurrencyConfig(s) (LAMBDA_FACTS §5).

A configuration is IN_PROGRESS until `provisioning` has its environments initialised.
"""

from collections.abc import Mapping
from typing import Any

from workbench.engine.concurrency_limits import check_provisioned, check_provisioned_target
from workbench.engine.lambda_api.allocation import (
    FAILED,
    IN_PROGRESS,
    REQUESTED,
    claimed_by_others,
    requested_of,
    reserved_of,
    shares,
)
from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import now_stamp
from workbench.engine.lambda_api.errors import ApiError, as_api_errors, conflict, invalid_parameter, not_found
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_function, weights_of
from workbench.engine.lambda_api.paging import page

_NO_TARGET = "The function resource provided must be an alias or a published version."
_NONE = "No Provisioned Concurrency Config found for this function"
_OF_VERSION = "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version"
_OF_ALIAS = "Version is pointed by a Provisioned Concurrency alias"
_WEIGHTS = "Alias with weights can not be used with Provisioned Concurrency"
_SNAP_START = "Provisioned Concurrency can not be used with SnapStart."
_TENANTS = "Provisioned Concurrency can not be used with tenant isolation."


async def put_provisioned_concurrency_config(call: Call) -> Members:
    """Ask for environments of a version, or of the version of an alias, that are always initialised."""
    found, wanted = call.function_id(), call.members["ProvisionedConcurrentExecutions"]
    with as_api_errors():
        check_provisioned_target(found.qualifier)
    name, qualifier = found.name, found.qualifier
    version = _version(call, name, qualifier)
    with as_api_errors():
        check_provisioned(
            wanted,
            reserved=reserved_of(call, name),
            provisioned_elsewhere=requested_of(call.view, name, but=qualifier),
            claimed_by_others=claimed_by_others(call, name),
            account_limit=call.desk.account_concurrency,
        )
    _check_overlap(call, name, qualifier, version)
    _check_kind(version)
    document = {REQUESTED: wanted, "Status": IN_PROGRESS, "LastModified": f"{now_stamp()[:19]}+0000"}
    call.view.put(Kind.PROVISIONED, name, qualifier, document)
    return _answer(document, 0)


async def get_provisioned_concurrency_config(call: Call) -> Members:
    """What was asked for, and how many of them there are now."""
    name, qualifier = _named(call)
    document = call.view.get(Kind.PROVISIONED, name, qualifier)
    if document is None:
        raise ApiError("ProvisionedConcurrencyConfigNotFoundException", _NONE)
    return _answer(document, _initialised(call, name, qualifier, document))


async def delete_provisioned_concurrency_config(call: Call) -> Members:
    """Hold no more environments; where there is no configuration that is no error."""
    call.view.delete(Kind.PROVISIONED, *_named(call))
    return {}


async def list_provisioned_concurrency_configs(call: Call) -> Members:
    """Those of all versions and aliases of a function, in the order of their names."""
    name = call.function_id().name
    require_function(call, name)
    configs = call.view.all(Kind.PROVISIONED, name)
    shown, more = page(sorted(configs), call.members, str)
    items = [
        {"FunctionArn": call.arn(name, key), **_answer(configs[key], _initialised(call, name, key, configs[key]))}
        for key in shown
    ]
    return {"ProvisionedConcurrencyConfigs": items, **more}


def _answer(document: Document, initialised: int) -> Document:
    numbers: dict[str, Any] = {
        "AllocatedProvisionedConcurrentExecutions": initialised,
        "AvailableProvisionedConcurrentExecutions": initialised,
    }
    return {**document, **numbers}


def _initialised(call: Call, name: str, qualifier: str, document: Document) -> int:
    if document["Status"] == FAILED:
        return 0
    split = shares(call.view, name, qualifier, document[REQUESTED])
    return sum(min(count, call.desk.initialised(call.place, name, version)) for version, count in split.items())


def _named(call: Call) -> tuple[str, str]:
    """Name and qualifier of a version or alias that is there. Raises ApiError."""
    found = call.function_id()
    if found.qualifier in ("", LATEST):
        raise invalid_parameter(_NO_TARGET)
    _version(call, found.name, found.qualifier)
    return found.name, found.qualifier


def _version(call: Call, name: str, qualifier: str) -> Document:
    """The version that a qualifier leads to. Raises ApiError."""
    alias = call.view.get(Kind.ALIAS, name, qualifier)
    if alias is not None and alias["FunctionVersion"] == LATEST:
        with as_api_errors():
            check_provisioned_target(LATEST)
    version = qualifier if alias is None else alias["FunctionVersion"]
    document = call.view.get(Kind.VERSION, name, version)
    if document is None:
        what = "Function not found:" if qualifier.isdigit() else "Cannot find alias arn:"
        raise not_found(f"{what} {call.arn(name, qualifier)}")
    return document


def _check_overlap(call: Call, name: str, qualifier: str, version: Document) -> None:
    """A version has its environments by its number, or by an alias without weights."""
    number = version["Version"]
    configs = call.view.all(Kind.PROVISIONED, name)
    alias = call.view.get(Kind.ALIAS, name, qualifier)
    if alias is not None:
        if weights_of(alias):
            raise invalid_parameter(_WEIGHTS)
        if number in configs:
            raise conflict(_OF_VERSION)
        return
    aliases = call.view.all(Kind.ALIAS, name)
    if any(one["FunctionVersion"] == number and key in configs for key, one in aliases.items()):
        raise conflict(_OF_ALIAS)


def _check_kind(version: Document) -> None:
    if version["SnapStart"]["ApplyOn"] == "PublishedVersions":
        raise invalid_parameter(_SNAP_START)
    if "TenancyConfig" in version:
        raise invalid_parameter(_TENANTS)


OPERATIONS: Mapping[str, Entry] = {
    "PutProvisionedConcurrencyConfig": Entry(put_provisioned_concurrency_config, writes=True),
    "GetProvisionedConcurrencyConfig": Entry(get_provisioned_concurrency_config),
    "DeleteProvisionedConcurrencyConfig": Entry(delete_provisioned_concurrency_config, writes=True),
    "ListProvisionedConcurrencyConfigs": Entry(list_provisioned_concurrency_configs),
}
