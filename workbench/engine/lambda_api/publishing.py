"""Making a published version of a function (LAMBDA_FACTS §7.3)."""

from workbench.engine.lambda_api.call import Call
from workbench.engine.lambda_api.configuration import STATES
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.transitions import activation

_VARIES = frozenset({*STATES, "Version", "FunctionArn", "RevisionId", "LastModified", "Description"})


def publish(call: Call, document: Document, description: str | None = None) -> Document:
    """The next version of `$LATEST` as `document` has it; the last one again when nothing has changed since."""
    name = document["FunctionName"]
    meta = dict(call.view.get(Kind.FUNCTION, name) or {})
    last = call.view.get(Kind.VERSION, name, str(meta.get("_LastVersion", 0)))
    if last is not None and _same(last, document, description):
        return last
    number = str(meta.get("_LastVersion", 0) + 1)
    version = {
        **document,
        "Version": number,
        "FunctionArn": call.arn(name, number),
        "RevisionId": new_id(),
        **({} if description is None else {"Description": description}),
    }
    call.view.put(Kind.VERSION, name, number, version)
    call.view.put(Kind.FUNCTION, name, "", {**meta, "_LastVersion": int(number)})
    if version.get("State") == "Pending" or version.get("LastUpdateStatus") == "InProgress":
        call.later.append(activation(name, number))
    return version


def _same(last: Document, document: Document, description: str | None) -> bool:
    wanted = document["Description"] if description is None else description
    if last["Description"] != wanted:
        return False
    return {name: value for name, value in last.items() if name not in _VARIES} == {
        name: value for name, value in document.items() if name not in _VARIES
    }
