import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_executor import a_config, a_request
from workbench.engine.invoke_headers import invoked_arn, make_invocation
from workbench.engine.runtime_api.extension_events import InvokeEvent
from workbench.model.invoke import InvokeRequest

ARN = "arn:aws:lambda:us-east-1:123456789012:function:Hello"


def headers_of(request: InvokeRequest) -> dict[str, str]:
    return dict(make_invocation(request, 3.0)[0].headers)


def test_headers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)
    request = a_request(a_config(tmp_path), qualifier="live", trace_id="Root=1-a-b")
    invocation, event = make_invocation(request, 3.0)
    headers = dict(invocation.headers)
    assert headers.pop("Lambda-Runtime-Invocation-Id") == invocation.id != request.request_id
    assert headers == {
        "Lambda-Runtime-Aws-Request-Id": request.request_id,
        "Lambda-Runtime-Deadline-Ms": "1000003000",
        "Lambda-Runtime-Invoked-Function-Arn": f"{ARN}:live",
        "Lambda-Runtime-Trace-Id": "Root=1-a-b",
    }
    assert event == InvokeEvent(request.request_id, 1_000_003_000, f"{ARN}:live", "Root=1-a-b")


def test_what_was_not_given_has_no_header(tmp_path: Path) -> None:
    request = a_request(a_config(tmp_path))
    assert invoked_arn(request) == ARN
    optional = {"Client-Context", "Cognito-Identity", "Aws-Tenant-Id"}
    assert not {f"Lambda-Runtime-{name}" for name in optional} & headers_of(request).keys()


def test_identity_and_tenant(tmp_path: Path) -> None:
    request = a_request(a_config(tmp_path), cognito_identity='{"a":1}', tenant_id="blue")
    headers = headers_of(request)
    assert headers["Lambda-Runtime-Cognito-Identity"] == '{"a":1}'
    assert headers["Lambda-Runtime-Aws-Tenant-Id"] == "blue"


@given(st.dictionaries(st.text(), st.text()))
def test_a_client_context_stays_on_one_line_and_keeps_its_meaning(context: dict[str, str]) -> None:
    data = json.dumps(context, indent=1, ensure_ascii=True).encode()
    request = a_request(a_config(Path("/tmp")), client_context=data)
    header = headers_of(request)["Lambda-Runtime-Client-Context"]
    assert "\n" not in header
    assert json.loads(header.encode("latin-1")) == context


def test_a_client_context_keeps_its_bytes(tmp_path: Path) -> None:
    context = '{"a":\r\n "é"}'
    header = headers_of(a_request(a_config(tmp_path), client_context=context.encode()))["Lambda-Runtime-Client-Context"]
    assert header.encode("latin-1").decode() == '{"a":   "é"}'


def test_no_event_is_an_empty_object(tmp_path: Path) -> None:
    assert make_invocation(a_request(a_config(tmp_path), b""), 1)[0].payload == b"{}"
    assert make_invocation(a_request(a_config(tmp_path), b" null "), 1)[0].payload == b" null "
