"""Functions for a running service: their sources, and how they are made over HTTP."""

from pathlib import Path
from typing import Any

from tests.support.lambda_calls import ROLE, zipped

ECHO = """
import os, uuid

ENVIRONMENT = uuid.uuid4().hex

def handler(event, context):
    print("a line of", context.aws_request_id)
    if isinstance(event, dict) and "raise" in event:
        raise ValueError(event["raise"])
    client = context.client_context
    return {
        "event": event,
        "arn": context.invoked_function_arn,
        "version": context.function_version,
        "request_id": context.aws_request_id,
        "variables": {name: os.environ.get(name) for name in ("MARK", "AWS_REGION", "AWS_ENDPOINT_URL")},
        "trace": os.environ.get("_X_AMZN_TRACE_ID"),
        "tenant": getattr(context, "tenant_id", None),
        "client": client and {"custom": client.custom, "env": client.env},
        "environment": ENVIRONMENT,
    }
"""
SIZE = """
def handler(event, context):
    if isinstance(event, dict):
        return "x" * event["answer"]
    return len(event)
"""


def saying(word: str) -> bytes:
    """A package whose function returns `word`."""
    return package(f"def handler(event, context):\n    return {word!r}\n")


def package(source: str = ECHO) -> bytes:
    """The zip of a function of that source."""
    return zipped({"app.py": source})


def members(name: str, source: str = ECHO, **changes: Any) -> dict[str, Any]:
    """What CreateFunction is given."""
    given: dict[str, Any] = {
        "FunctionName": name,
        "Runtime": "python3.11",
        "Handler": "app.handler",
        "Role": ROLE,
        "Timeout": 20,
        "Code": {"ZipFile": package(source)},
    }
    return given | changes


def create(client: Any, name: str, source: str = ECHO, **changes: Any) -> dict[str, Any]:
    """The answer of CreateFunction, when the function is active."""
    answer: dict[str, Any] = client.create_function(**members(name, source, **changes))
    client.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
    return answer


def write_package(folder: Path, name: str, content: bytes) -> str:
    """The `fileb://` address of a package in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return f"fileb://{folder / name}"
