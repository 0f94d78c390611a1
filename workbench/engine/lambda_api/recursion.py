"""PutFunctionRecursionConfig and GetFunctionRecursionConfig (LAMBDA_FACTS §3.6); the engine reads what is kept."""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.lookup import require_function
from workbench.engine.lambda_api.workspace_functions import workspace_function
from workbench.model.function_settings import DEFAULT_SETTINGS

RECURSIVE_LOOP = "RecursiveLoop"


async def put_function_recursion_config(call: Call) -> Members:
    """Say whether a loop that the function is part of may go on. Raises ApiError."""
    name = call.function_id().name
    require_function(call, name)
    chosen = {RECURSIVE_LOOP: call.members[RECURSIVE_LOOP]}
    call.view.put(Kind.FUNCTION, name, "", {**(call.view.get(Kind.FUNCTION, name) or {}), **chosen})
    return chosen


async def get_function_recursion_config(call: Call) -> Members:
    """What was said; of a function that nothing was said of, what its template says, or `Terminate`."""
    name = call.function_id().name
    require_function(call, name)
    meta = call.view.get(Kind.FUNCTION, name) or {}
    return {RECURSIVE_LOOP: meta.get(RECURSIVE_LOOP) or _unsaid(call, name)}


def _unsaid(call: Call, name: str) -> str:
    known = workspace_function(call.desk.workspace, call.place, name)
    settings = DEFAULT_SETTINGS if known is None else known[1]
    return settings.recursive_loop.value


OPERATIONS: Mapping[str, Entry] = {
    "PutFunctionRecursionConfig": Entry(put_function_recursion_config, writes=True),
    "GetFunctionRecursionConfig": Entry(get_function_recursion_config),
}
