"""The routes of the Runtime API (LAMBDA_FACTS §1.2) on one screen."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PREFIX = "/2018-06-01"
_INVOCATION = re.compile(rf"{_PREFIX}/runtime/invocation/(?P<id>[^/]+)/(?P<what>response|error)")


class Call(StrEnum):
    """What a runtime may ask for."""

    PING = "ping"
    NEXT = "next"
    RESPONSE = "response"
    ERROR = "error"
    INIT_ERROR = "init/error"


@dataclass(frozen=True, slots=True)
class Route:
    """A matched call; `request_id` for a response or an error."""

    call: Call
    request_id: str = ""


_FIXED = {
    ("GET", f"{_PREFIX}/ping"): Route(Call.PING),
    ("GET", f"{_PREFIX}/runtime/invocation/next"): Route(Call.NEXT),
    ("POST", f"{_PREFIX}/runtime/init/error"): Route(Call.INIT_ERROR),
}


def match(method: str, target: str) -> Route | None:
    """The route of a request line, or None (404)."""
    path = target.partition("?")[0]
    fixed = _FIXED.get((method, path))
    if fixed is not None:
        return fixed
    found = _INVOCATION.fullmatch(path) if method == "POST" else None
    if found is None:
        return None
    return Route(Call(found["what"]), found["id"])
