"""PutResourcePolicy, GetResourcePolicy, DeleteResourcePolicy: whole policies by ARN (LAMBDA_FACTS §7.13).

They are the policies that AddPermission adds to.
"""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.errors import check_revision, invalid_parameter, not_found
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.lookup import require_function
from workbench.engine.lambda_api.policies import (
    check_can_have_policy,
    check_exists,
    keep_policy,
    policy_of,
    revision_of,
)
from workbench.engine.lambda_api.policy_documents import NO_POLICY, policy_text
from workbench.engine.lambda_api.policy_parsing import parse_policy

_LATEST_BY = "GetResourcePolicy"


async def put_resource_policy(call: Call) -> Members:
    """Replace the whole policy of a function, version or alias."""
    found = _resource(call)
    check_can_have_policy(call, found)
    _check_revision(call, found)
    policy = parse_policy(call.members["Policy"], call.arn(found.name, found.qualifier))
    revision = keep_policy(call, found, policy)
    return {"Policy": policy_text(policy), "RevisionId": revision}


async def get_resource_policy(call: Call) -> Members:
    """The whole policy."""
    found = _resource(call)
    require_function(call, found.name)
    check_exists(call, found)
    policy = policy_of(call, found)
    if policy is None:
        raise not_found()
    return {"Policy": policy_text(policy), "RevisionId": revision_of(call, found)}


async def delete_resource_policy(call: Call) -> Members:
    """Remove the whole policy."""
    found = _resource(call)
    require_function(call, found.name)
    check_exists(call, found)
    if policy_of(call, found) is None:
        raise not_found(NO_POLICY)
    _check_revision(call, found)
    keep_policy(call, found, None)
    return {}


def _resource(call: Call) -> FunctionId:
    """The function, version or alias that is meant. Raises ApiError."""
    if call.members["ResourceArn"].split(":")[5].startswith("runtime/"):
        raise invalid_parameter("Policies of runtimes are not part of the local service.")
    return call.function_id("ResourceArn")


def _check_revision(call: Call, found: FunctionId) -> None:
    check_revision(call.members.get("RevisionId"), {"RevisionId": revision_of(call, found)}, _LATEST_BY)


OPERATIONS: Mapping[str, Entry] = {
    "PutResourcePolicy": Entry(put_resource_policy, writes=True),
    "GetResourcePolicy": Entry(get_resource_policy),
    "DeleteResourcePolicy": Entry(delete_resource_policy, writes=True),
}
