"""How a sandbox on the default bridge reaches the engine."""

import ipaddress
import socket

from workbench.engine.executors.base import ApiEndpoint
from workbench.engine.executors.docker.daemon import BridgeNetwork

DESKTOP = ApiEndpoint("127.0.0.1", "host.docker.internal")
"""Docker Desktop's engine is in a virtual machine that brings this name's connections to the host's loopback."""


def endpoint_for(network: BridgeNetwork) -> ApiEndpoint:
    """The bridge's own address where it is one of this machine's, else Docker Desktop's way."""
    gateway = gateway_of(network)
    return ApiEndpoint(gateway, gateway) if gateway and is_ours(gateway) else DESKTOP


def gateway_of(network: BridgeNetwork) -> str:
    """The gateway's address: as named, else the first of the subnet, which Docker takes; empty when unknown."""
    if network.gateway:
        return network.gateway
    try:
        return str(next(ipaddress.ip_network(network.subnet, strict=False).hosts()))
    except (ValueError, StopIteration):
        return ""


def is_ours(address: str) -> bool:
    """Whether a server of this machine can listen at `address`."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return False
        return True
