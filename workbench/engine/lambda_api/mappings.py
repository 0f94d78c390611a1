"""Event source mappings: Create, Get, List, Update and Delete (LAMBDA_FACTS §6.1, §6.2).

Whether a source exists is not asked: it may come later, and nothing is polled before it is there.
"""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.errors import NOT_FOUND, ApiError, conflict, invalid_parameter, not_found
from workbench.engine.lambda_api.feature_checks import check_no_tenants
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_version
from workbench.engine.lambda_api.mapping_documents import created, deleting, listed, updated
from workbench.engine.lambda_api.mapping_rules import check_given, check_mapping, check_new
from workbench.engine.lambda_api.mapping_sources import KAFKAS, Source, source_of
from workbench.engine.lambda_api.mapping_states import SETTLED, check_settled, settling
from workbench.engine.lambda_api.paging import page
from workbench.engine.lambda_api.tags import check_tags

PAGE = 100


async def create_event_source_mapping(call: Call) -> Members:
    """A new mapping. Raises ApiError."""
    given = call.members
    source = source_of(given)
    check_given(source, given)
    check_new(source, given)
    check_tags(given.get("Tags") or {})
    mapping = created(call.place, source, given, new_id(), _function_arn(call))
    check_mapping(source, mapping)
    _check_unique(call, source, mapping)
    return _put(call, mapping)


async def get_event_source_mapping(call: Call) -> Members:
    """A mapping, with its state."""
    return _required(call)


async def list_event_source_mappings(call: Call) -> Members:
    """Mappings in the order of their UUIDs; of one source, of one function (or of one version or alias of it)."""
    wanted = {name: value for name, value in _asked(call).items() if value is not None}
    mappings = call.view.all(Kind.MAPPING)
    found = [
        mappings[uuid]
        for uuid in sorted(mappings)
        if all(mappings[uuid].get(name) == value for name, value in wanted.items())
    ]
    shown, more = page(found, call.members, _uuid, PAGE)
    return {"EventSourceMappings": [listed(one) for one in shown], **more}


def _asked(call: Call) -> Members:
    """A mapping outlives its function, and is listed by the name of one that is gone."""
    asked = {"EventSourceArn": call.members.get("EventSourceArn")}
    if call.members.get("FunctionName"):
        found = call.function_id()
        asked["FunctionArn"] = call.arn(found.name, found.qualifier)
    return asked


async def update_event_source_mapping(call: Call) -> Members:
    """Change what is given of a mapping. Raises ApiError."""
    mapping = _required(call)
    check_settled(mapping, "update")
    source = source_of(mapping)
    check_given(source, call.members)
    function_arn = _function_arn(call) if call.members.get("FunctionName") else mapping["FunctionArn"]
    changed = updated(source, mapping, call.members, function_arn)
    check_mapping(source, changed)
    _check_unique(call, source, changed)
    return _put(call, changed)


async def delete_event_source_mapping(call: Call) -> Members:
    """Remove a mapping; the answer shows it a last time. Raises ApiError."""
    mapping = _required(call)
    check_settled(mapping, "delete")
    return _put(call, deleting(mapping))


def _put(call: Call, mapping: Document) -> Document:
    call.view.put(Kind.MAPPING, "", mapping["UUID"], mapping)
    if mapping["State"] not in SETTLED:
        call.later.append(settling(mapping["UUID"]))
    return mapping


def _required(call: Call) -> Document:
    mapping = call.view.get(Kind.MAPPING, "", call.members["UUID"])
    if mapping is None:
        raise not_found()
    return mapping


def _function_arn(call: Call) -> str:
    """The ARN of the function, version or alias that the call names. Raises ApiError."""
    found = call.function_id()
    try:
        function = require_version(call, found)
    except ApiError as error:
        if error.code != NOT_FOUND:
            raise
        raise invalid_parameter("Function does not exist") from error
    check_no_tenants(function, "Event source mappings")
    return call.arn(found.name, found.qualifier)


def _check_unique(call: Call, source: Source, mapping: Document) -> None:
    """Refuse a second mapping between a source and a function. Raises ResourceConflictException."""
    for other in call.view.all(Kind.MAPPING).values():
        if other["UUID"] != mapping["UUID"] and _between(other) == _between(mapping):
            what = _named(source, mapping)
            raise conflict(
                f"{what} already exists. Please update or delete the existing mapping with UUID {other['UUID']}"
            )


def _between(mapping: Document) -> tuple[Any, ...]:
    """What two mappings must not have in common."""
    of_database = mapping.get("DocumentDBEventSourceConfig", {})
    names = *mapping.get("Topics", ()), *mapping.get("Queues", ())
    collection = of_database.get("DatabaseName"), of_database.get("CollectionName")
    return mapping["FunctionArn"], sorted(_sources(mapping)), names, collection


def _sources(mapping: Document) -> list[str]:
    endpoints = mapping.get("SelfManagedEventSource", {}).get("Endpoints", {})
    return [broker for brokers in endpoints.values() for broker in brokers] or [mapping["EventSourceArn"]]


def _named(source: Source, mapping: Document) -> str:
    """The mapping as AWS calls it in the text of a conflict; the blanks are AWS's."""
    arn, name = mapping.get("EventSourceArn", ""), mapping["FunctionArn"].split(":")[6]
    if source is Source.SQS:
        return f'An event source mapping with SQS arn (" {arn} ") and function (" {name} ")'
    if source in KAFKAS:
        brokers, topics = ",".join(_sources(mapping)), ",".join(mapping["Topics"])
        between = f'event source ("{brokers}"), function ("{mapping["FunctionArn"]}"), topics ("{topics}")'
        return f"An event source mapping with {between}"
    return f'The event source arn (" {arn} ") and function (" {name} ") provided mapping'


def _uuid(mapping: Document) -> str:
    return str(mapping["UUID"])


OPERATIONS: Mapping[str, Entry] = {
    "CreateEventSourceMapping": Entry(create_event_source_mapping, writes=True),
    "GetEventSourceMapping": Entry(get_event_source_mapping),
    "ListEventSourceMappings": Entry(list_event_source_mappings),
    "UpdateEventSourceMapping": Entry(update_event_source_mapping, writes=True),
    "DeleteEventSourceMapping": Entry(delete_event_source_mapping, writes=True),
}
