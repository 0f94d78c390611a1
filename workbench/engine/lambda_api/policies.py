"""AddPermission, GetPolicy, RemovePermission: policies of functions, versions and aliases (LAMBDA_FACTS §7.13, §A.3).

A policy's revision is that of the function, version or alias itself, as on AWS: either changes both. The workspace's
functions have no revision that could be kept, so their policies have their own.
"""

import re
from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.errors import check_revision, invalid_parameter, not_found
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import latest, require_function
from workbench.engine.lambda_api.policy_documents import (
    check_statement,
    compact,
    policy_text,
    with_statement,
    without_statement,
)
from workbench.engine.lambda_api.policy_statement import statement_of

_ALIAS_NAME = re.compile(r"(?!\d+$)[a-zA-Z0-9-_]+")
_LATEST_BY = "GetPolicy"


async def add_permission(call: Call) -> Members:
    """Add a statement to the policy of a function, version or alias."""
    found = call.function_id()
    check_can_have_policy(call, found)
    check_revision(call.members.get("RevisionId"), {"RevisionId": revision_of(call, found)}, _LATEST_BY)
    added = statement_of(call.members, call.arn(found.name, found.qualifier))
    keep_policy(call, found, with_statement(policy_of(call, found), added))
    return {"Statement": compact(added)}


async def get_policy(call: Call) -> Members:
    """The whole policy; a version or alias that does not exist has none."""
    found = call.function_id()
    require_function(call, found.name)
    policy = policy_of(call, found)
    if policy is None:
        raise not_found()
    return {"Policy": policy_text(policy), "RevisionId": revision_of(call, found)}


async def remove_permission(call: Call) -> Members:
    """Remove a statement; with the last one the policy goes."""
    found = call.function_id()
    if latest(call, found.name) is None:
        raise not_found(f"No policy found for: {call.arn(found.name)}")
    check_exists(call, found)
    policy, sid = policy_of(call, found), call.members["StatementId"]
    check_statement(policy, sid)
    check_revision(call.members.get("RevisionId"), {"RevisionId": revision_of(call, found)}, _LATEST_BY)
    keep_policy(call, found, without_statement(policy, sid))
    return {}


# -- the policies of functions, for all operations that have to do with them


def policy_of(call: Call, found: FunctionId) -> Document | None:
    """The policy that is attached to exactly this function, version or alias."""
    return call.view.get(Kind.POLICY, found.name, found.qualifier)


def keep_policy(call: Call, found: FunctionId, policy: Document | None) -> str:
    """Replace the policy, or remove it; the new revision."""
    revision = new_id()
    if policy is None:
        call.view.delete(Kind.POLICY, found.name, found.qualifier)
    else:
        call.view.put(Kind.POLICY, found.name, found.qualifier, {**policy, "_RevisionId": revision})
    if (stored := _stored(call, found)) is not None:
        kind, key, document = stored
        call.view.put(kind, found.name, key, {**document, "RevisionId": revision})
    return revision


def revision_of(call: Call, found: FunctionId) -> str:
    """The current revision of a function, version or alias that exists, and so of its policy."""
    if (stored := _stored(call, found)) is not None:
        document = stored[2]
    elif (policy := policy_of(call, found)) is not None:
        return str(policy["_RevisionId"])
    else:
        document = require_function(call, found.name)
    return str(document["RevisionId"])


def check_can_have_policy(call: Call, found: FunctionId) -> None:
    """Refuse `$LATEST` and what does not exist. Raises ApiError."""
    if found.qualifier == LATEST:
        raise invalid_parameter("We currently do not support adding policies for $LATEST.")
    require_function(call, found.name)
    check_exists(call, found)


def check_exists(call: Call, found: FunctionId) -> None:
    """Refuse a version or alias that a function does not have. Raises ResourceNotFoundException."""
    if found.qualifier in ("", LATEST) or _stored(call, found) is not None:
        return
    arn = call.arn(found.name, found.qualifier)
    raise not_found(
        f"Cannot find alias arn: {arn}" if _ALIAS_NAME.fullmatch(found.qualifier) else f"Function not found: {arn}"
    )


def _stored(call: Call, found: FunctionId) -> tuple[Kind, str, Document] | None:
    """The alias or version as it is kept, with where; None for the workspace's `$LATEST`."""
    alias = call.view.get(Kind.ALIAS, found.name, found.qualifier)
    if alias is not None:
        return Kind.ALIAS, found.qualifier, alias
    key = found.qualifier or LATEST
    version = call.view.get(Kind.VERSION, found.name, key)
    return None if version is None else (Kind.VERSION, key, version)


OPERATIONS: Mapping[str, Entry] = {
    "AddPermission": Entry(add_permission, writes=True),
    "GetPolicy": Entry(get_policy),
    "RemovePermission": Entry(remove_permission, writes=True),
}
