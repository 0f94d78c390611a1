"""Event source mappings as documents: what a request makes of one (LAMBDA_FACTS §6.1, §6.2)."""

from collections.abc import Mapping
from typing import Any

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.desk import now_seconds
from workbench.engine.lambda_api.errors import invalid_parameter
from workbench.engine.lambda_api.kinds import Document
from workbench.engine.lambda_api.mapping_sources import RULES, Source
from workbench.engine.lambda_api.mapping_states import wanted
from workbench.engine.lambda_api.state import Place
from workbench.model.partition import partition

_PRIVATE = frozenset({"Enabled", "FunctionName", "UUID"})
"""Members of requests that are kept in another form."""

_MERGED = frozenset(
    {"AmazonManagedKafkaEventSourceConfig", "SelfManagedKafkaEventSourceConfig", "DocumentDBEventSourceConfig"}
)
_GROUP_OF = {
    Source.MSK: "AmazonManagedKafkaEventSourceConfig",
    Source.KAFKA: "SelfManagedKafkaEventSourceConfig",
}
_MOST_POLLERS = 200


def created(place: Place, source: Source, given: Members, uuid: str, function_arn: str) -> Document:
    """A new mapping. A queue's that is not enabled is Disabled at once, the others pass through Creating."""
    rules = RULES[source]
    mapping: dict[str, Any] = {
        "UUID": uuid,
        "EventSourceMappingArn": _arn(place, uuid),
        "BatchSize": rules.batch_size,
        "FunctionResponseTypes": [],
        **rules.defaults,
        "StateTransitionReason": rules.reason,
        "_Enabled": given.get("Enabled", True),
    }
    if source in _GROUP_OF:
        mapping[_GROUP_OF[source]] = {"ConsumerGroupId": uuid, **(given.get(_GROUP_OF[source]) or {})}
    if source is Source.DOCUMENTDB:
        mapping["DocumentDBEventSourceConfig"] = {"FullDocument": "Default"}
    state = "Disabled" if source is Source.SQS and not mapping["_Enabled"] else "Creating"
    return {**with_given(source, mapping, given), **_stamped(function_arn), "State": state}


def updated(source: Source, mapping: Document, given: Members, function_arn: str) -> Document:
    """The mapping with what a request changes, on its way to its new state."""
    enabled = given.get("Enabled", mapping["_Enabled"])
    changed = {**with_given(source, mapping, given), **_stamped(function_arn), "_Enabled": enabled}
    if enabled is mapping["_Enabled"]:
        return {**changed, "State": "Updating"}
    return {**changed, "State": f"{wanted(changed).removesuffix('ed')}ing"}


def deleting(mapping: Document) -> Document:
    """The mapping as the answer to its deletion shows it."""
    return {**mapping, "State": "Deleting"}


def listed(mapping: Document) -> Document:
    """The mapping as an entry of a list: filters that are encrypted are shown to Get only."""
    if "KMSKeyArn" not in mapping:
        return mapping
    return {name: value for name, value in mapping.items() if name != "FilterCriteria"}


def with_given(source: Source, mapping: Document, given: Members) -> Document:
    """The mapping with the members that a request gives; an empty value takes a member away."""
    changed = dict(mapping)
    for name, value in given.items():
        if name in RULES[source].allowed and name not in _PRIVATE:
            changed[name] = _kept(source, name, value, mapping.get(name))
    return {name: value for name, value in changed.items() if value is not None}


def _kept(source: Source, name: str, value: Any, before: Any) -> Any:
    """What is kept of one member; None for nothing."""
    match name:
        case "DestinationConfig":
            failure = value.get("OnFailure") or {}
            return {"OnFailure": failure if failure.get("Destination") else {}}
        case "FilterCriteria":
            return value if value.get("Filters") else None
        case "ProvisionedPollerConfig":
            return _pollers(source, value) if value else None
        case "KMSKeyArn" | "ScalingConfig" | "MetricsConfig" | "LoggingConfig":
            return value or None
        case _ if name in _MERGED:
            return _merged(before or {}, value)
    return value


def _merged(before: Mapping[str, Any], given: Members) -> Document:
    group = before.get("ConsumerGroupId")
    if group is not None and given.get("ConsumerGroupId", group) != group:
        raise invalid_parameter("ConsumerGroupId cannot be changed once the event source mapping has been created.")
    return {**before, **given}


def _pollers(source: Source, given: Members) -> Document:
    least = 2 if source is Source.SQS else 1
    return {"MinimumPollers": least, "MaximumPollers": _MOST_POLLERS, **given}


def _stamped(function_arn: str) -> Document:
    return {"FunctionArn": function_arn, "LastModified": now_seconds()}


def _arn(place: Place, uuid: str) -> str:
    return f"arn:{partition(place.region)}:lambda:{place.region}:{place.account_id}:event-source-mapping:{uuid}"
