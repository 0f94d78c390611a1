"""CreateAlias, UpdateAlias, GetAlias, ListAliases, DeleteAlias (LAMBDA_FACTS §7.3)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.alias_routing import Weights, check_routing
from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.errors import check_revision, conflict, not_found
from workbench.engine.lambda_api.identifiers import latest_name
from workbench.engine.lambda_api.kinds import OF_QUALIFIER, Document, Kind
from workbench.engine.lambda_api.lookup import require_function, weights_of
from workbench.engine.lambda_api.paging import page


async def create_alias(call: Call) -> Members:
    """A name for a version, or for two versions that share the invokes."""
    name, alias_name = latest_name(call.function_id()), call.members["Name"]
    weights = _given_weights(call.members)
    check_routing(call, name, call.members["FunctionVersion"], weights)
    arn = call.arn(name, alias_name)
    if call.view.get(Kind.ALIAS, name, alias_name) is not None:
        raise conflict(f"Alias already exists: {arn}")
    given = {"AliasArn": arn, "Name": alias_name, "Description": "", **_given(call.members)}
    return _kept(call, name, given, weights)


async def update_alias(call: Call) -> Members:
    """Change what is given of an alias; empty weights take the second version away."""
    name, alias_name = latest_name(call.function_id()), call.members["Name"]
    alias = call.view.get(Kind.ALIAS, name, alias_name)
    if alias is None:
        require_function(call, name)
        raise not_found(f"Alias not found: {call.arn(name, alias_name)}")
    check_revision(call.members.get("RevisionId"), alias)
    weights = _given_weights(call.members) if "RoutingConfig" in call.members else weights_of(alias)
    changed = {**alias, **_given(call.members)}
    check_routing(call, name, changed["FunctionVersion"], weights)
    return _kept(call, name, changed, weights)


def _given(members: Members) -> Document:
    return {name: members[name] for name in ("FunctionVersion", "Description") if name in members}


def _given_weights(members: Members) -> Weights:
    weights: Weights = (members.get("RoutingConfig") or {}).get("AdditionalVersionWeights") or {}
    return weights


def _kept(call: Call, name: str, document: Document, weights: Weights) -> Document:
    alias: dict[str, Any] = {**document, "RevisionId": new_id()}
    alias.pop("RoutingConfig", None)
    if weights:
        alias["RoutingConfig"] = {"AdditionalVersionWeights": dict(weights)}
    call.view.put(Kind.ALIAS, name, alias["Name"], alias)
    return alias


async def get_alias(call: Call) -> Members:
    """One alias."""
    name, alias_name = call.function_id().name, call.members["Name"]
    alias = call.view.get(Kind.ALIAS, name, alias_name)
    if alias is None:
        require_function(call, name)
        raise not_found(f"Cannot find alias arn: {call.arn(name, alias_name)}")
    return alias


async def list_aliases(call: Call) -> Members:
    """The aliases in the order of their names; with FunctionVersion those that have it as their main version."""
    name, version = call.function_id().name, call.members.get("FunctionVersion")
    aliases = call.view.all(Kind.ALIAS, name)
    if not aliases:
        require_function(call, name)
    found = [aliases[key] for key in sorted(aliases) if version in (None, aliases[key]["FunctionVersion"])]
    shown, more = page(found, call.members, lambda alias: str(alias["Name"]))
    return {"Aliases": list(shown), **more}


async def delete_alias(call: Call) -> Members:
    """Remove an alias with all it has; one that is not there is no error (recorded on AWS)."""
    name, alias_name = call.function_id().name, call.members["Name"]
    if not call.view.delete(Kind.ALIAS, name, alias_name):
        require_function(call, name)
    for kind in OF_QUALIFIER:
        call.view.delete(kind, name, alias_name)
    return {}


OPERATIONS: Mapping[str, Entry] = {
    "CreateAlias": Entry(create_alias, writes=True),
    "UpdateAlias": Entry(update_alias, writes=True),
    "GetAlias": Entry(get_alias),
    "ListAliases": Entry(list_aliases),
    "DeleteAlias": Entry(delete_alias, writes=True),
}
