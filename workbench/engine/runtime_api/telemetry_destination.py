"""Where in the sandbox a subscriber wants its records (LAMBDA_FACTS §2.4, §2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

RESERVED_PORT = 9001
HOSTS = ("sandbox.localdomain", "sandbox")
PORTS = range(1, 65_536)


class FaultError(Exception):
    """A member of a subscription is not as AWS wants it; the text says what should be."""


class Protocol(StrEnum):
    """How records are delivered."""

    HTTP = "HTTP"
    TCP = "TCP"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the subscriber listens; `host` is as it was named, `path` and `method` are for HTTP."""

    protocol: Protocol
    port: int
    host: str = HOSTS[0]
    path: str = "/"
    method: str = "POST"


def read_destination(asked: object, *, logs: bool) -> Destination:
    """The destination that a request names; `logs` allows a method and an encoding. Raises FaultError."""
    if not isinstance(asked, dict):
        raise FaultError("destination should not be empty")
    match asked.get("protocol"):
        case Protocol.HTTP:
            return _http(asked, _method(asked) if logs else "POST")
        case Protocol.TCP:
            return Destination(Protocol.TCP, _port(asked.get("port"), "port is not provided"))
        case _:
            raise FaultError("protocol should be HTTP or TCP")


def _http(asked: Mapping[str, object], method: str) -> Destination:
    uri = asked.get("URI")
    if not isinstance(uri, str) or not uri:
        raise FaultError("URI is not provided")
    try:
        parts = urlsplit(uri)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise FaultError("URI is not valid") from error
    if parts.scheme != "http":
        raise FaultError("URI scheme should be http")
    if host not in HOSTS or parts.username is not None:
        raise FaultError(f"URI host should be {HOSTS[0]}")
    return Destination(Protocol.HTTP, _port(port, "URI port is not provided"), host, _target(parts), method)


def _target(parts: SplitResult) -> str:
    """What stands in the request line; nothing in it may end that line."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not all("!" <= character <= "~" for character in target):
        raise FaultError("URI is not valid")
    return target


def _method(asked: Mapping[str, object]) -> str:
    method = asked.get("method", "POST")
    if method not in ("POST", "PUT"):
        raise FaultError("method should be POST or PUT")
    if asked.get("encoding", "JSON") != "JSON":
        raise FaultError("encoding should be JSON")
    return str(method)


def _port(port: object, lacking: str) -> int:
    if port is None:
        raise FaultError(lacking)
    if not is_within(port, PORTS):
        raise FaultError(f"port should be between {PORTS[0]} and {PORTS[-1]}")
    if port == RESERVED_PORT:
        raise FaultError(f"port {RESERVED_PORT} is reserved")
    return int(str(port))


def is_within(value: object, allowed: range) -> bool:
    """Whether `value` is a whole number of that range."""
    return isinstance(value, int) and not isinstance(value, bool) and value in allowed
