"""Put-, Update-, Get-, Delete- and ListFunctionEventInvokeConfig(s) (LAMBDA_FACTS §4.2)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import now_seconds
from workbench.engine.lambda_api.destination_rules import check_destinations, destination_of
from workbench.engine.lambda_api.errors import ApiError, invalid_parameter, not_found
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import latest
from workbench.engine.lambda_api.paging import page

_NUMBERS = ("MaximumRetryAttempts", "MaximumEventAgeInSeconds")
_NOTHING = "You must specify at least one of error handling or destination setting."
_NO_FUNCTION = "The function doesn't exist."


async def put_function_event_invoke_config(call: Call) -> Members:
    """Replace all that is set for a version, an alias, or the function itself."""
    name, qualifier = _target(call)
    return _kept(call, name, qualifier, _given(call, name))


async def update_function_event_invoke_config(call: Call) -> Members:
    """Change what is given."""
    name, qualifier = _target(call)
    current = call.view.get(Kind.EVENT_INVOKE, name, qualifier)
    if current is None:
        raise _none(call, name, qualifier)
    return _kept(call, name, qualifier, {**current, **_given(call, name)})


async def get_function_event_invoke_config(call: Call) -> Members:
    """What is set for a qualifier; a function that is not there has nothing either (recorded on AWS)."""
    name, qualifier = _named(call)
    document = call.view.get(Kind.EVENT_INVOKE, name, qualifier)
    if document is None:
        raise _none(call, name, qualifier)
    return _answer(call, name, qualifier, document)


async def delete_function_event_invoke_config(call: Call) -> Members:
    """Back to the defaults."""
    name, qualifier = _named(call)
    if not call.view.delete(Kind.EVENT_INVOKE, name, qualifier):
        raise _none(call, name, qualifier)
    return {}


async def list_function_event_invoke_configs(call: Call) -> Members:
    """`$LATEST`'s first, then those of versions and aliases."""
    name = call.function_id().name
    if latest(call, name) is None:
        raise not_found(_NO_FUNCTION)
    configs = call.view.all(Kind.EVENT_INVOKE, name)
    shown, more = page(sorted(configs), call.members, str)
    return {"FunctionEventInvokeConfigs": [_answer(call, name, key, configs[key]) for key in shown], **more}


def _named(call: Call) -> tuple[str, str]:
    found = call.function_id()
    return found.name, found.qualifier or LATEST


def _target(call: Call) -> tuple[str, str]:
    """Name and qualifier of what can be configured. Raises ApiError."""
    if not any(member in call.members for member in (*_NUMBERS, "DestinationConfig")):
        raise invalid_parameter(_NOTHING)
    name, qualifier = _named(call)
    kinds = (Kind.ALIAS, Kind.VERSION)
    there = qualifier == LATEST or any(call.view.get(kind, name, qualifier) is not None for kind in kinds)
    if not there or latest(call, name) is None:
        raise not_found(_NO_FUNCTION)
    return name, qualifier


def _given(call: Call, name: str) -> Document:
    given: dict[str, Any] = {member: call.members[member] for member in _NUMBERS if member in call.members}
    if (destinations := call.members.get("DestinationConfig")) is not None:
        check_destinations(call, name, destinations)
        given["DestinationConfig"] = {
            side: {"Destination": arn}
            for side in ("OnSuccess", "OnFailure")
            if (arn := destination_of(destinations, side))
        }
    return given


def _kept(call: Call, name: str, qualifier: str, document: Document) -> Members:
    kept = {**document, "LastModified": now_seconds()}
    call.view.put(Kind.EVENT_INVOKE, name, qualifier, kept)
    return _answer(call, name, qualifier, kept)


def _answer(call: Call, name: str, qualifier: str, document: Document) -> Members:
    """Both sides of DestinationConfig are always there (recorded on AWS)."""
    destinations = {"OnSuccess": {}, "OnFailure": {}, **document.get("DestinationConfig", {})}
    return {**document, "DestinationConfig": destinations, "FunctionArn": call.arn(name, qualifier)}


def _none(call: Call, name: str, qualifier: str) -> ApiError:
    return not_found(f"The function {call.arn(name, qualifier)} doesn't have an EventInvokeConfig")


OPERATIONS: Mapping[str, Entry] = {
    "PutFunctionEventInvokeConfig": Entry(put_function_event_invoke_config, writes=True),
    "UpdateFunctionEventInvokeConfig": Entry(update_function_event_invoke_config, writes=True),
    "GetFunctionEventInvokeConfig": Entry(get_function_event_invoke_config),
    "DeleteFunctionEventInvokeConfig": Entry(delete_function_event_invoke_config, writes=True),
    "ListFunctionEventInvokeConfigs": Entry(list_function_event_invoke_configs),
}
