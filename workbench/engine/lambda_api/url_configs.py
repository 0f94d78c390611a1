"""Function URLs as resources: Create, Get, Update, Delete and ListFunctionUrlConfig(s) (LAMBDA_FACTS §6.19)."""

import secrets
import string
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from workbench.base.clock import wall_ns
from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.errors import conflict, not_found, validation
from workbench.engine.lambda_api.feature_checks import check_no_tenants
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import latest
from workbench.engine.lambda_api.paging import page

ID_LENGTH = 32
BUFFERED = "BUFFERED"
RESPONSE_STREAM = "RESPONSE_STREAM"
_ID_CHARACTERS = string.digits + string.ascii_lowercase
_NO_FUNCTION = "Function does not exist"
_PATTERN = r"((?!^\d+$)^[0-9a-zA-Z-_]+$)"
_GIVEN = ("AuthType", "Cors", "InvokeMode")


async def create_function_url_config(call: Call) -> Members:
    """Give a function or an alias an address. The answer has an InvokeMode only if the call has one."""
    found = _named(call)
    function = latest(call, found.name)
    if function is None:
        raise not_found(_NO_FUNCTION)
    check_no_tenants(function, "Function URLs")
    arn = call.arn(found.name, found.qualifier)
    if call.view.get(Kind.URL, found.name, found.qualifier) is not None:
        what = f"Failed to create function url config for [functionArn = {arn}]."
        raise conflict(f"{what} Error message:  FunctionUrlConfig exists for this Lambda function")
    if found.qualifier and call.view.get(Kind.ALIAS, found.name, found.qualifier) is None:
        raise not_found(_NO_FUNCTION)
    now = _now()
    document = {**_given(call), "_Id": _new_id(), "CreationTime": now, "LastModifiedTime": now}
    call.view.put(Kind.URL, found.name, found.qualifier, document)
    answer = _shown(call, found, document)
    return answer if "InvokeMode" in call.members else {**answer, "InvokeMode": None}


async def get_function_url_config(call: Call) -> Members:
    """The address of a function or an alias."""
    found = _named(call)
    return _shown(call, found, _existing(call, found))


async def update_function_url_config(call: Call) -> Members:
    """Change what is given; a Cors replaces the one before as a whole. The address stays."""
    found = _named(call)
    if found.qualifier and call.view.get(Kind.ALIAS, found.name, found.qualifier) is None:
        raise not_found()
    document = {**_existing(call, found), **_given(call), "LastModifiedTime": _now()}
    call.view.put(Kind.URL, found.name, found.qualifier, document)
    return _shown(call, found, document)


async def delete_function_url_config(call: Call) -> Members:
    """Remove the address; it never comes back."""
    found = _named(call)
    _existing(call, found)
    call.view.delete(Kind.URL, found.name, found.qualifier)
    return {}


async def list_function_url_configs(call: Call) -> Members:
    """The addresses of a function and its aliases, in the order of their ARNs."""
    name = call.function_id().name
    if latest(call, name) is None:
        raise not_found(_NO_FUNCTION)
    found = call.view.all(Kind.URL, name)
    shown, more = page(sorted(found), call.members, lambda qualifier: call.arn(name, qualifier))
    return {"FunctionUrlConfigs": [_shown(call, FunctionId(name, one), found[one]) for one in shown], **more}


def url_of(base_url: str, region: str, url_id: str) -> str:
    """The address: a name below localhost, which leads to this computer, at the service's own port."""
    parts = urlsplit(base_url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{url_id}.lambda-url.{region}.localhost{port}/"


def _named(call: Call) -> FunctionId:
    """The function or alias of the call. Raises ValidationException for a version, `$LATEST` too."""
    found = call.function_id()
    if found.qualifier == LATEST or (found.qualifier.isascii() and found.qualifier.isdigit()):
        where = f"Value '{found.qualifier}' at 'qualifier' failed to satisfy constraint"
        text = f"{where}: Member must satisfy regular expression pattern: {_PATTERN}"
        raise validation(f"1 validation error detected: {text}")
    return found


def _existing(call: Call, found: FunctionId) -> Document:
    document = call.view.get(Kind.URL, found.name, found.qualifier)
    if document is None:
        raise not_found()
    return document


def _given(call: Call) -> dict[str, Any]:
    return {name: call.members[name] for name in _GIVEN if name in call.members}


def _shown(call: Call, found: FunctionId, document: Document) -> dict[str, Any]:
    """The configuration with its address as this caller can use it: the service's port changes between runs."""
    return {
        "InvokeMode": BUFFERED,
        **document,
        "FunctionUrl": url_of(call.base_url, call.place.region, document["_Id"]),
        "FunctionArn": call.arn(found.name, found.qualifier),
    }


def _new_id() -> str:
    return "".join(secrets.choice(_ID_CHARACTERS) for _ in range(ID_LENGTH))


def _now() -> str:
    """`2026-11-21T10:00:00.123456Z`."""
    seconds, rest = divmod(wall_ns(), 1_000_000_000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{rest // 1000:06d}Z"


OPERATIONS: Mapping[str, Entry] = {
    "CreateFunctionUrlConfig": Entry(create_function_url_config, writes=True),
    "GetFunctionUrlConfig": Entry(get_function_url_config),
    "UpdateFunctionUrlConfig": Entry(update_function_url_config, writes=True),
    "DeleteFunctionUrlConfig": Entry(delete_function_url_config, writes=True),
    "ListFunctionUrlConfigs": Entry(list_function_url_configs),
}
