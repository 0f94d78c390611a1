from typing import Any

import pytest

from tests.support.served_invokes import a_request
from workbench.engine.http.message import Response
from workbench.engine.lambda_api.url_cors import cors_headers, is_preflight, preflight

PAGE = "https://page.example"
ANY = {"AllowOrigins": ["*"]}


def asked(cors: dict[str, Any], origin: str = PAGE, **headers: Any) -> dict[str, str]:
    request = a_request("OPTIONS", origin=origin, access_control_request_method="PUT", **headers)
    assert is_preflight(request)
    answer = preflight(cors, request)
    assert (answer.status, answer.body) == (200, b"")
    return dict(answer.headers)


def told(cors: dict[str, Any] | None, **headers: Any) -> dict[str, str]:
    return dict(cors_headers(cors, a_request(**headers)))


def test_a_preflight_is_told_everything() -> None:
    cors = {
        "AllowOrigins": ["https://other.example", PAGE],
        "AllowMethods": ["GET", "PUT"],
        "AllowHeaders": ["x-a", "x-b"],
        "ExposeHeaders": ["x-c"],
        "AllowCredentials": True,
        "MaxAge": 0,
    }
    assert asked(cors) == {
        "Access-Control-Allow-Origin": PAGE,
        "Vary": "Origin",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "GET,PUT",
        "Access-Control-Allow-Headers": "x-a,x-b",
        "Access-Control-Max-Age": "0",
    }
    assert told(cors, origin=PAGE) == {
        "Access-Control-Allow-Origin": PAGE,
        "Vary": "Origin",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Expose-Headers": "x-c",
    }


def test_everybody_may() -> None:
    cors = {**ANY, "AllowMethods": ["*"], "AllowHeaders": ["*"]}
    assert asked(cors, access_control_request_headers="x-a") == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "*",
        "Access-Control-Allow-Headers": "*",
    }
    assert told(cors, origin=PAGE) == {"Access-Control-Allow-Origin": "*"}


def test_with_credentials_a_star_is_no_wildcard_so_what_is_asked_is_told() -> None:
    cors = {**ANY, "AllowMethods": ["*"], "AllowHeaders": ["*"], "AllowCredentials": True}
    assert asked(cors, access_control_request_headers="x-a,x-b") == {
        "Access-Control-Allow-Origin": PAGE,
        "Vary": "Origin",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "PUT",
        "Access-Control-Allow-Headers": "x-a,x-b",
    }
    assert told(cors, origin=PAGE)["Access-Control-Allow-Origin"] == PAGE


@pytest.mark.parametrize(
    ("allowed", "origin", "may"),
    [
        ([PAGE], PAGE, True),
        ([PAGE.upper()], PAGE, True),
        (["https://*"], PAGE, True),
        (["https://*.example"], PAGE, True),
        (["https://*"], "http://page.example", False),
        ([PAGE], f"{PAGE}.evil", False),
        ([PAGE], "null", False),
        ([], PAGE, False),
        (None, PAGE, False),
    ],
)
def test_who_may(allowed: list[str] | None, origin: str, may: bool) -> None:
    cors = {"AllowOrigins": allowed, "AllowMethods": ["*"], "MaxAge": 5}
    assert bool(asked(cors, origin)) is may
    assert bool(told(cors, origin=origin)) is may


def test_who_names_no_origin_is_told_nothing() -> None:
    assert told(ANY) == {}
    assert told(None, origin=PAGE) == {}


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("OPTIONS", {"origin": PAGE}),
        ("OPTIONS", {"access_control_request_method": "GET"}),
        ("GET", {"origin": PAGE, "access_control_request_method": "GET"}),
    ],
)
def test_what_is_no_preflight(method: str, headers: dict[str, Any]) -> None:
    assert not is_preflight(a_request(method, **headers))


def test_a_preflight_that_may_not_is_told_nothing() -> None:
    request = a_request("OPTIONS", origin=PAGE, access_control_request_method="PUT")
    assert preflight({"AllowOrigins": ["https://other"], "MaxAge": 3}, request) == Response(200, b"", [])
