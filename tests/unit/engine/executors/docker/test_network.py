import pytest

from workbench.engine.executors.docker.daemon import BridgeNetwork
from workbench.engine.executors.docker.network import DESKTOP, endpoint_for, gateway_of, is_ours


@pytest.mark.parametrize(
    ("gateway", "subnet", "expected"),
    [
        ("172.17.0.9", "172.17.0.0/16", "172.17.0.9"),
        ("", "172.17.0.0/16", "172.17.0.1"),
        ("", "10.1.0.1/24", "10.1.0.1"),
        ("", "", ""),
        ("", "odd", ""),
    ],
)
def test_the_gateway_is_the_named_one_or_the_first_of_the_subnet(gateway: str, subnet: str, expected: str) -> None:
    assert gateway_of(BridgeNetwork(gateway, subnet)) == expected


def test_an_address_of_this_machine_is_listened_at() -> None:
    endpoint = endpoint_for(BridgeNetwork("127.0.0.1", ""))
    assert (endpoint.bind_host, endpoint.sandbox_host) == ("127.0.0.1", "127.0.0.1")


@pytest.mark.parametrize("gateway", ["192.0.2.1", "", "2001:db8::1"])
def test_elsewhere_the_sandbox_goes_through_dockers_name(gateway: str) -> None:
    assert endpoint_for(BridgeNetwork(gateway, "")) == DESKTOP


def test_addresses_of_others_are_not_ours() -> None:
    assert is_ours("127.0.0.1")
    assert not is_ours("192.0.2.1")
