"""How a function's asynchronous invokes are retried and where their records go (LAMBDA_FACTS §4.2, §4.3, §8.2)."""

from workbench.model.function_settings import EventInvokeConfig
from workbench.project.marked import Marked
from workbench.project.physical import ACCOUNT_ID, REGION
from workbench.project.properties import Properties
from workbench.project.related import EVENT_INVOKE_CONFIG
from workbench.project.source import Source

_CONFIG = "EventInvokeConfig"
_GENERATED = {"SQS": "Queue", "SNS": "Topic"}
"""What SAM makes for a destination of which only the type is given, and the end of its logical id."""


def event_invoke(source: Source, logical_id: str, name: str, properties: Properties) -> EventInvokeConfig:
    """SAM's `EventInvokeConfig` of the function, or the CloudFormation resource that belongs to it."""
    if _CONFIG in properties:
        return _read(properties.within(_CONFIG), f"{logical_id}{_CONFIG}")
    found = list(source.related.of(EVENT_INVOKE_CONFIG, logical_id, name))
    if not found:
        return EventInvokeConfig()
    other_id, resource = min(found, key=lambda item: _is_for_another_version(item[1]))
    other = source.with_stand_ins(resource.mapping("Properties"), other_id, f"{_CONFIG}.")
    other.unresolved, other.problems = properties.unresolved, properties.problems
    return _read(other, "")


def _is_for_another_version(resource: Marked) -> bool:
    return resource.mapping("Properties").get("Qualifier") != "$LATEST"


def _read(config: Properties, generated: str) -> EventInvokeConfig:
    destinations = config.within("DestinationConfig")
    default = EventInvokeConfig()
    return EventInvokeConfig(
        config.whole("MaximumRetryAttempts", default.max_retry_attempts),
        config.whole("MaximumEventAgeInSeconds", default.max_event_age_s),
        _destination(destinations, "OnSuccess", generated),
        _destination(destinations, "OnFailure", generated),
    )


def _destination(destinations: Properties, when: str, generated: str) -> str:
    found = destinations.within(when)
    if "Destination" in found:
        return found.text("Destination")
    kind = found.text("Type")
    if generated and kind in _GENERATED:
        return f"arn:aws:{kind.lower()}:{REGION}:{ACCOUNT_ID}:{generated}{when}{_GENERATED[kind]}"
    return ""


def dead_letter_arn(properties: Properties) -> str:
    """The target of SAM's `DeadLetterQueue` or CloudFormation's `DeadLetterConfig`, or nothing."""
    name = "DeadLetterQueue" if "DeadLetterQueue" in properties else "DeadLetterConfig"
    return properties.within(name).text("TargetArn") if name in properties else ""
