"""The routes of the sandbox's API on one screen: runtime, extensions, telemetry, SnapStart, metadata.

Sources: LAMBDA_FACTS §1.2, §2.2, §2.4, §2.6, §1.11, §1.12.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_RUNTIME = "/2018-06-01"
_EXTENSION = "/2020-01-01/extension"
_INVOCATION = re.compile(rf"{_RUNTIME}/runtime/invocation/(?P<id>[^/]+)/(?P<what>response|error)")


class Call(StrEnum):
    """What a runtime or an extension may ask for."""

    PING = "ping"
    NEXT = "next"
    RESPONSE = "response"
    ERROR = "error"
    INIT_ERROR = "init/error"
    RESTORE_NEXT = "restore/next"
    RESTORE_ERROR = "restore/error"
    EXTENSION_REGISTER = "extension/register"
    EXTENSION_NEXT = "extension/event/next"
    EXTENSION_INIT_ERROR = "extension/init/error"
    EXTENSION_EXIT_ERROR = "extension/exit/error"
    TELEMETRY = "telemetry"
    LOGS = "logs"
    CREDENTIALS = "credentials"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Route:
    """A matched call; `request_id` for a response or an error."""

    call: Call
    request_id: str = ""


_FIXED = {
    ("GET", f"{_RUNTIME}/ping"): Route(Call.PING),
    ("GET", f"{_RUNTIME}/runtime/invocation/next"): Route(Call.NEXT),
    ("POST", f"{_RUNTIME}/runtime/init/error"): Route(Call.INIT_ERROR),
    ("GET", f"{_RUNTIME}/runtime/restore/next"): Route(Call.RESTORE_NEXT),
    ("POST", f"{_RUNTIME}/runtime/restore/error"): Route(Call.RESTORE_ERROR),
    ("POST", f"{_EXTENSION}/register"): Route(Call.EXTENSION_REGISTER),
    ("GET", f"{_EXTENSION}/event/next"): Route(Call.EXTENSION_NEXT),
    ("POST", f"{_EXTENSION}/init/error"): Route(Call.EXTENSION_INIT_ERROR),
    ("POST", f"{_EXTENSION}/exit/error"): Route(Call.EXTENSION_EXIT_ERROR),
    ("PUT", "/2022-07-01/telemetry"): Route(Call.TELEMETRY),
    ("PUT", "/2020-08-15/logs"): Route(Call.LOGS),
    # AWS's pages write them with a slash at the end, too.
    ("PUT", "/2022-07-01/telemetry/"): Route(Call.TELEMETRY),
    ("PUT", "/2020-08-15/logs/"): Route(Call.LOGS),
    ("GET", "/2021-04-23/credentials"): Route(Call.CREDENTIALS),
    ("GET", "/2026-01-15/metadata/execution-environment"): Route(Call.METADATA),
}

_PATHS = frozenset(path for _method, path in _FIXED)


def match(method: str, target: str) -> Route | None:
    """The route of a request line, or None."""
    path = target.partition("?")[0]
    fixed = _FIXED.get((method, path))
    if fixed is not None:
        return fixed
    found = _INVOCATION.fullmatch(path) if method == "POST" else None
    if found is None:
        return None
    return Route(Call(found["what"]), found["id"])


def known_path(target: str) -> bool:
    """Whether the path of a request that matches no route is one that takes another method (405, not 404)."""
    path = target.partition("?")[0]
    return path in _PATHS or _INVOCATION.fullmatch(path) is not None
