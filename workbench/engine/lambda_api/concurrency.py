"""PutFunctionConcurrency, GetFunctionConcurrency, DeleteFunctionConcurrency (LAMBDA_FACTS §5)."""

from collections.abc import Mapping

from workbench.engine.concurrency_limits import check_reserved, check_reserved_target
from workbench.engine.lambda_api.allocation import RESERVED, claimed_by_others, requested_of, reserved_of
from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.errors import as_api_errors, not_found
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.lookup import latest, require_function


async def put_function_concurrency(call: Call) -> Members:
    """Reserve concurrency for all versions of a function together: a guarantee, and a cap."""
    name, wanted = _name(call), call.members[RESERVED]
    if latest(call, name) is None:
        raise not_found(f"Function not found: {call.arn(name, LATEST)}")  # recorded on AWS with the version
    with as_api_errors():
        check_reserved(
            wanted,
            provisioned=requested_of(call.view, name),
            claimed_by_others=claimed_by_others(call, name),
            account_limit=call.desk.account_concurrency,
        )
    meta = call.view.get(Kind.FUNCTION, name) or {}
    call.view.put(Kind.FUNCTION, name, "", {**meta, RESERVED: wanted})
    return {RESERVED: wanted}


async def get_function_concurrency(call: Call) -> Members:
    """What is reserved; nothing for a function that shares the account's pool."""
    name = _name(call)
    require_function(call, name)
    reserved = reserved_of(call, name)
    return {} if reserved is None else {RESERVED: reserved}


async def delete_function_concurrency(call: Call) -> Members:
    """Give back what is reserved; a function of the workspace has what its template says again."""
    name = _name(call)
    require_function(call, name)
    meta = call.view.get(Kind.FUNCTION, name) or {}
    if RESERVED in meta:
        kept = {member: value for member, value in meta.items() if member != RESERVED}
        call.view.put(Kind.FUNCTION, name, "", kept)
    return {}


def _name(call: Call) -> str:
    found = call.function_id()
    with as_api_errors():
        check_reserved_target(found.qualifier)
    return found.name


OPERATIONS: Mapping[str, Entry] = {
    "PutFunctionConcurrency": Entry(put_function_concurrency, writes=True),
    "GetFunctionConcurrency": Entry(get_function_concurrency),
    "DeleteFunctionConcurrency": Entry(delete_function_concurrency, writes=True),
}
