"""AddLayerVersionPermission, GetLayerVersionPolicy, RemoveLayerVersionPermission (LAMBDA_FACTS §7.6).

A version's policy is kept in its document, as `_Policy`, and goes with it.
"""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.errors import check_revision, not_found
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.layer_versions import LayerId, check_number, find_version, own_layer
from workbench.engine.lambda_api.policy_documents import (
    NO_POLICY,
    compact,
    policy_text,
    with_statement,
    without_statement,
)
from workbench.engine.lambda_api.policy_statement import statement_of

_LATEST_BY = "GetLayerPolicy"


async def add_layer_version_permission(call: Call) -> Members:
    """Let an account, or every account, use a version."""
    layer, document = _version(call, "AddLayerVersionPermission")
    policy: Document | None = document.get("_Policy")
    added = statement_of(call.members, document["LayerVersionArn"])
    grown = with_statement(policy, added)
    _check_revision(call, policy)
    return {"Statement": compact(added), "RevisionId": _keep(call, layer, document, grown)}


async def get_layer_version_policy(call: Call) -> Members:
    """The whole policy of a version."""
    _layer, document = _version(call, "GetLayerVersionPolicy")
    policy = document.get("_Policy")
    if policy is None:
        raise not_found(NO_POLICY)
    return {"Policy": policy_text(policy), "RevisionId": policy["_RevisionId"]}


async def remove_layer_version_permission(call: Call) -> Members:
    """Remove a statement; with the last one the policy goes."""
    layer, document = _version(call, "RemoveLayerVersionPermission")
    policy: Document | None = document.get("_Policy")
    if policy is not None:
        _check_revision(call, policy)
    _keep(call, layer, document, without_statement(policy, call.members["StatementId"]))
    return {}


def _version(call: Call, action: str) -> tuple[LayerId, Document]:
    layer, number = own_layer(call, action), call.members["VersionNumber"]
    check_number(number)
    document = find_version(call, layer, number)
    if document is None:
        raise not_found(f"Layer version {layer.version_arn(number)} does not exist.")
    return layer, document


def _check_revision(call: Call, policy: Document | None) -> None:
    check_revision(call.members.get("RevisionId"), {"RevisionId": (policy or {}).get("_RevisionId")}, _LATEST_BY)


def _keep(call: Call, layer: LayerId, document: Document, policy: Document | None) -> str:
    revision = new_id()
    changed = {name: value for name, value in document.items() if name != "_Policy"}
    if policy is not None:
        changed["_Policy"] = {**policy, "_RevisionId": revision}
    call.view.put(Kind.LAYER_VERSION, layer.name, str(document["Version"]), changed)
    return revision


OPERATIONS: Mapping[str, Entry] = {
    "AddLayerVersionPermission": Entry(add_layer_version_permission, writes=True),
    "GetLayerVersionPolicy": Entry(get_layer_version_policy),
    "RemoveLayerVersionPermission": Entry(remove_layer_version_permission, writes=True),
}
