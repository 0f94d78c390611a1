"""TagResource, UntagResource and ListTags: functions, event source mappings, code signing configurations (§7.13)."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.engine.lambda_api.call import Call, Entry, Members
from workbench.engine.lambda_api.desk import new_id
from workbench.engine.lambda_api.errors import invalid_parameter, not_found
from workbench.engine.lambda_api.identifiers import LATEST, function_id
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.lookup import require_function
from workbench.engine.lambda_api.updates import check_quiet

MOST_TAGS = 50
_OF_VERSION = "Tags on function aliases and versions are not supported. Please specify a function ARN."
_MISSING = {
    "event-source-mapping": "Event source mapping not found: {}",
    "code-signing-config": "The Lambda code signing configuration {} can not be found.",
    "capacity-provider": "Capacity provider not found: {}",
    "network-connector": "Network connector not found: {}",
}
_KINDS = {"event-source-mapping": Kind.MAPPING, "code-signing-config": Kind.CODE_SIGNING}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A resource that may have tags: where it is kept, and what is kept there now."""

    kind: Kind
    owner: str
    key: str
    document: Document

    @property
    def tags(self) -> dict[str, str]:
        """Its tags; a new dictionary."""
        return dict(self.document.get("Tags", {}))


async def tag_resource(call: Call) -> Members:
    """Add tags; those of equal keys get the new values. Raises ApiError."""
    found = _found(call)
    if not call.members["Tags"]:
        raise invalid_parameter("An error occurred and the request cannot be processed.")
    _put(call, found, found.tags | call.members["Tags"])
    return {}


async def untag_resource(call: Call) -> Members:
    """Remove tags; keys that there are none of do no harm."""
    found = _found(call)
    gone = frozenset(call.members["TagKeys"])
    _put(call, found, {key: value for key, value in found.tags.items() if key not in gone})
    return {}


async def list_tags(call: Call) -> Members:
    """The tags of a resource."""
    return {"Tags": _found(call).tags}


def check_tags(tags: Mapping[str, str]) -> None:
    """Refuse more tags than a resource may have. Raises InvalidParameterValueException."""
    if len(tags) > MOST_TAGS:
        raise invalid_parameter("Number of tags exceeds resource tag limit.")


def _found(call: Call) -> Tagged:
    arn: str = call.members["Resource"]
    _arn, _partition, _service, region, account, kind, name, *qualifier = arn.split(":")
    if kind == "function":
        return _function(call, arn, bool(qualifier))
    here = (account, region) == call.place
    document = call.view.get(_KINDS[kind], "", name) if here and kind in _KINDS else None
    if document is None:
        raise not_found(_MISSING[kind].format(arn))
    return Tagged(_KINDS[kind], "", name, document)


def _function(call: Call, arn: str, qualified: bool) -> Tagged:
    """What is kept beside a function's versions; the qualifier is looked at before the function is looked for."""
    if qualified:
        raise invalid_parameter(_OF_VERSION)
    name = function_id(arn, call.place).name
    require_function(call, name)
    return Tagged(Kind.FUNCTION, name, "", call.view.get(Kind.FUNCTION, name) or {})


def _put(call: Call, found: Tagged, tags: dict[str, str]) -> None:
    check_tags(tags)
    if found.kind is Kind.FUNCTION:
        _touch(call, found.owner)
    call.view.put(found.kind, found.owner, found.key, {**found.document, "Tags": tags})


def _touch(call: Call, name: str) -> None:
    """Tags are no part of `$LATEST`, and yet it has a new revision after each change of them."""
    latest = call.view.get(Kind.VERSION, name, LATEST)
    if latest is not None:
        check_quiet(call, latest)
        call.view.put(Kind.VERSION, name, LATEST, {**latest, "RevisionId": new_id()})


OPERATIONS: Mapping[str, Entry] = {
    "TagResource": Entry(tag_resource, writes=True),
    "UntagResource": Entry(untag_resource, writes=True),
    "ListTags": Entry(list_tags),
}
