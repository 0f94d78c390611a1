"""The events have the members, the order and the headers of AWS's."""

from workbench.engine.runtime_api.extension_events import (
    InvokeEvent,
    ShutdownReason,
    event_reply,
    invoke_body,
    shutdown_body,
)

ARN = "arn:aws:lambda:us-east-1:123456789012:function:f"


def test_an_invoke() -> None:
    assert invoke_body(InvokeEvent("id-1", 1732180800123, ARN, "Root=1-2-3;Sampled=1")) == (
        b'{"eventType":"INVOKE","deadlineMs":1732180800123,"requestId":"id-1",'
        b'"invokedFunctionArn":"arn:aws:lambda:us-east-1:123456789012:function:f",'
        b'"tracing":{"type":"X-Amzn-Trace-Id","value":"Root=1-2-3;Sampled=1"}}'
    )


def test_an_invoke_without_a_trace() -> None:
    assert b"tracing" not in invoke_body(InvokeEvent("id-1", 1, ARN))


def test_a_shutdown_has_its_reason_in_lower_case() -> None:
    body = b'{"eventType":"SHUTDOWN","deadlineMs":5,"shutdownReason":"spindown"}'
    assert shutdown_body(ShutdownReason.SPINDOWN, 5) == body
    assert {reason.value for reason in ShutdownReason} == {"spindown", "timeout", "failure"}


def test_each_answer_has_an_identifier_of_its_own() -> None:
    one, other = event_reply(b"{}"), event_reply(b"{}")
    assert (one.status, one.body, dict(one.headers)["Content-Type"]) == (200, b"{}", "application/json")
    identifiers = {dict(reply.headers)["Lambda-Extension-Event-Identifier"] for reply in (one, other)}
    assert len(identifiers) == 2
