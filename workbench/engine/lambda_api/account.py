"""GetAccountSettings: the limits of an account in a region, and how much of them is used (LAMBDA_FACTS §7.14)."""

from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.lookup import function_names, versions
from workbench.engine.lambda_api.workspace_functions import workspace_function
from workbench.model.limits import CODE_BYTES, ZIPPED_CODE_BYTES

TOTAL_CODE_BYTES = 300 * 1024**3
"""All code and layers of an account in a region (300 GB since 2026); nothing is refused for it here."""


async def get_account_settings(call: Call) -> Members:
    """Limits and usage. Each version is charged its whole code, also where only its configuration differs."""
    names = function_names(call)
    reserved = sum(_reserved(call, name) for name in names)
    total = call.desk.account_concurrency
    return {
        "AccountLimit": {
            "TotalCodeSize": TOTAL_CODE_BYTES,
            "CodeSizeUnzipped": CODE_BYTES,
            "CodeSizeZipped": ZIPPED_CODE_BYTES,
            "ConcurrentExecutions": total,
            "UnreservedConcurrentExecutions": max(0, total - reserved),
        },
        "AccountUsage": {"TotalCodeSize": _code_size(call, names), "FunctionCount": len(names)},
    }


def _reserved(call: Call, name: str) -> int:
    """The concurrency that is reserved for a function, by the API or else by its template."""
    meta = call.view.get(Kind.FUNCTION, name) or {}
    if "ReservedConcurrentExecutions" in meta:
        return int(meta["ReservedConcurrentExecutions"])
    known = workspace_function(call.desk.workspace, call.place, name)
    return 0 if known is None else known[1].reserved_concurrency or 0


def _code_size(call: Call, names: list[str]) -> int:
    functions = sum(int(version["CodeSize"]) for name in names for version in versions(call, name))
    layers = (layer for name in call.view.owners(Kind.LAYER_VERSION) for layer in _layer_versions(call, name))
    return functions + sum(layers)


def _layer_versions(call: Call, name: str) -> list[int]:
    return [int(document.get("_CodeSize", 0)) for document in call.view.all(Kind.LAYER_VERSION, name).values()]


OPERATIONS: Mapping[str, Entry] = {"GetAccountSettings": Entry(get_account_settings)}
