"""Making a published version of a function (LAMBDA_FACTS §7.3)."""

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.configuration import PENDING, STATES
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.state import Transaction
from workbench.engine.lambda_api.transitions import activation

_VARIES = frozenset({*STATES, "Version", "FunctionArn", "RevisionId", "LastModified", "Description", "_Described"})


def publish(call: Call, document: Document, description: str | None = None) -> Document:
    """The next version of `$LATEST` as `document` has it; the last one again when nothing has changed since.

    A new version is a change of `$LATEST` too: it gets a new RevisionId (recorded on AWS).
    """
    name = document["FunctionName"]
    number = _last_number(call.view, name)
    last = call.view.get(Kind.VERSION, name, str(number))
    if last is not None and _same(last, document):
        return last
    version = _version(call, document, str(number + 1), description)
    call.view.put(Kind.VERSION, name, version["Version"], version)
    call.view.put(Kind.LAST_VERSION, name, "", {"Number": number + 1})
    latest = call.view.get(Kind.VERSION, name, LATEST)
    if latest is not None:
        call.view.put(Kind.VERSION, name, LATEST, {**latest, "RevisionId": new_id()})
    if version["State"] == "Pending":
        call.later.append(activation(name, version["Version"]))
    return version


def _last_number(view: Transaction, name: str) -> int:
    number: int = (view.get(Kind.LAST_VERSION, name) or {"Number": 0})["Number"]
    return number


def _version(call: Call, document: Document, number: str, description: str | None) -> Document:
    """Pending until its function's creation or update is over, and its snapshot is made if it has one (§7.11)."""
    kept = {name: value for name, value in document.items() if name not in STATES}
    snap_start = _snap_start(document["SnapStart"])
    quiet = document.get("LastUpdateStatus") == "Successful" and snap_start["OptimizationStatus"] == "Off"
    return {
        **kept,
        **({"State": document["State"], "LastUpdateStatus": "Successful"} if quiet else PENDING),
        "Version": number,
        "FunctionArn": call.arn(document["FunctionName"], number),
        "RevisionId": new_id(),
        "Description": document["Description"] if description is None else description,
        "SnapStart": snap_start,
        "_Described": document["Description"],
    }


def _snap_start(given: Document) -> Document:
    return {**given, "OptimizationStatus": "On" if given["ApplyOn"] == "PublishedVersions" else "Off"}


def _same(last: Document, document: Document) -> bool:
    """Whether `$LATEST` is as it was then. The description that was asked for makes no difference."""
    if last["_Described"] != document["Description"]:
        return False
    current = {**document, "SnapStart": _snap_start(document["SnapStart"])}
    return _frozen(last) == _frozen(current)


def _frozen(document: Document) -> Document:
    return {name: value for name, value in document.items() if name not in _VARIES}
