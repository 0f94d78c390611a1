"""Cross-origin requests to function URLs: the preflight, and headers of answers (LAMBDA_FACTS §6.19, Fetch §3.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.engine.http.message import Request, Response
from workbench.engine.lambda_api.policy_decision import is_like

Cors = Mapping[str, Any]
"""A URL's `Cors` member."""

Lines = list[tuple[str, str]]
_ANY = "*"


def is_preflight(request: Request) -> bool:
    """Whether a browser asks what it may send."""
    asks = "origin" in request.headers and "access-control-request-method" in request.headers
    return asks and request.method == "OPTIONS"


def preflight(cors: Cors, request: Request) -> Response:
    """The answer, for which no function runs; without headers for an origin that is not allowed."""
    headers = _origin_lines(cors, request.headers["origin"])
    if headers:
        asked = request.headers.get("access-control-request-headers", "")
        method = request.headers["access-control-request-method"]
        for name, member, wanted in (
            ("Access-Control-Allow-Methods", "AllowMethods", method),
            ("Access-Control-Allow-Headers", "AllowHeaders", asked),
        ):
            if value := _allowed(cors, member, wanted):
                headers.append((name, value))
        if cors.get("MaxAge") is not None:
            headers.append(("Access-Control-Max-Age", str(cors["MaxAge"])))
    return Response(200, b"", headers)


def cors_headers(cors: Cors | None, request: Request) -> Lines:
    """What every other answer has beside the function's own headers."""
    if cors is None or "origin" not in request.headers:
        return []
    headers = _origin_lines(cors, request.headers["origin"])
    if headers and (exposed := cors.get("ExposeHeaders")):
        headers.append(("Access-Control-Expose-Headers", ",".join(exposed)))
    return headers


def _origin_lines(cors: Cors, origin: str) -> Lines:
    allowed: Sequence[str] = cors.get("AllowOrigins") or ()
    credentials = bool(cors.get("AllowCredentials"))
    if not any(is_like(origin.lower(), one.lower()) for one in allowed):
        return []
    if _ANY in allowed and not credentials:
        return [("Access-Control-Allow-Origin", _ANY)]
    lines = [("Access-Control-Allow-Origin", origin), ("Vary", "Origin")]
    return [*lines, ("Access-Control-Allow-Credentials", "true")] if credentials else lines


def _allowed(cors: Cors, member: str, wanted: str) -> str:
    """The list; what is wanted where all is allowed, because with credentials `*` is no wildcard for a browser."""
    found: Sequence[str] = cors.get(member) or ()
    return wanted if _ANY in found and cors.get("AllowCredentials") else ",".join(found)
