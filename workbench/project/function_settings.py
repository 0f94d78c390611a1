"""A function's concurrency, asynchronous invokes and recursion, as its template has them (LAMBDA_FACTS §5, §8.2)."""

from workbench.model.function_settings import FunctionSettings, RecursiveLoop
from workbench.project.async_settings import dead_letter_arn, event_invoke
from workbench.project.properties import Properties
from workbench.project.related import ALIAS, VERSION
from workbench.project.source import Source

_CONFIG = "ProvisionedConcurrencyConfig"
_NUMBER = "ProvisionedConcurrentExecutions"


def function_settings(source: Source, logical_id: str, name: str, properties: Properties) -> FunctionSettings:
    """The settings of the function `logical_id`, also those that other resources of the template make for it."""
    return FunctionSettings(
        properties.whole_or_none("ReservedConcurrentExecutions"),
        _provisioned(source, logical_id, name, properties),
        event_invoke(source, logical_id, name, properties),
        dead_letter_arn(properties),
        properties.choice("RecursiveLoop", RecursiveLoop, RecursiveLoop.TERMINATE),
    )


def _provisioned(source: Source, logical_id: str, name: str, properties: Properties) -> int:
    """What the function's alias and versions hold together."""
    own = properties.within(_CONFIG).whole(_NUMBER, 0) if _CONFIG in properties else 0
    others = 0
    for type_name in (ALIAS, VERSION):
        for other_id, resource in source.related.of(type_name, logical_id, name):
            other = source.with_stand_ins(resource.mapping("Properties"), other_id)
            other.unresolved, other.problems = properties.unresolved, properties.problems
            others += max(0, other.within(_CONFIG).whole(_NUMBER, 0))
    return max(0, own) + others
