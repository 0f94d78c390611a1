"""Who may call the local service at all: no web pages of others, and beyond this computer only who has a key."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime

from workbench.engine.http.message import Request, Response
from workbench.engine.lambda_api.access import hosts
from workbench.engine.lambda_api.access.authorization import SignatureError
from workbench.engine.lambda_api.access.signature import verify
from workbench.model.errors import ServiceAccessError

DENIED = "AccessDeniedException"

is_loopback = hosts.is_loopback


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Gate:
    """Lets requests through to a service that listens on `bound_host`.

    Browsers reach loopback too. A page whose name is made to resolve to 127.0.0.1 (DNS rebinding) is told by its Host,
    any other page by its Origin. What others can reach needs a signature by one of `keys` (access key to secret).
    """

    def __init__(
        self,
        bound_host: str,
        keys: Mapping[str, str],
        allowed_hosts: Collection[str] = (),
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """Raises ServiceAccessError when others can reach `bound_host` and there is no key, or one without a secret."""
        self._signed = not hosts.is_loopback(bound_host)
        if self._signed and (not keys or not all(key and secret for key, secret in keys.items())):
            raise ServiceAccessError(
                f"The service cannot listen on {bound_host or 'all addresses'}.",
                "Others could call it there, and no access key with a secret is configured.",
                "Set WORKBENCH_ACCESS_KEY_ID and WORKBENCH_SECRET_ACCESS_KEY, or listen on 127.0.0.1.",
            )
        self._keys = dict(keys)
        named = (bound_host.lower(), *(host.lower() for host in allowed_hosts))
        self._names = frozenset(named) | hosts.CONTAINER_NAMES | hosts.own_names()
        self._now = now

    def check(self, request: Request) -> Response | None:
        """The answer that refuses a request, or None."""
        host = hosts.host_name(request.headers.get("host", ""))
        # An address cannot be made to resolve to another: no rebinding. Containers call by the bridge's.
        if not (hosts.is_address(host) or self._is_ours(host)):
            return _refusal(DENIED, f"The host '{host}' is not one of this service. Configure it, if it should be.")
        origin = request.headers.get("origin")
        # Function URLs answer web pages, by rules of their own.
        if origin is not None and ".lambda-url." not in host and not self._is_ours(_origin_host(origin)):
            return _refusal(DENIED, "Web pages of other hosts may not call this service.")
        if self._signed:
            try:
                verify(request, self._keys.get, self._now())
            except SignatureError as error:
                return _refusal(error.code, error.message, error.status)
        return None

    def _is_ours(self, host: str) -> bool:
        # SDKs put one of these before the host, whatever it is, when they ask for a Live Tail of the logs.
        plain = host.removeprefix("streaming-").removeprefix("stream-")
        return any(one and (hosts.is_loopback(one) or one in self._names) for one in (host, plain))


def _origin_host(origin: str) -> str:
    scheme, separator, authority = origin.partition("://")
    return hosts.host_name(authority) if separator and scheme in ("http", "https") else ""


def _refusal(code: str, message: str, status: int = 403) -> Response:
    body = json.dumps({"message": message}).encode()
    return Response(status, body, (("Content-Type", "application/json"), ("x-amzn-ErrorType", code)))
