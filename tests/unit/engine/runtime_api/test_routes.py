import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.routes import Call, Route, known_path, match

BASE = "/2018-06-01/runtime"
EXTENSION = "/2020-01-01/extension"
METADATA = "/2026-01-15/metadata/execution-environment"

ROUTES = [
    ("GET", "/2018-06-01/ping", Route(Call.PING)),
    ("GET", f"{BASE}/invocation/next", Route(Call.NEXT)),
    ("POST", f"{BASE}/init/error", Route(Call.INIT_ERROR)),
    ("POST", f"{BASE}/invocation/1-2/response", Route(Call.RESPONSE, "1-2")),
    ("POST", f"{BASE}/invocation/1-2/error", Route(Call.ERROR, "1-2")),
    ("GET", f"{BASE}/restore/next", Route(Call.RESTORE_NEXT)),
    ("POST", f"{BASE}/restore/error", Route(Call.RESTORE_ERROR)),
    ("POST", f"{EXTENSION}/register", Route(Call.EXTENSION_REGISTER)),
    ("GET", f"{EXTENSION}/event/next", Route(Call.EXTENSION_NEXT)),
    ("POST", f"{EXTENSION}/init/error", Route(Call.EXTENSION_INIT_ERROR)),
    ("POST", f"{EXTENSION}/exit/error", Route(Call.EXTENSION_EXIT_ERROR)),
    ("PUT", "/2022-07-01/telemetry", Route(Call.TELEMETRY)),
    ("PUT", "/2020-08-15/logs", Route(Call.LOGS)),
    ("GET", "/2021-04-23/credentials", Route(Call.CREDENTIALS)),
    ("GET", METADATA, Route(Call.METADATA)),
]


def test_every_call_has_a_route() -> None:
    assert {route.call for _method, _path, route in ROUTES} == set(Call)


@pytest.mark.parametrize(("method", "path", "route"), ROUTES)
def test_every_call(method: str, path: str, route: Route) -> None:
    assert match(method, path) == match(method, f"{path}?a=b") == route


@pytest.mark.parametrize(("method", "path", "_route"), ROUTES)
def test_a_known_path_takes_one_method_only(method: str, path: str, _route: Route) -> None:
    others = {"GET", "POST", "PUT", "DELETE", "HEAD", method.lower()} - {method}
    assert not any(match(other, path) for other in others)
    assert known_path(path)
    assert known_path(f"{path}?a=b")


@pytest.mark.parametrize(
    "path",
    [
        f"{BASE}/invocation/1/2/response",
        f"{BASE}/invocation//response",
        f"{BASE}/invocation/1/response/",
        f"{BASE}/invocation/1/responses",
        "/2018-06-02/ping",
        "/2018-06-01/ping/",
        f"{EXTENSION}/event",
        "/",
        "*",
    ],
)
def test_whatever_is_not_listed_is_not_found(path: str) -> None:
    assert match("GET", path) is match("POST", path) is None
    assert not known_path(path)


@given(st.text(st.characters(exclude_characters="/?\n", min_codepoint=0x21, max_codepoint=0x7E), min_size=1))
def test_ids_come_back_as_sent(request_id: str) -> None:
    assert match("POST", f"{BASE}/invocation/{request_id}/error") == Route(Call.ERROR, request_id)
