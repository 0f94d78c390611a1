"""Which subscriptions are allowed, and how the others are refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.reply import Reply
from workbench.engine.runtime_api.telemetry_subscription import (
    Buffering,
    Subscription,
    TelemetryApi,
    parse_subscription,
)
from workbench.model.invoke import LogSource

TELEMETRY, LOGS = TelemetryApi.TELEMETRY, TelemetryApi.LOGS
GOOD = {
    "schemaVersion": "2022-12-13",
    "types": ["platform", "function", "platform"],
    "buffering": {"maxItems": 1000, "maxBytes": 262144, "timeoutMs": 100},
    "destination": {"protocol": "HTTP", "URI": "http://sandbox.localdomain:8080/path"},
}


def parse(api: TelemetryApi, **changes: object) -> Subscription | Reply:
    request = {name: value for name, value in (GOOD | changes).items() if value is not ...}
    return parse_subscription(api, json.dumps(request).encode())


def fault(api: TelemetryApi, **changes: object) -> dict[str, Any]:
    reply = parse(api, **changes)
    assert isinstance(reply, Reply)
    assert reply.status == 400
    document = json.loads(reply.body)
    assert list(document) == ["errorType", "errorMessage"]
    return dict(document)


def test_a_good_one() -> None:
    found = parse(TELEMETRY)
    assert isinstance(found, Subscription)
    assert (found.api, found.schema) == (TELEMETRY, "2022-12-13")
    assert found.types == (LogSource.PLATFORM, LogSource.FUNCTION)
    assert found.buffering == Buffering(1000, 262_144, 100)
    assert (found.destination.port, found.destination.path) == (8080, "/path")


@pytest.mark.parametrize("buffering", [..., None, {}])
def test_defaults(buffering: object) -> None:
    found = parse(LOGS, schemaVersion=..., buffering=buffering)
    assert isinstance(found, Subscription)
    assert found.schema == "2020-08-15"
    assert found.buffering == Buffering(10_000, 262_144, 1000)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"types": []}, "types should not be empty"),
        ({"types": ...}, "types should not be empty"),
        ({"types": "platform"}, "types should not be empty"),
        ({"types": ["platform", "system"]}, "types should be platform, function or extension"),
        ({"types": [["platform"]]}, "types should be platform, function or extension"),
        ({"schemaVersion": ...}, "schemaVersion should not be empty"),
        ({"schemaVersion": "2020-08-15"}, "TelemetryAPI only supports the SchemaVersion released after 2021-03-18"),
        ({"schemaVersion": ["2022-12-13"]}, "TelemetryAPI only supports the SchemaVersion released after 2021-03-18"),
        ({"buffering": []}, "buffering should be an object"),
        ({"buffering": {"maxItems": 999}}, "maxItems should be between 1000 and 10000"),
        ({"buffering": {"maxItems": 1e3}}, "maxItems should be between 1000 and 10000"),
        ({"buffering": {"maxBytes": 1_048_577}}, "maxBytes should be between 262144 and 1048576"),
        ({"buffering": {"timeoutMs": 24}}, "timeoutMs should be between 25 and 30000"),
        (
            {"destination": {"protocol": "HTTP", "URI": "http://sandbox"}, "types": []},
            "URI port is not provided; types should not be empty",
        ),
    ],
)
def test_faults(changes: dict[str, object], message: str) -> None:
    assert fault(TELEMETRY, **changes) == {"errorType": "ValidationError", "errorMessage": message}


def test_the_logs_api_names_itself() -> None:
    assert fault(LOGS) == {
        "errorType": "Logs.ValidationError",
        "errorMessage": "LogsAPI only supports the following SchemaVersion: 2020-08-15, 2021-03-18",
    }


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b'"x"', b"[" * 100_000])
def test_what_is_no_object(body: bytes) -> None:
    reply = parse_subscription(TELEMETRY, body)
    assert isinstance(reply, Reply)
    assert (reply.status, b"Invalid JSON" in reply.body) == (400, True)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(GOOD, ANY)))
def test_anything_is_answered(changes: dict[str, Any]) -> None:
    found = parse_subscription(TELEMETRY, json.dumps(GOOD | changes).encode())
    assert isinstance(found, Subscription) or found.status == 400
