"""Which destinations are allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.telemetry_destination import (
    Destination,
    FaultError,
    Protocol,
    is_within,
    read_destination,
)


def http(uri: object, **more: object) -> dict[str, object]:
    return {"protocol": "HTTP", "URI": uri, **more}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (http("http://sandbox.localdomain:8080"), Destination(Protocol.HTTP, 8080)),
        (http("http://sandbox:80/a/b?c=d"), Destination(Protocol.HTTP, 80, "sandbox", "/a/b?c=d")),
        ({"protocol": "TCP", "port": 4243}, Destination(Protocol.TCP, 4243)),
        (http("http://sandbox:80", method="PUT", encoding="JSON"), Destination(Protocol.HTTP, 80, "sandbox", "/")),
    ],
)
def test_allowed(asked: object, expected: Destination) -> None:
    assert read_destination(asked, logs=False) == expected


def test_the_logs_api_has_a_method() -> None:
    assert read_destination(http("http://sandbox:80", method="PUT"), logs=True).method == "PUT"
    assert read_destination(http("http://sandbox:80"), logs=True).method == "POST"


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        (None, "destination should not be empty"),
        ("http://sandbox:80", "destination should not be empty"),
        ({}, "protocol should be HTTP or TCP"),
        ({"protocol": "http", "URI": "http://sandbox:80"}, "protocol should be HTTP or TCP"),
        ({"protocol": "HTTP"}, "URI is not provided"),
        (http(""), "URI is not provided"),
        (http(5), "URI is not provided"),
        (http("http://sandbox.localdomain"), "URI port is not provided"),
        (http("http://sandbox.localdomain:9001"), "port 9001 is reserved"),
        (http("http://sandbox.localdomain:0"), "port should be between 1 and 65535"),
        (http("http://sandbox.localdomain:65536"), "URI is not valid"),
        (http("http://[sandbox:80"), "URI is not valid"),
        (http("http://sandbox:80/a b"), "URI is not valid"),
        (http("http://sandbox:80/é"), "URI is not valid"),
        (http("https://sandbox.localdomain:8080"), "URI scheme should be http"),
        (http("http://127.0.0.1:8080"), "URI host should be sandbox.localdomain"),
        (http("http://me@sandbox:8080"), "URI host should be sandbox.localdomain"),
        (http("http://sandbox:80", method="DELETE"), "method should be POST or PUT"),
        (http("http://sandbox:80", encoding="XML"), "encoding should be JSON"),
        ({"protocol": "TCP"}, "port is not provided"),
        ({"protocol": "TCP", "port": "80"}, "port should be between 1 and 65535"),
        ({"protocol": "TCP", "port": True}, "port should be between 1 and 65535"),
        ({"protocol": "TCP", "port": 9001}, "port 9001 is reserved"),
    ],
)
def test_refused(asked: object, fault: str) -> None:
    with pytest.raises(FaultError) as caught:
        read_destination(asked, logs=True)
    assert str(caught.value) == fault


@given(st.text())
def test_no_path_ends_the_request_line(path: str) -> None:
    try:
        found = read_destination(http(f"http://sandbox:80/{path}"), logs=False)
    except FaultError:
        return
    assert found.path.isascii()
    assert not set(found.path) & set(" \r\n")


def test_numbers() -> None:
    assert is_within(1, range(1, 3))
    assert not any(is_within(value, range(1, 3)) for value in (0, 3, 1.0, "1", True, None))
