"""What stands in a Host header, and which hosts are this computer."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.lambda_api.access.hosts import host_name, is_address, is_loopback, own_names


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        ("localhost", "localhost"),
        ("LocalHost:3001", "localhost"),
        ("localhost.", "localhost"),
        ("127.0.0.1:1", "127.0.0.1"),
        ("[::1]:3001", "::1"),
        ("[::1]", "::1"),
        ("", ""),
        (":3001", ""),
        ("localhost:x", ""),
        ("localhost:99999", ""),
        ("[::1", ""),
        ("evil.com@localhost", ""),
        ("localhost/a", ""),
        ("localhost?a", ""),
        ("local\thost", ""),
        ("evil.com#localhost", ""),
    ],
)
def test_host_name(authority: str, host: str) -> None:
    assert host_name(authority) == host


@given(st.text(st.characters(max_codepoint=255), max_size=12))
def test_any_text_has_a_host_or_none(authority: str) -> None:
    host = host_name(authority)
    assert not host or host.rstrip(".") in authority.lower()


@pytest.mark.parametrize(
    "host", ["localhost", "a.lambda-url.us-east-1.localhost", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]
)
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.com",
        "notlocalhost",
        "localhost.evil.com",
        "127.0.0.1.nip.io",
        "0.0.0.0",
        "::",
        "128.0.0.1",
        "2130706433",
        "::ffff:10.0.0.1",
    ],
)
def test_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_addresses_and_names() -> None:
    assert [host for host in ("10.0.0.1", "::1", "a", "", "1.2.3", "localhost") if is_address(host)] == [
        "10.0.0.1",
        "::1",
    ]


def test_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert socket.gethostname().lower() in own_names()
    monkeypatch.setattr(socket, "gethostname", lambda: "Box.example.test")
    assert own_names() == {"box.example.test", "box"}
