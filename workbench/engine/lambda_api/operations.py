"""The one table of operations: which are done here, and by what."""

from collections.abc import Mapping

from workbench.engine.lambda_api import (
    account,
    aliases,
    code_signing,
    concurrency,
    event_invoke,
    functions,
    layer_policies,
    layers,
    mappings,
    policies,
    provisioned,
    recursion,
    resource_policies,
    runtime_management,
    tags,
    updates,
    url_configs,
    versions,
)
from workbench.engine.lambda_api.call import Entry

OPERATIONS: Mapping[str, Entry] = {
    **functions.OPERATIONS,
    **updates.OPERATIONS,
    **url_configs.OPERATIONS,
    **versions.OPERATIONS,
    **aliases.OPERATIONS,
    **layers.OPERATIONS,
    **layer_policies.OPERATIONS,
    **policies.OPERATIONS,
    **provisioned.OPERATIONS,
    **resource_policies.OPERATIONS,
    **account.OPERATIONS,
    **code_signing.OPERATIONS,
    **concurrency.OPERATIONS,
    **event_invoke.OPERATIONS,
    **mappings.OPERATIONS,
    **recursion.OPERATIONS,
    **runtime_management.OPERATIONS,
    **tags.OPERATIONS,
}
"""By name. Invoke, InvokeAsync and InvokeWithResponseStream go to the engine and are not here."""

INVOKES = frozenset({"Invoke", "InvokeAsync", "InvokeWithResponseStream"})

NOT_HERE: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "CreateCapacityProvider",
            "DeleteCapacityProvider",
            "GetCapacityProvider",
            "ListCapacityProviders",
            "UpdateCapacityProvider",
            "ListFunctionVersionsByCapacityProvider",
            "GetFunctionScalingConfig",
            "PutFunctionScalingConfig",
        ),
        "Capacity providers (Managed Instances) are not part of the local service.",
    ),
    **dict.fromkeys(
        (
            "CheckpointDurableExecution",
            "DeleteDurableExecution",
            "GetDurableExecution",
            "GetDurableExecutionHistory",
            "GetDurableExecutionState",
            "ListDurableExecutionsByFunction",
            "PauseDurableExecution",
            "ResumeDurableExecution",
            "SendDurableExecutionCallbackFailure",
            "SendDurableExecutionCallbackHeartbeat",
            "SendDurableExecutionCallbackSuccess",
            "StopDurableExecution",
        ),
        "Durable functions are not part of the local service.",
    ),
}
"""The operations that are not done, and why."""


def why_not(name: str) -> str:
    """Why an operation is not done: one that is in no table is newer than the program."""
    return NOT_HERE.get(name, "This operation is newer than the program.")
