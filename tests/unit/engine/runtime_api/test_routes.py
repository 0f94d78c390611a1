import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.routes import Call, Route, match

BASE = "/2018-06-01/runtime"


@pytest.mark.parametrize(
    ("method", "target", "route"),
    [
        ("GET", "/2018-06-01/ping", Route(Call.PING)),
        ("GET", f"{BASE}/invocation/next", Route(Call.NEXT)),
        ("GET", f"{BASE}/invocation/next?a=b", Route(Call.NEXT)),
        ("POST", f"{BASE}/init/error", Route(Call.INIT_ERROR)),
        ("POST", f"{BASE}/invocation/1-2/response", Route(Call.RESPONSE, "1-2")),
        ("POST", f"{BASE}/invocation/1-2/error", Route(Call.ERROR, "1-2")),
    ],
)
def test_every_call(method: str, target: str, route: Route) -> None:
    assert match(method, target) == route


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("POST", f"{BASE}/invocation/next"),
        ("GET", f"{BASE}/invocation/1/response"),
        ("POST", f"{BASE}/invocation/1/2/response"),
        ("POST", f"{BASE}/invocation//response"),
        ("POST", f"{BASE}/invocation/1/response/"),
        ("GET", "/2018-06-02/ping"),
        ("GET", f"{BASE}/restore/next"),
        ("GET", "/"),
        ("get", "/2018-06-01/ping"),
    ],
)
def test_whatever_is_not_listed_is_not_found(method: str, target: str) -> None:
    assert match(method, target) is None


@given(st.text(st.characters(exclude_characters="/?\n", min_codepoint=0x21, max_codepoint=0x7E), min_size=1))
def test_ids_come_back_as_sent(request_id: str) -> None:
    assert match("POST", f"{BASE}/invocation/{request_id}/error") == Route(Call.ERROR, request_id)
