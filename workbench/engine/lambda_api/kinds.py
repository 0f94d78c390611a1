"""What the service keeps: kinds of resources, and the documents that say what one is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

Document = Mapping[str, Any]
"""A resource as JSON, in the API's own member names; never changed, only replaced.

Members that begin with `_` are ours and never leave the service.
"""


class Kind(StrEnum):
    """A kind of resource; each is kept under an owner (a function's or layer's name, or nothing) and a key."""

    FUNCTION = "function"
    """What holds for all versions of a function: tags, reserved concurrency, recursion; no key."""
    VERSION = "version"
    """A FunctionConfiguration; the key is `$LATEST` or a number."""
    ALIAS = "alias"
    """The key is its name."""
    POLICY = "policy"
    """A resource policy; the key is the qualifier, or nothing."""
    EVENT_INVOKE = "event-invoke"
    PROVISIONED = "provisioned"
    URL = "url"
    LAST_VERSION = "last-version"
    """The `Number` that was given to a version last; no key. It outlives its function: numbers are never reused."""
    RUNTIME_MANAGEMENT = "runtime-management"
    """The key is the qualifier, `$LATEST` for none."""
    LAYER = "layer"
    """What holds for all versions of a layer; no key."""
    LAYER_VERSION = "layer-version"
    """The key is its number."""
    MAPPING = "mapping"
    """An event source mapping; no owner, the key is its UUID."""
    CODE_SIGNING = "code-signing"
    """No owner, the key is its id."""


OF_FUNCTION = (
    Kind.FUNCTION,
    Kind.VERSION,
    Kind.ALIAS,
    Kind.POLICY,
    Kind.EVENT_INVOKE,
    Kind.PROVISIONED,
    Kind.URL,
    Kind.RUNTIME_MANAGEMENT,
)
"""What goes when a function is deleted."""

OF_QUALIFIER = (Kind.POLICY, Kind.EVENT_INVOKE, Kind.PROVISIONED, Kind.RUNTIME_MANAGEMENT)
"""What goes when one version or alias is deleted; an alias's URL stays (LAMBDA_FACTS §6.19)."""
