"""The concurrency that functions have been given: reserved for all their versions, provisioned for each (§5)."""

from collections import Counter
from collections.abc import Mapping

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import function_names, weights_of
from workbench.engine.lambda_api.state import Transaction

RESERVED = "ReservedConcurrentExecutions"
REQUESTED = "RequestedProvisionedConcurrentExecutions"
FAILED, IN_PROGRESS, READY = "FAILED", "IN_PROGRESS", "READY"


def reserved_of(call: Call, name: str) -> int | None:
    """What is reserved for a function by the API, or else in its template; None for a share of the account's pool."""
    meta = call.view.get(Kind.FUNCTION, name) or {}
    if RESERVED in meta:
        return int(meta[RESERVED])
    known = None if call.view.get(Kind.VERSION, name, LATEST) is not None else call.desk.workspace.find(name)
    return None if known is None else known[1].reserved_concurrency


def requested_of(view: Transaction, name: str, *, but: str = "") -> int:
    """The provisioned concurrency that a function's versions and aliases ask for, one qualifier left out."""
    return sum(one[REQUESTED] for key, one in view.all(Kind.PROVISIONED, name).items() if key != but)


def claimed_by_others(call: Call, name: str) -> int:
    """What is reserved for, or provisioned by, all functions but this one."""
    others = (one for one in function_names(call) if one != name)
    return sum(_claim(call, one) for one in others)


def _claim(call: Call, name: str) -> int:
    reserved = reserved_of(call, name)
    return requested_of(call.view, name) if reserved is None else reserved


def provisioned_of(view: Transaction, name: str) -> Mapping[str, int]:
    """How many provisioned environments each version of a function has: an alias gives its to where it leads.

    Those whose Init failed have none.
    """
    found: Counter[str] = Counter()
    for key, document in view.all(Kind.PROVISIONED, name).items():
        if document["Status"] != FAILED:
            found.update(shares(view, name, key, document[REQUESTED]))
    return found


def shares(view: Transaction, name: str, qualifier: str, count: int) -> dict[str, int]:
    """How many of `count` each version gets that a qualifier leads to; an alias with weights splits them (§5).

    `$LATEST` gets none: an alias may have moved to it since.
    """
    alias = view.get(Kind.ALIAS, name, qualifier)
    if alias is None:
        return {qualifier: count}
    others = {version: round(count * weight) for version, weight in weights_of(alias).items()}
    split = {alias["FunctionVersion"]: count - sum(others.values()), **others}
    return {version: number for version, number in split.items() if number and version != LATEST}


def leads_to(view: Transaction, name: str, qualifier: str, document: Document, version: str) -> bool:
    """Whether a provisioned concurrency is held by environments of `version`."""
    return version in shares(view, name, qualifier, document[REQUESTED])
