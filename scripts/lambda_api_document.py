"""Write `docs/lambda-api.md`, the reference of the local Lambda service: `python -m scripts.lambda_api_document`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlencode

from workbench.base.service_model.load import load_service
from workbench.base.service_model.operations import Operation
from workbench.engine.lambda_api.operations import INVOKES, NOT_HERE, OPERATIONS
from workbench.engine.logs_api import operations as logs

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "lambda-api.md"

_HEAD = """\
# Operations of the local Lambda service

Written by `python -m scripts.lambda_api_document` from the table of operations; a test compares it. How the service is
started and used is in the [README](../README.md#the-local-lambda-service).

Every input is checked as on AWS, by the model that botocore ships: required members, patterns, lengths, enums. What is
not here answers `NotImplementedException` (501) with the reason.
"""
_URLS = """\
## Function URLs

`http://<id>.lambda-url.<region>.localhost:<port>/` is a function's URL, as `CreateFunctionUrlConfig` tells it. Requests
come as payload format 2.0, responses go buffered or streamed, with CORS, and with `AuthType` `NONE` (the policy
must allow it) or `AWS_IAM` (the request must be signed).
"""


def document() -> str:
    """The text of the file."""
    model = load_service("lambda").operations
    here = sorted(INVOKES | OPERATIONS.keys())
    rows = [(f"`{name}`", f"`{_request(model[name])}`", _file(name)) for name in here]
    parts = (
        _HEAD,
        f"## Lambda: {len(here)} of {len(model)} operations\n",
        _table(("operation", "request", "in `workbench/engine/lambda_api/`"), rows),
        "## Lambda: not here\n",
        _not_here(sorted(model.keys() - set(here))),
        _URLS,
        _logs(),
    )
    return "\n".join(parts)


def _request(operation: Operation) -> str:
    query = urlencode(operation.static_query)
    return f"{operation.method} {operation.path}{f'?{query}' if query else ''}"


def _file(name: str) -> str:
    if name == "InvokeWithResponseStream":
        return "`streaming.py`"
    entry = OPERATIONS.get(name)
    module = "invoking" if entry is None else entry.run.__module__.rpartition(".")[2]
    return f"`{module}.py`"


def _not_here(names: Iterable[str]) -> str:
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        by_reason[NOT_HERE[name]].append(f"`{name}`")
    return _table(("operations", "why"), [(", ".join(found), reason) for reason, found in by_reason.items()])


def _logs() -> str:
    model = load_service("logs").operations
    names = ", ".join(f"`{name}`" for name in sorted({*logs.OPERATIONS, logs.LIVE_TAIL}))
    title = f"## CloudWatch Logs: {len(logs.OPERATIONS) + 1} of {len(model)} operations\n"
    return f"{title}\nAt the same address, for what functions write: {names}.\n\n{logs.WHY_NOT}\n"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
