"""Names and addresses of hosts, as they stand in Host and Origin headers."""

import ipaddress
import socket
from urllib.parse import urlsplit

CONTAINER_NAMES = frozenset(("host.docker.internal", "host.containers.internal"))
"""What containers call the computer that they run on."""


def host_name(authority: str) -> str:
    """The host of `host:port` or `[address]:port`, in lower case; empty if it is none."""
    try:
        parts = urlsplit(f"//{authority}")
        found, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    # Anything besides a host and a port is no Host header.
    if found is None or parts.netloc != authority or "@" in authority:
        return ""
    return found.lower().removesuffix(".")


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches `host`: localhost, *.localhost, 127.0.0.0/8 or ::1 (without brackets)."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    mapped = getattr(address, "ipv4_mapped", None)
    return address is not None and (mapped or address).is_loopback


def is_address(host: str) -> bool:
    """Whether `host` is an address rather than a name."""
    return _address(host) is not None


def own_names() -> frozenset[str]:
    """What this computer calls itself, with its domain and without."""
    name = socket.gethostname().lower()
    return frozenset(found for found in (name, name.partition(".")[0]) if found)


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
