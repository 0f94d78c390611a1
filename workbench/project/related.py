"""Resources of a template that belong to one of its functions: aliases, versions, settings of asynchronous invokes."""

from collections.abc import Iterator

from workbench.project.marked import Marked
from workbench.project.resolver import Resolver
from workbench.project.template import Template

EVENT_INVOKE_CONFIG = "AWS::Lambda::EventInvokeConfig"
ALIAS = "AWS::Lambda::Alias"
VERSION = "AWS::Lambda::Version"
_TYPES = (EVENT_INVOKE_CONFIG, ALIAS, VERSION)

Resource = tuple[str, Marked]
"""A logical id and its resource."""


class Related:
    """The resources of `template` that name a function, by the function; a condition that is false leaves one out."""

    def __init__(self, template: Template, resolver: Resolver) -> None:
        self._found: dict[tuple[str, str], list[Resource]] = {}
        for logical_id, resource in template.resources.items():
            if isinstance(resource, Marked) and resource.get("Type") in _TYPES:
                if resolver.is_made(resource) is False:
                    continue
                function = _function(resource.mapping("Properties").get("FunctionName"), resolver)
                self._found.setdefault((str(resource["Type"]), function), []).append((logical_id, resource))

    def of(self, type_name: str, logical_id: str, name: str) -> Iterator[Resource]:
        """The resources of that type that belong to the function of this logical id and name."""
        yield from self._found.get((type_name, _by_id(logical_id)), ())
        yield from self._found.get((type_name, name), ())


def _by_id(logical_id: str) -> str:
    return f"!{logical_id}"


def _function(value: object, resolver: Resolver) -> str:
    """The function that `FunctionName` means: by its logical id where it refers to it, otherwise by its name."""
    match value:
        case {"Ref": str(logical_id)} | {"Fn::GetAtt": [str(logical_id), "Arn"]}:
            if resolver.template.resource(logical_id) is not None:
                return _by_id(logical_id)
        case {"Fn::GetAtt": str(text)}:
            return _by_id(text.removesuffix(".Arn"))
    found = resolver.resolve(value)
    if not isinstance(found, str):
        return ""
    return found.partition(":function:")[2].partition(":")[0] or found
