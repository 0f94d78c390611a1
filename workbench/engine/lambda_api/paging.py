"""Lists in pages: a marker says where the last page ended, whatever came or went since (LAMBDA_FACTS §A.1)."""

import base64
from collections.abc import Callable, Sequence
from typing import TypeVar

from workbench.engine.lambda_api.call import Members
from workbench.engine.lambda_api.errors import invalid_parameter

T = TypeVar("T")
PAGE = 50
_MARK = "after:"
"""Begins every marker: an empty one would be none."""

_NOT_OURS = "Invalid Marker"


def page(
    items: Sequence[T], given: Members, key: Callable[[T], str], most: int = PAGE
) -> tuple[Sequence[T], dict[str, str]]:
    """The items that are asked for, of those in order, and the NextMarker when there are more.

    Raises InvalidParameterValueException for a marker that is none of ours.
    """
    start = 0
    if marker := given.get("Marker"):
        start = _after(items, key, _decoded(marker))
    end = start + min(given.get("MaxItems") or most, most)
    shown = items[start:end]
    return shown, {"NextMarker": _encoded(key(shown[-1]))} if end < len(items) else {}


def _after(items: Sequence[T], key: Callable[[T], str], last: str) -> int:
    """The place after `last`; where it has gone meanwhile, the first that is greater."""
    keys = [key(item) for item in items]
    if last in keys:
        return keys.index(last) + 1
    return next((place for place, one in enumerate(keys) if one > last), len(keys))


def _encoded(key: str) -> str:
    return base64.urlsafe_b64encode((_MARK + key).encode("utf-8", "surrogatepass")).decode("ascii")


def _decoded(marker: str) -> str:
    try:
        text = base64.b64decode(marker.encode("ascii"), b"-_", validate=True).decode("utf-8", "surrogatepass")
    except ValueError as error:
        raise invalid_parameter(_NOT_OURS) from error
    if not text.startswith(_MARK):
        raise invalid_parameter(_NOT_OURS)
    return text.removeprefix(_MARK)
