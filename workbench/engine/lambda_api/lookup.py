"""Finding what a call names: functions of the service or the workspace, their versions and aliases."""

from collections.abc import Iterator, Mapping

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.errors import conflict, not_found
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId, function_arn
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import Transaction
from workbench.engine.lambda_api.workspace_functions import workspace_document, workspace_function


def latest(call: Call, name: str) -> Document | None:
    """The `$LATEST` of a function, or None."""
    own = call.view.get(Kind.VERSION, name, LATEST)
    if own is not None:
        return own
    known = workspace_function(call.desk.workspace, call.place, name)
    return None if known is None else workspace_document(known[0])


def require_function(call: Call, name: str) -> Document:
    """The `$LATEST` of a function. Raises ResourceNotFoundException with the unqualified ARN."""
    return latest(call, name) or _missing(function_arn(call.place, name))


def require_version(call: Call, found: FunctionId) -> Document:
    """The configuration that a qualifier leads to, with the ARN as it was asked for (LAMBDA_FACTS §7.3).

    An alias leads to its main version. Raises ResourceNotFoundException.
    """
    arn = call.arn(found.name, found.qualifier)
    document = _version(call, found)
    return {**(document or _missing(arn)), "FunctionArn": arn}


def _version(call: Call, found: FunctionId) -> Document | None:
    if found.qualifier in ("", LATEST):
        return latest(call, found.name)
    alias = call.view.get(Kind.ALIAS, found.name, found.qualifier)
    version = found.qualifier if alias is None else alias["FunctionVersion"]
    return latest(call, found.name) if version == LATEST else call.view.get(Kind.VERSION, found.name, version)


def _missing(arn: str) -> Document:
    raise not_found(f"Function not found: {arn}")


def require_own(call: Call, name: str) -> Document:
    """The `$LATEST` of a function that may be changed here. Raises ResourceNotFoundException.

    The workspace's are changed in their files: ResourceConflictException says so.
    """
    own = call.view.get(Kind.VERSION, name, LATEST)
    if own is not None:
        return own
    require_function(call, name)
    raise conflict(f"The function {name} is in the open workspace: change it in its template and code files.")


def function_names(call: Call) -> list[str]:
    """All functions of the place, the workspace's too, sorted."""
    return sorted({*call.view.owners(Kind.VERSION, LATEST), *call.desk.workspace.all_names()})


def aliases_of(view: Transaction, name: str, version: str) -> list[str]:
    """The names of the aliases that lead to a version, be it with a share of the invokes only."""
    aliases = view.all(Kind.ALIAS, name).values()
    return sorted(alias["Name"] for alias in aliases if version in (alias["FunctionVersion"], *weights_of(alias)))


def weights_of(alias: Document) -> Mapping[str, float]:
    """The versions that an alias leads to beside its main one, and their shares."""
    weights: Mapping[str, float] = alias.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})
    return weights


def version_place(document: Document) -> str:
    """Where a version stands among its function's: texts that sort as `versions` does."""
    return "" if document["Version"] == LATEST else document["Version"].zfill(20)


def versions(call: Call, name: str) -> Iterator[Document]:
    """`$LATEST` and the published versions of a function, oldest first, each with its qualified ARN."""
    document = latest(call, name)
    if document is not None:
        yield {**document, "FunctionArn": call.arn(name, LATEST)}
    published = call.view.all(Kind.VERSION, name)
    for number in sorted((key for key in published if key != LATEST), key=int):
        yield {**published[number], "FunctionArn": call.arn(name, number)}
